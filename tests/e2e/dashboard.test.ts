import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { serve } from '@weir/server';
import type { Served } from '@weir/server';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage, five } from './dashboardPage.ts';
import { syntheticRun } from './syntheticRun.ts';
import type { SyntheticRunOptions } from './syntheticRun.ts';

const output = join(dirname(fileURLToPath(import.meta.url)), 'output');

let folder: string;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;
let served: Served | undefined;

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  folder = await builtPage();
  browser = await launchBrowser();
}, 120_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  dashboard = await DashboardPage.open(browser);
  ({ page } = dashboard);
});
afterEach(async (context) => {
  await dashboard.closeAfter(context);
  await served?.close();
});

function serveSynthetic(options: SyntheticRunOptions = {}, port = 0): Promise<Served> {
  return serve({
    start: ({ preset }, control$) => syntheticRun(control$, { name: preset ?? 'own', ...options }),
    presets: [
      { name: 'deep-batchnorm', description: 'Six layers held in place by BatchNorm.' },
      { name: 'deep-tanh', description: 'The same without it.', lookAt: 'The last layers saturate.' },
    ],
    port,
    page: folder,
  });
}

test('a run started from the page draws all five charts, and nothing complains', async () => {
  served = await serveSynthetic();
  await page.goto(served.address);
  await page.getByRole('heading', { name: 'No run yet' }).waitFor();
  await dashboard.start('deep-tanh');
  for (const chart of five) expect(await dashboard.marksOf(chart), chart).toBeGreaterThan(0);
  await dashboard.status('Completed').waitFor({ timeout: 60_000 });
  await page.getByRole('table').getByText('2.1058').waitFor();
  await page.getByText('One unit of this layer is flat').waitFor();
  await page.getByText('The last layers saturate.').waitFor();
  expect(await dashboard.step()).toBe(2000);
  await dashboard.settled();
  await page.screenshot({ path: join(output, 'dashboard.png'), fullPage: true });
  expect(dashboard.complaints).toEqual([]);
}, 90_000);

test('every label of a control names it, and the loss chart shows what an untrained network should have', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await served.runs.begin({ preset: 'deep-tanh' });
  await page.goto(served.address);
  await dashboard.marksOf('loss');
  for (const name of ['Pause', 'Step', 'Stop', 'Set', 'Start run'])
    expect(await dashboard.button(name).count(), name).toBe(1);
  for (const label of ['Run', 'Preset', 'Learning rate']) {
    expect(await page.getByLabel(label, { exact: true }).count(), label).toBe(1);
  }
  expect(await page.locator('[data-chart="loss"]').innerText()).toContain('Dashed: expected at the start');
  expect(await page.locator('.note', { hasText: 'expected 3.2958' }).count()).toBe(1);
  expect(dashboard.complaints).toEqual([]);
});

test('pause, step, resume, a new rate and stop do what they say', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await page.goto(served.address);
  await dashboard.start('deep-tanh');
  await dashboard.until(async () => (await dashboard.step()) > 0);

  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  await page.waitForTimeout(200);
  const at = await dashboard.step();
  await page.waitForTimeout(300);
  expect(await dashboard.step()).toBe(at);

  await dashboard.button('Step').click();
  await dashboard.until(async () => (await dashboard.step()) === at + 1);

  await page.getByLabel('Learning rate').fill('0.025');
  await page.getByLabel('Learning rate').press('Enter');
  await page.locator('dl div', { hasText: 'Learning rate' }).getByText('0.025').waitFor();

  await dashboard.button('Resume').click();
  await dashboard.status('Training').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > at + 1);

  await dashboard.button('Stop').click();
  await dashboard.status('Stopped').waitFor();
  expect(await dashboard.button('Pause').isDisabled()).toBe(true);
  expect(dashboard.complaints).toEqual([]);
});

test('a rate that is no number is marked and not sent', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await served.runs.begin({ preset: 'deep-tanh' });
  await page.goto(served.address);
  const rate = page.getByLabel('Learning rate');
  await rate.fill('fast');
  expect(await rate.getAttribute('aria-invalid')).toBe('true');
  expect(await dashboard.button('Set').isDisabled()).toBe(true);
});

test('the page can be used with the keyboard alone', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  await page.goto(served.address);
  const preset = page.getByLabel('Preset');
  // What is disabled takes no focus, and the list is until the presets have come.
  await dashboard.until(() => preset.isEnabled());
  await preset.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dashboard.until(async () => (await dashboard.name()) === 'deep-tanh');
  await dashboard.button('Pause').focus();
  await page.keyboard.press('Space');
  await dashboard.status('Paused').waitFor();
});

test('when the server goes the page says so, and its successor’s runs are offered, not put in place', async () => {
  served = await serveSynthetic({ steps: 100_000 });
  const { address } = served;
  await page.goto(address);
  await dashboard.start('deep-tanh');
  await dashboard.marksOf('loss');

  await served.close();
  await page.getByText('The server does not answer').waitFor();
  await dashboard.status('No connection').waitFor();
  for (const name of ['Pause', 'Stop']) expect(await dashboard.button(name).isDisabled(), name).toBe(true);
  expect(await dashboard.marksOf('loss')).toBeGreaterThan(0);

  served = await serveSynthetic({ steps: 100_000 }, Number(new URL(address).port));
  expect(served.address).toBe(address);
  await page.getByText('The server does not answer').waitFor({ state: 'detached' });
  await page.getByText('The server was restarted and no longer has this run').waitFor();
  await dashboard.status('Gone').waitFor();
  await served.runs.begin({ preset: 'deep-batchnorm' });
  const other = page.getByRole('button', { name: 'Show the server’s newest run, deep-batchnorm' });
  await other.waitFor();
  expect(await dashboard.name()).toBe('deep-tanh');
  await other.click();
  await dashboard.until(async () => (await dashboard.name()) === 'deep-batchnorm');
  await dashboard.until(async () => (await dashboard.step()) > 0);
});

test('a connection that breaks is taken up where it broke', async () => {
  served = await serveSynthetic({ steps: 100_000, pause: 40 });
  const run = await served.runs.begin({ preset: 'deep-tanh' });
  await page.goto(served.address);
  await dashboard.until(async () => (await dashboard.step()) > 0);
  await page.context().setOffline(true);
  await page.getByText('The server does not answer').waitFor();
  await page.context().setOffline(false);
  await page.getByText('The server does not answer').waitFor({ state: 'detached' });
  const before = await dashboard.step();
  await dashboard.until(async () => (await dashboard.step()) > before);
  run.command({ type: 'pause' });
  await dashboard.until(async () => (await dashboard.step()) === run.summary().step);
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
  await dashboard.start('explodes');
  await page.getByRole('alert').getByText('descend: loss must be finite, got NaN').waitFor();
  await dashboard.status('Failed').waitFor();
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
  await dashboard.start('no-data');
  await page.getByRole('alert').getByText('data.path: names.txt must be a file').waitFor();
  await page.getByRole('heading', { name: 'No run yet' }).waitFor();
});

test('it reads well in the dark and on a narrow screen', async () => {
  served = await serveSynthetic();
  await served.runs.begin({ preset: 'deep-tanh' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(served.address);
  await dashboard.status('Completed').waitFor({ timeout: 60_000 });
  for (const chart of five) await dashboard.marksOf(chart);
  await dashboard.settled();
  await page.screenshot({ path: join(output, 'dashboard-dark.png') });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 420, height: 900 });
  await dashboard.settled();
  await page.screenshot({ path: join(output, 'dashboard-narrow.png'), fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(dashboard.complaints).toEqual([]);
}, 90_000);
