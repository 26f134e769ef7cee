import { serve } from '@weir/server';
import type { Served } from '@weir/server';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage, five } from './dashboardPage.ts';
import { syntheticRun } from './syntheticRun.ts';
import { violations } from './violations.ts';

let folder: string;
let browser: Browser;
let served: Served | undefined;
let dashboard: DashboardPage;

beforeAll(async () => {
  folder = await builtPage();
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());
afterEach(async () => {
  await dashboard?.close();
  await served?.close();
});

test.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
] as const)(
  'axe has nothing to object to in a %s page %i pixels wide',
  async (colorScheme, width) => {
    served = await serve({
      start: ({ variant }, control$) => syntheticRun(control$, { name: variant ?? 'one', steps: 500 }),
      presets: [{ name: 'one', description: '', lookAt: 'Look.', variants: ['a', 'b'] }],
      port: 0,
      page: folder,
    });
    dashboard = await DashboardPage.open(browser);
    const { page } = dashboard;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(served.address);
    await page.getByRole('heading', { name: 'No run yet' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await dashboard.start('one');
    for (const chart of five) await dashboard.marksOf(chart);
    await page.getByText('all are done').waitFor({ timeout: 30_000 });
    expect(await violations(page)).toEqual([]);
  },
  90_000,
);

test('every chart has a name, says at which step, and has its figures in a table', async () => {
  served = await serve({
    start: (_request, control$) => syntheticRun(control$, { steps: 500 }),
    presets: [{ name: 'one', description: '' }],
    port: 0,
    page: folder,
  });
  dashboard = await DashboardPage.open(browser);
  const { page } = dashboard;
  await page.goto(served.address);
  await dashboard.start('one');
  await dashboard.status('Completed').waitFor({ timeout: 30_000 });
  for (const chart of five) await dashboard.marksOf(chart);
  const panels = await page.locator('[data-chart]').all();
  expect(panels.length).toBeGreaterThan(7);
  for (const panel of panels) {
    const title = await panel.getByRole('heading').innerText();
    await panel.scrollIntoViewIfNeeded();
    await dashboard.until(async () =>
      ((await panel.getByRole('img').getAttribute('aria-label')) ?? '').startsWith(`${title}, step`),
    );
    const summary = panel.locator('summary');
    if (await summary.count()) await summary.click();
    expect(
      await panel
        .getByRole('region', { name: `${title}, step` })
        .locator('tbody tr')
        .count(),
      title,
    ).toBeGreaterThan(0);
  }
}, 60_000);
