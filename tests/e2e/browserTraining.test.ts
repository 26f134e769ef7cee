import { beforeEach, expect, test } from 'vitest';
import type { RunEvent } from '@weir/core';
import { useSimd } from '@weir/backend-simd';
import { parseConfiguration, presetOf } from '@weir/experiments';
import { EMPTY, lastValueFrom, toArray } from 'rxjs';
import { trainedRun } from './trainedRun.ts';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';

onStaticPage();

beforeEach(async () => {
  await page.addInitScript(spyOnWorkers);
});

/** In the page, ahead of its own scripts: its workers, and what they say. */
function spyOnWorkers(): void {
  const posted = { workers: [] as Worker[], events: [] as RunEvent[] };
  Object.assign(globalThis, { posted });
  globalThis.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      posted.workers.push(this);
      this.addEventListener('message', ({ data }: MessageEvent<{ events?: RunEvent[] }>) =>
        posted.events.push(...(data.events ?? [])),
      );
    }
  };
}

/** What the page's workers have said of runs. */
const postedEvents = () => page.evaluate('globalThis.posted.events') as Promise<readonly RunEvent[]>;

const lossesIn = (events: readonly RunEvent[]): readonly number[] => {
  const losses: number[] = [];
  for (const event of events)
    if (event.type === 'progress') event.losses.forEach((loss, at) => (losses[event.from + at] = loss));
  return losses;
};

/** Puts a line ahead of the worker's script, as if the browser were another. */
const pretend = (line: string) =>
  page.route('**/trainer-*.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${line}\n${await response.text()}` });
  });

async function open(): Promise<void> {
  await page.goto(server.address);
  await page.getByText('Watch a network train, in this browser').waitFor();
}

/** Starts a configuration as somebody would who has written one. */
async function write(config: object | string): Promise<void> {
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(typeof config === 'string' ? config : JSON.stringify(config));
  await dashboard.button('Train').click();
}

const deep = (steps: number) => ({ ...presetOf('deep-batchnorm').configuration, steps });

