/**
 * The page while `deep-batchnorm` trains in its worker at full speed, in Chromium: what it fetches until the first chart,
 * frames a second and the longest task of the page's own thread, by the clock and by the processor's time, while it makes its
 * charts and afterwards, steps a second in the worker beside those of the same run in Node (in turns, while the other rests),
 * and what memory the page holds, after a collection, at each tenth of the run. Run it by run.mjs.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../launchBrowser.ts';
import { builtPage } from '../../e2e/builtPage.ts';
import { DashboardPage } from '../../e2e/dashboardPage.ts';
import { fileServer } from '../../e2e/fileServer.ts';
import { configurationFor } from '../step/experimentFor.ts';
import { median } from '../step/median.ts';
import { Worker } from '../step/worker.ts';
import type { Taken } from '../step/worker.ts';
import { firstLoad } from './firstLoad.ts';
import { taskTimes } from './taskTimes.ts';
import { smoothness, watched } from './watchedPage.ts';
import type { Smoothness } from './watchedPage.ts';

const { values } = parseArgs({
  options: {
    turns: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '10' },
    steps: { type: 'string', default: '200000' },
  },
});
const [turns, seconds, steps] = [values.turns, values.seconds, values.steps].map(Number);
if (!turns || !seconds || !steps)
  throw new Error('bench: --turns, --seconds and --steps must be numbers above 0');

const browser = await launchBrowser();
const server = await fileServer(await builtPage(), '/page');
const drawn = (page: Page) =>
  page.locator('[data-chart="loss"] canvas, [data-chart="loss"] svg').first().waitFor();

const newcomer = await DashboardPage.open(browser);
const load = await firstLoad(newcomer.page, server.address, async () => {
  await newcomer.start('deep-batchnorm');
  await drawn(newcomer.page);
});
await newcomer.close();

const dashboard = await DashboardPage.open(browser);
const { page } = dashboard;
await watched(page);
await page.goto(server.address);
await dashboard.button('Compose…').click();
await page.locator('#configuration').fill(JSON.stringify(configurationFor('deep', { steps })));
const beginning = await taskTimes(page, async () => {
  await dashboard.button('Train').click();
  await drawn(page);
  await page.waitForTimeout(seconds * 1e3);
});

const node = Worker.node('../diagnostics/watchedRun.ts', 'deep', JSON.stringify({ rules: true }));
await node.ask<Taken>({ steps: 2000 });
/** A turn's smoothness, and steps a second. */
interface Pace extends Smoothness {
  readonly inPage: number;
  readonly inNode: number;
}
const paces: Pace[] = [];
for (let turn = 0; turn < turns; turn++) {
  const [from, begun] = [await dashboard.step(), performance.now()];
  const smooth = await smoothness(page, seconds);
  const inPage = ((await dashboard.step()) - from) / ((performance.now() - begun) / 1e3);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  const taken = Math.round(inPage * seconds);
  const inNode = taken / (await node.ask<Taken>({ steps: taken })).wall;
  await dashboard.button('Resume').click();
  paces.push({ ...smooth, inPage, inNode });
}
node.end();
const heaps: { readonly step: number; readonly size: Awaited<ReturnType<typeof dashboard.size>> }[] = [];
const ended = page.getByRole('status').getByText('Completed');
for (let done = false; !done;) {
  done = await ended.isVisible();
  const step = await dashboard.step();
  if (done || step >= (heaps.at(-1)?.step ?? -steps) + steps / 10)
    heaps.push({ step, size: await dashboard.size() });
  else await page.waitForTimeout(200);
}
await browser.close();
await server.close();

const middle = (figure: (pace: Pace) => number) => median(paces.map(figure));
const most = (figure: (pace: Pace) => number) => Math.max(...paces.map(figure));
const row = (figure: string, limit: string) => ({ figure, limit });
console.table({
  'fetched until the first chart': row(`${(load.bytes / 1e3).toFixed(0)} kB gzipped`, 'under 700'),
  'first paint after': row(`${load.paint.toFixed(0)} ms`, ''),
  'frames a second': row(middle(({ framesPerSecond }) => framesPerSecond).toFixed(1), '50 or more'),
  'longest task': row(`${most(({ longestTask }) => longestTask).toFixed(0)} ms`, 'under 50'),
  'longest task, in processor time': row(
    `${most(({ longestWork }) => longestWork).toFixed(0)} ms`,
    'under 50',
  ),
  'the same while its charts are made': row(`${Math.max(...beginning).toFixed(0)} ms`, 'under 50'),
  'tasks of 50 ms or more': row(`${paces.reduce((sum, { longTasks }) => sum + longTasks, 0)}`, '0'),
  'steps a second in the worker': row(middle(({ inPage }) => inPage).toFixed(0), ''),
  'beside those in Node': row(middle(({ inPage, inNode }) => inPage / inNode).toFixed(2), '0.85 or more'),
  ...Object.fromEntries(
    heaps.map(({ step, size }) => [
      `heap after ${step.toLocaleString('en')} steps`,
      row(`${size.megabytes.toFixed(1)} MB, ${size.elements} elements`, 'flat'),
    ]),
  ),
});
