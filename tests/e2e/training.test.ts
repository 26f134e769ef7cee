import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { presets } from '@weir/experiments';
import { serve } from '@weir/server';
import type { Served } from '@weir/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage, five } from './dashboardPage.ts';
import { training } from './training.ts';

const output = join(dirname(fileURLToPath(import.meta.url)), 'output');

let browser: Browser;
let served: Served;

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  served = await serve({
    start: training,
    presets: presets().map(({ name, summary, lookAt }) => ({ name, description: summary, lookAt })),
    port: 0,
    page: builtPage(),
  });
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
});

test('deep-batchnorm, started from the page, trains live: all five charts, pause, resume, stop, evaluation', async () => {
  const dashboard = await DashboardPage.open(browser);
  const { page } = dashboard;
  await page.goto(served.address);
  await dashboard.start('deep-batchnorm');
  await dashboard.until(async () => (await dashboard.name()) === 'deep-batchnorm');
  for (const chart of five) expect(await dashboard.marksOf(chart), chart).toBeGreaterThan(0);
  await page.getByText('Every tanh layer has the same spread').waitFor();

  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  await page.waitForTimeout(300);
  const at = await dashboard.step();
  await page.waitForTimeout(500);
  expect(await dashboard.step()).toBe(at);
  await dashboard.button('Resume').click();
  await dashboard.until(async () => (await dashboard.step()) > Math.max(at, 1000));

  await dashboard.button('Stop').click();
  await dashboard.status('Stopped').waitFor({ timeout: 60_000 });
  await page.getByRole('table').getByText('validation').waitFor();
  const loss = await page.locator('dl div', { hasText: 'Initial loss' }).locator('dd').first().innerText();
  expect(Number(loss)).toBeCloseTo(-Math.log(1 / 27), 1);
  await dashboard.settled();
  await page.screenshot({ path: join(output, 'deep-batchnorm.png'), fullPage: true });
  expect(dashboard.complaints).toEqual([]);
  await dashboard.close();
}, 180_000);
