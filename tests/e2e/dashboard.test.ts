import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serve } from '@weir/server';
import type { Served } from '@weir/server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { builtPage } from './page.ts';
import { syntheticRun } from './syntheticRun.ts';
import type { SyntheticRunOptions } from './syntheticRun.ts';

const output = join(dirname(fileURLToPath(import.meta.url)), 'output');
const five = [
  'loss',
  'updateRatio',
  'activationDistribution',
  'gradientDistribution',
  'weightGradientDistribution',
];

let folder: string;
let browser: Browser;
let page: Page;
let served: Served | undefined;
let complaints: string[];

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  folder = builtPage();
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 });
  page = await context.newPage();
  complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});
afterEach(async () => {
  await page.context().close();
  await served?.close();
});

function serveSynthetic(options: SyntheticRunOptions = {}, port = 0): Promise<Served> {
  return serve({
    start: ({ preset }, control$) => syntheticRun(control$, { name: preset ?? 'own', ...options }),
    presets: [
      { name: 'deep-batchnorm', description: 'Six layers held in place by BatchNorm.' },
      { name: 'deep-tanh', description: 'The same without it.' },
    ],
    port,
    page: folder,
  });
}

/** Waits until a chart has drawn marks, and says how many. */
async function marksOf(chart: string): Promise<number> {
  const marks = page.locator(`[data-chart="${chart}"] svg .role-mark path[d^="M"]`);
  await marks.first().waitFor({ state: 'attached', timeout: 20_000 });
  return marks.count();
}

async function stepShown(): Promise<number> {
  const text = await page.locator('dd').first().innerText();
  return Number(text.split(' of ')[0]?.replaceAll(',', ''));
}

test('a run started from the page draws all five charts, and nothing complains', async () => {
  served = await serveSynthetic();
  await page.goto(served.address);
  await page.getByRole('heading', { name: 'No run yet' }).waitFor();
  await page.getByLabel('Preset').selectOption('deep-tanh');
  await page.getByRole('button', { name: 'Start run' }).click();
  for (const chart of five) expect(await marksOf(chart), chart).toBeGreaterThan(0);
  await page.getByText('Completed', { exact: true }).waitFor({ timeout: 30_000 });
  await page.getByRole('table').getByText('2.1058').waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(output, 'dashboard.png'), fullPage: true });
  expect(complaints).toEqual([]);
}, 60_000);
