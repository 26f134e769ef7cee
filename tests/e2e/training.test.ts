import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { presetOf } from '@weir/experiments';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { weir } from '../cli/weir.ts';
import type { Ended } from '../cli/weir.ts';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage, five } from './dashboardPage.ts';

const output = join(dirname(fileURLToPath(import.meta.url)), 'output');

let browser: Browser;
let server: Awaited<ReturnType<typeof weirServe>> | undefined;
let runs: string | undefined;

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  await builtPage();
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
  if (runs !== undefined) rmSync(runs, { recursive: true });
});

/** `weir serve` as a process of its own, which keeps its runs in a folder: where it serves, and how to end it. */
async function weirServe(cwd: string): Promise<{ readonly address: string; end(): Promise<Ended> }> {
  let interrupt = () => {};
  let ended: Promise<Ended> | undefined;
  const address = await new Promise<string>((resolve, reject) => {
    ended = weir(['serve', '--port', '0'], {
      cwd,
      onLog(stderr, send, stdout) {
        interrupt = () => send('SIGINT');
        const [, found] = /^Dashboard: (\S+)$/m.exec(stdout) ?? [];
        if (found !== undefined && stderr.includes('still serving')) resolve(found);
      },
    });
    ended.then(({ stderr }) => reject(new Error(`weir serve ended: ${stderr}`)), reject);
  });
  return {
    address,
    end() {
      interrupt();
      return ended ?? Promise.reject(new Error('weirServe: must have started'));
    },
  };
}

/** Too many steps to have been done before somebody stops it, however slowly a page comes up beside a fast server. */
const endless = { ...presetOf('deep-batchnorm').configuration, steps: 1_000_000 };

test('deep-batchnorm, started from the page, trains live: all five charts, pause, resume, stop, evaluation', async () => {
  runs = mkdtempSync(join(tmpdir(), 'weir-'));
  server = await weirServe(runs);
  const dashboard = await DashboardPage.open(browser);
  onTestFailed(async () => console.error(await dashboard.lastSeen()));
  const { page } = dashboard;
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(endless));
  await dashboard.button('Train').click();
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
  expect((await server.end()).code).toBe(0);
}, 180_000);
