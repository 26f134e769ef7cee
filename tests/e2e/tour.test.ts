import { expect, test } from 'vitest';
import { stops } from '../../apps/dashboard/src/tour/stops.ts';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

test('the lecture is a tour: each stop trains its run, shows its chart and has its claim borne out, by keyboard alone', async () => {
  await page.goto(server.address);
  await dashboard.button('Tour').focus();
  await page.keyboard.press('Enter');
  for (const [at, { title, chart, step }] of stops.entries()) {
    const stop = page.getByRole('region', { name: title });
    await stop.getByRole('heading', { name: title }).waitFor();
    expect(await stop.getByText(`The lecture as a tour, ${at + 1} of ${stops.length}`).count()).toBe(1);
    await stop.locator('[data-holds="true"]').waitFor();
    await page.locator(`[data-chart="${chart}"]`).waitFor();
    expect(
      await page.locator('[data-chart]').evaluateAll((all) => all.map((each) => each.dataset['chart'])),
    ).toEqual([chart]);
    await page.locator(`[data-chart="${chart}"]`).scrollIntoViewIfNeeded();
    await page
      .locator(`[data-chart="${chart}"] .host svg, [data-chart="${chart}"] .host canvas`)
      .first()
      .waitFor();
    if (step !== undefined)
      await page
        .locator(`[data-chart="${chart}"] .step`, { hasText: new RegExp(`^step ${step}$`) })
        .waitFor();
    expect(await page.evaluate(() => window.location.hash)).toMatch(
      at === 0 ? /^#tour(\.1)?$/ : `#tour.${at + 1}`,
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tour-stop');
    if (at === 1) {
      expect(await violations(page)).toEqual([]);
      for (const width of [390, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        await dashboard.until(async () => (await dashboard.overflow()) <= 0);
        expect(await dashboard.cutOff()).toEqual([]);
      }
    }
    if (at < stops.length - 1) await page.keyboard.press('ArrowRight');
  }
  expect(await dashboard.nonsense()).toEqual([]);
  // Back finds the run of before: nothing is trained twice.
  const runs = await page.getByLabel('Run', { exact: true }).locator('option').count();
  await page.keyboard.press('ArrowLeft');
  await page
    .getByRole('region', { name: stops.at(-2)?.title ?? '' })
    .locator('[data-holds="true"]')
    .waitFor();
  expect(await page.getByLabel('Run', { exact: true }).locator('option').count()).toBe(runs);
}, 300_000);

test('a stop is an address, and the tour can be left at any time: the run is then there as a whole', async () => {
  await page.goto(`${server.address}#tour.3`);
  const [, , third] = stops;
  const stop = page.getByRole('region', { name: third?.title ?? '' });
  await stop.locator('[data-holds="true"]').waitFor();
  await page.keyboard.press('Escape');
  await stop.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1, name: `tour 3: ${third?.preset}` }).waitFor();
  await dashboard.until(async () => (await page.locator('[data-chart]').count()) > 4);
  expect(await page.evaluate(() => window.location.hash)).toMatch(/^#tour-3-/);
}, 120_000);
