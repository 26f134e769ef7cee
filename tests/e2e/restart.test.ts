import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunEvent } from '@weir/core';
import { readRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { serverProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';

const output = fileURLToPath(new URL('output', import.meta.url));

const configuration = {
  name: 'lasting',
  data: { type: 'names', path: 'names.txt' },
  model: [
    { type: 'embedding', dim: 4 },
    { type: 'flatten' },
    { type: 'linear', out: 32 },
    { type: 'tanh' },
    { type: 'linear', out: 'vocabulary' },
  ],
  optimizer: { type: 'sgd', momentum: 0.9 },
  diagnostics: [
    { type: 'activations', every: 500 },
    { type: 'updateRatio', every: 100 },
  ],
  batchSize: 16,
  learningRate: 0.01,
  steps: 40_000,
};

let browser: Browser;
let dashboard: DashboardPage;
let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  await builtPage();
  browser = await launchBrowser();
}, 240_000);
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-restart-'));
  writeFileSync(join(folder, 'names.txt'), 'anna\nbob\ncarla\ndora\nemil\nfrida\ngustav\nhanna\nida\njan\n');
  writeFileSync(join(folder, 'lasting.json'), JSON.stringify(configuration));
  dashboard = await DashboardPage.open(browser);
  // What the page's own connection brings, through whatever breaks it.
  await dashboard.page.addInitScript(`
    globalThis.heard = [];
    globalThis.EventSource = class extends EventSource {
      constructor(url) {
        super(url);
        this.addEventListener('message', ({ data }) => heard.push(data));
      }
    };`);
});
afterEach(async (context) => {
  await dashboard.closeAfter(context);
  await server?.end('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** All that the page was sent of the run. */
const heard = async (): Promise<readonly RunEvent[]> =>
  (await dashboard.page.evaluate<string[]>('globalThis.heard')).map((data) => JSON.parse(data) as RunEvent);

/** As JSON carries it: without undefined. */
const plain = (events: readonly RunEvent[]): unknown => JSON.parse(JSON.stringify(events));

const lossesIn = (events: readonly RunEvent[]) =>
  events.flatMap((event) =>
    event.type === 'progress' ? event.losses.map((loss, at) => [event.from + at, loss]) : [],
  );

test('a page left open through kill -9 of its server goes on with the kept run, and no event is lost or doubled', async () => {
  const { page } = dashboard;
  const args = ['--checkpoint-every', '2000'];
  server = await serverProcess(folder, ['lasting.json', '--port', '0', ...args]);
  const { address } = server;
  await page.goto(address);
  await dashboard.until(async () => (await dashboard.step()) > 3000);
  await server.end('SIGKILL');
  await page.getByText('The server does not answer').waitFor();
  await dashboard.status('No connection').waitFor();
  const seen = await dashboard.step();

  // The next server trains nothing by itself: it shows what was recorded.
  server = await serverProcess(folder, ['--port', new URL(address).port, ...args]);
  expect(server.address).toBe(address);
  await dashboard.status('Interrupted').waitFor();
  await page.getByText('The server does not answer').waitFor({ state: 'detached' });
  const before = await dashboard.step();
  expect(before).toBeGreaterThanOrEqual(seen); // what was on disk and not sent yet
  await page.getByText(`Interrupted after ${before.toLocaleString('en-US')} steps`).waitFor();
  expect(await page.getByText('no longer has this run').count()).toBe(0);
  expect(await page.getByLabel('Run', { exact: true }).locator('option').allInnerTexts()).toEqual([
    expect.stringMatching(/^lasting · .* · interrupted$/),
  ]);
  await page.screenshot({ path: join(output, 'interrupted.png') });

  await dashboard.button('Go on from where it was kept last').click();
  await dashboard.status('Training').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > before);
  await dashboard.status('Completed').waitFor({ timeout: 120_000 });
  expect(await dashboard.step()).toBe(configuration.steps);
  await dashboard.marksOf('loss');
  await dashboard.marksOf('updateRatio');

  const events = await heard();
  const losses = lossesIn(events);
  expect(losses.map(([step]) => step)).toEqual(Array.from({ length: configuration.steps }, (_, at) => at));
  const [id = ''] = readdirSync(join(folder, 'runs'));
  const stored = await readRun(folderStore(join(folder, 'runs')), id);
  expect(stored.status).toBe('completed');
  expect(losses).toEqual(lossesIn(stored.events));
  // A page that came late was sent the newest updates of a finding alone.
  const others = (all: readonly RunEvent[]) =>
    plain(
      all.filter(
        (event) => event.type !== 'progress' && !(event.type === 'finding' && event.change === 'updated'),
      ),
    );
  expect(others(events)).toEqual(others(stored.events));
  expect(events.filter(({ type }) => type === 'differs')).toEqual([]);

  // What has ended is served from disk, by any server after.
  await server.end('SIGTERM');
  server = await serverProcess(folder, ['--port', new URL(address).port]);
  await page.reload();
  await dashboard.status('Completed').waitFor();
  await dashboard.marksOf('updateRatio');
  expect(dashboard.complaints.filter((line) => !/ERR_|Failed to load/.test(line))).toEqual([]);
}, 300_000);
