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

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await condition());) {
    if (Date.now() > end) throw new Error('until: condition must come true within 20 s');
    await page.waitForTimeout(50);
  }
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const status = (word: string) => page.getByRole('status').getByText(word, { exact: true });

async function startFromPage(preset: string): Promise<void> {
  await page.getByLabel('Preset').selectOption(preset);
  await button('Start run').click();
}

test('a run started from the page draws all five charts, and nothing complains', async () => {
  served = await serveSynthetic();
  await page.goto(served.address);
  await page.getByRole('heading', { name: 'No run yet' }).waitFor();
  await startFromPage('deep-tanh');
  for (const chart of five) expect(await marksOf(chart), chart).toBeGreaterThan(0);
  await status('Completed').waitFor({ timeout: 60_000 });
  await page.getByRole('table').getByText('2.1058').waitFor();
  await page.getByText('One unit of this layer is flat').waitFor();
  expect(await stepShown()).toBe(2000);
  await page.screenshot({ path: join(output, 'dashboard.png'), fullPage: true });
  expect(complaints).toEqual([]);
}, 90_000);

test('every label of a control names it, and the loss chart shows what an untrained network should have', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await served.runs.begin({ preset: 'deep-tanh' });
  await page.goto(served.address);
  await marksOf('loss');
  for (const name of ['Pause', 'Step', 'Stop', 'Set', 'Start run'])
    expect(await button(name).count(), name).toBe(1);
  for (const label of ['Run', 'Preset', 'Learning rate']) {
    expect(await page.getByLabel(label, { exact: true }).count(), label).toBe(1);
  }
  expect(await page.locator('[data-chart="loss"] svg').textContent()).toContain('expected at the start');
  expect(await page.locator('.note', { hasText: 'expected 3.2958' }).count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('pause, step, resume, a new rate and stop do what they say', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await page.goto(served.address);
  await startFromPage('deep-tanh');
  await until(async () => (await stepShown()) > 0);

  await button('Pause').click();
  await status('Paused').waitFor();
  await page.waitForTimeout(200);
  const at = await stepShown();
  await page.waitForTimeout(300);
  expect(await stepShown()).toBe(at);

  await button('Step').click();
  await until(async () => (await stepShown()) === at + 1);

  await page.getByLabel('Learning rate').fill('0.025');
  await page.getByLabel('Learning rate').press('Enter');
  await page.locator('dl div', { hasText: 'Learning rate' }).getByText('0.025').waitFor();

  await button('Resume').click();
  await status('Training').waitFor();
  await until(async () => (await stepShown()) > at + 1);

  await button('Stop').click();
  await status('Stopped').waitFor();
  expect(await button('Pause').isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
});

test('a rate that is no number is marked and not sent', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await served.runs.begin({ preset: 'deep-tanh' });
  await page.goto(served.address);
  const rate = page.getByLabel('Learning rate');
  await rate.fill('fast');
  expect(await rate.getAttribute('aria-invalid')).toBe('true');
  expect(await button('Set').isDisabled()).toBe(true);
});

test('the page can be used with the keyboard alone', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await page.goto(served.address);
  await page.getByLabel('Preset').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await until(async () => (await page.getByRole('heading', { level: 1 }).innerText()) === 'deep-tanh');
  await button('Pause').focus();
  await page.keyboard.press('Space');
  await status('Paused').waitFor();
});

test('when the server goes the page says so, and it takes up with its successor', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  const { address } = served;
  await page.goto(address);
  await startFromPage('deep-tanh');
  await marksOf('loss');

  await served.close();
  await page.getByText('The server does not answer').waitFor();
  expect(await marksOf('loss')).toBeGreaterThan(0);

  served = await serveSynthetic({ steps: 100_000 }, Number(new URL(address).port));
  expect(served.address).toBe(address);
  await page.getByText('The server does not answer').waitFor({ state: 'detached' });
  await page.getByText('The server was restarted and no longer has this run').waitFor();
  await served.runs.begin({ preset: 'deep-batchnorm' });
  await until(async () => (await page.getByRole('heading', { level: 1 }).innerText()) === 'deep-batchnorm');
  await until(async () => (await stepShown()) > 0);
});

test('a connection that breaks is taken up where it broke', async () => {
  served = await serveSynthetic({ steps: 100_000, pause: 40 });
  const run = await served.runs.begin({ preset: 'deep-tanh' });
  await page.goto(served.address);
  await until(async () => (await stepShown()) > 0);
  await page.context().setOffline(true);
  await page.getByText('The server does not answer').waitFor();
  await page.context().setOffline(false);
  await page.getByText('The server does not answer').waitFor({ state: 'detached' });
  const before = await stepShown();
  await until(async () => (await stepShown()) > before);
  run.command({ type: 'pause' });
  await until(async () => (await stepShown()) === run.summary().step);
});

test('a run that fails says why', async () => {
  const { Observable } = await import('rxjs');
  served = await serve({
    start: (_request, control$) =>
      new Observable((subscriber) => {
        const training = syntheticRun(control$).subscribe(subscriber);
        const timer = setTimeout(
          () => subscriber.error(new Error('descend: loss must be finite, got NaN')),
          800,
        );
        return () => {
          training.unsubscribe();
          clearTimeout(timer);
        };
      }),
    presets: [{ name: 'explodes', description: '' }],
    port: 0,
    page: folder,
  });
  await page.goto(served.address);
  await startFromPage('explodes');
  await page.getByRole('alert').getByText('descend: loss must be finite, got NaN').waitFor();
  await status('Failed').waitFor();
});

test('a run that is refused says why, and what was shown stays', async () => {
  served = await serve({
    start: () => {
      throw new RangeError('data.path: names.txt must be a file; give --data-dir');
    },
    presets: [{ name: 'no-data', description: '' }],
    port: 0,
    page: folder,
  });
  await page.goto(served.address);
  await startFromPage('no-data');
  await page.getByRole('alert').getByText('data.path: names.txt must be a file').waitFor();
  await page.getByRole('heading', { name: 'No run yet' }).waitFor();
});

test('it reads well in the dark and on a narrow screen', async () => {
  served = await serveSynthetic();
  await served.runs.begin({ preset: 'deep-tanh' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(served.address);
  await status('Completed').waitFor({ timeout: 60_000 });
  for (const chart of five) await marksOf(chart);
  await page.screenshot({ path: join(output, 'dashboard-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 420, height: 900 });
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(output, 'dashboard-narrow.png'), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(complaints).toEqual([]);
}, 90_000);