test('a file server under a sub-path is enough: a run in the page’s worker is Node’s digit for digit', async () => {
  const config = deep(200);
  await useSimd();
  const inNode = await lastValueFrom(trainedRun(parseConfiguration(config), EMPTY, true).pipe(toArray()));
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await open();
  await write(config);
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.marksOf('loss');
  const inPage = await postedEvents();
  expect(lossesIn(inNode)).toHaveLength(200);
  expect(lossesIn(inPage)).toEqual(lossesIn(inNode));
  const evaluation = (events: readonly RunEvent[]) => events.filter(({ type }) => type === 'evaluated');
  expect(evaluation(inNode)).toHaveLength(1);
  expect(evaluation(inPage)).toEqual(evaluation(inNode));
  const said = (events: readonly RunEvent[]) =>
    events.filter(({ type }) => type === 'measurement' || type === 'finding');
  expect(said(inPage)).toEqual(said(inNode));
  // One look whether a server is there, and nothing that leaves for one that is not.
  await page.waitForTimeout(2500);
  expect(requests.filter((url) => url.includes('/api/'))).toEqual([`${server.address}api/runs`]);
  expect(requests.filter((url) => !url.startsWith(server.address))).toEqual([]);
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test('presets are started by name, and a run is paused, stepped, given another rate and stopped', async () => {
  await open();
  await dashboard.start('deep-tanh');
  await dashboard.status('Training').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > 20);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  const at = await dashboard.step();
  await dashboard.button('Step').click();
  await dashboard.until(async () => (await dashboard.step()) === at + 1);
  await page.getByLabel('Learning rate').fill('0.0125');
  await dashboard.button('Set').click();
  await dashboard.button('Resume').click();
  await dashboard.until(async () => (await dashboard.step()) > at + 10);
  await dashboard.button('Stop').click();
  await dashboard.status('Stopped').waitFor();
  const controlled = (await postedEvents()).filter((event) => event.type === 'controlled');
  expect(controlled.map(({ command }) => command)).toEqual([
    'pause',
    'step',
    'learningRate',
    'resume',
    'stop',
  ]);
  expect(controlled[2]).toMatchObject({ step: at + 1, learningRate: 0.0125 });
}, 120_000);

test('a configuration that is wrong is refused in the words of the command line, and can be mended', async () => {
  await open();
  const wrong = { ...deep(20), batchsize: 3, model: [{ type: 'linaer', out: 3 }] };
  const message = (() => {
    try {
      parseConfiguration(wrong);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return '';
  })();
  expect(message.split('\n').length).toBeGreaterThan(1);
  await write(wrong);
  const problems = page.locator('#problems');
  await dashboard.until(async () => (await problems.innerText()) !== '');
  expect(await problems.innerText()).toBe(message);
  await page.locator('#configuration').fill('{"steps": }');
  await dashboard.button('Train').click();
  await problems.getByText('configuration line 1, column 11 must be').waitFor();
  await page.locator('#configuration').fill(JSON.stringify(deep(20)));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
}, 120_000);

test('a preset that compares runs trains each in turn, and shows all', async () => {
  await open();
  await dashboard.start('batch-size');
  const side = page.locator('section[aria-labelledby="comparison"]');
  await side.waitFor();
  await dashboard.status('Training').waitFor();
  expect(await side.locator('tbody tr').count()).toBe(presetOf('batch-size').variants.length);
}, 120_000);

test('a reload loses nothing: the run goes on, and ends as it would have', async () => {
  // Still at it when the page is reloaded, on a fast machine with a page that comes up slowly too.
  const config = { ...deep(8000), batchSize: 128 };
  await useSimd();
  const inNode = await lastValueFrom(trainedRun(parseConfiguration(config), EMPTY, true).pipe(toArray()));
  await open();
  await write(config);
  await dashboard.until(async () => (await dashboard.step()) > 50);
  await page.waitForTimeout(1200); // the log is written every half second
  expect(await dashboard.status('Training').isVisible()).toBe(true);
  await page.reload();
  await page.getByRole('status').getByText('Completed').waitFor();
  const events = await postedEvents();
  expect(lossesIn(events)).toEqual(lossesIn(inNode));
  expect(events.filter(({ type }) => type === 'differs')).toEqual([]);
  expect(events.filter(({ type }) => type === 'evaluated')).toEqual(
    inNode.filter(({ type }) => type === 'evaluated'),
  );
  expect(await page.getByLabel('Run', { exact: true }).locator('option').count()).toBe(1);
  // And what has ended is there as it was.
  await page.reload();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.marksOf('loss');
}, 240_000);

test('a worker that dies is told of, and the run goes on when it is asked to', async () => {
  await open();
  await write(deep(100_000));
  await dashboard.until(async () => (await dashboard.step()) > 20);
  await page.waitForTimeout(1200);
  await page.evaluate('globalThis.posted.workers.forEach((worker) => worker.terminate())');
  await page.getByText('The training broke off:').waitFor();
  await dashboard.button('Go on from where it was kept last').click();
  await dashboard.status('Training').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > 20);
  await dashboard.button('Stop').click();
  await dashboard.status('Stopped').waitFor();
}, 120_000);

test('a browser without WebAssembly SIMD says so, and trains all the same', async () => {
  await pretend('WebAssembly.validate = () => false;');
  await open();
  await write(deep(5));
  await page.getByText('This browser has no WebAssembly SIMD').waitFor();
  await page.getByRole('status').getByText('Completed').waitFor({ timeout: 200_000 });
  expect((await postedEvents())[0]).toMatchObject({ type: 'started', backend: 'cpu' });
}, 240_000);

test('a browser that lets pages keep nothing says so, and trains all the same', async () => {
  await pretend('StorageManager.prototype.getDirectory = () => Promise.reject(new Error("forbidden"));');
  await open();
  await write(deep(20));
  await page.getByText('This run is not kept in this browser').waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
}, 120_000);

test('a worker that cannot be loaded is told of', async () => {
  await page.route('**/trainer-*.js', (route) => route.abort());
  await page.goto(server.address);
  await page.getByText('There are no presets to start').waitFor();
}, 60_000);
