import '@weir/backend-simd';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { presets } from '@weir/experiments';
import { serve } from '@weir/server';
import type { RunSummary, Served } from '@weir/server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { shortened, trainedRun } from './trainedRun.ts';

let browser: Browser;
let served: Served;
let dashboard: DashboardPage;

const isOfImages = (name: string) => JSON.stringify(shortened(name, undefined, 1).data).includes('images');
const stepsOf = (name: string) => (isOfImages(name) ? 4 : 60);

beforeAll(async () => {
  await setBackend('simd');
  await ready();
  const folder = await builtPage();
  browser = await launchBrowser();
  served = await serve({
    start: ({ preset = '', variant }, control$) =>
      trainedRun(shortened(preset, variant, stepsOf(preset)), control$, !isOfImages(preset)),
    presets: presets().map(({ name, summary, lookAt, variants }) => ({
      name,
      description: summary,
      lookAt,
      variants: variants.map((variant) => variant.name),
    })),
    port: 0,
    page: folder,
  });
  dashboard = await DashboardPage.open(browser);
  await dashboard.page.goto(served.address);
}, 120_000);
afterAll(async () => {
  await dashboard?.close();
  await browser?.close();
  await served?.close();
});

/** What the server says of the run on show. */
async function shown(): Promise<RunSummary> {
  const id = decodeURIComponent(new URL(dashboard.page.url()).hash.slice(1));
  const run = await served.runs.get(id);
  if (!run) throw new Error(`shown: run must be one of the server's, got ${id}`);
  return run.summary();
}

/** Starts a preset from the page and waits until it, and whatever it compares, has ended. */
async function through(preset: string): Promise<RunSummary> {
  const { page } = dashboard;
  const before = page.url();
  await dashboard.start(preset);
  await dashboard.until(async () => page.url() !== before && (await shown()).name === preset);
  await dashboard.until(
    async () => (await served.runs.list()).every(({ status }) => !['running', 'paused'].includes(status)),
    180, // a comparison is up to six runs
  );
  const summary = await shown();
  await dashboard.until(async () => (await dashboard.step()) === summary.step);
  return summary;
}

/** Names that a layer or one of its parameters of this network can have. */
function layersOf(preset: string): readonly string[] {
  return shortened(preset, undefined, 1).model.map(({ type }, at) => `${at}.${type}`);
}

test('every preset goes through the page in one tab: no error, no NaN, no chart of another run, no sideways scroll, nothing beyond its panel', async () => {
  const { page } = dashboard;
  await through('deep-tanh');
  const first = await dashboard.size();
  for (const { name } of presets()) {
    const summary = await through(name).catch(async (error: unknown) => {
      throw new Error(`${name}: ${await page.getByRole('alert').allInnerTexts()}`, { cause: error });
    });

    // Charts take turns in being drawn. Each diagnostic measures at the last step, and what was measured is drawn to its end.
    const last = summary.status === 'completed' ? summary.step - 1 : undefined;
    const areDrawn = async () => {
      const steps = await dashboard.chartSteps();
      const isAtEnd = Object.values(steps).every((step) => last === undefined || step === last);
      return 'loss' in steps && Object.keys(steps).length > 4 && isAtEnd;
    };
    await dashboard
      .until(areDrawn)
      .catch(async () => expect(await dashboard.chartSteps(), name).toEqual(`all at ${last}`));

    const rows = await page.locator('[data-chart] tbody th').allTextContents();
    const own = layersOf(name);
    const foreign = rows
      .map((row) => row.trim())
      .filter(
        (row) => /^\d+\./.test(row) && !own.some((layer) => row === layer || row.startsWith(`${layer}.`)),
      );
    expect(foreign, name).toEqual([]);

    // Of a run that failed because something was not finite, the reason may say so.
    const parts = summary.status === 'failed' ? '[data-chart], dl' : '#page';
    expect(await dashboard.nonsense(parts), name).toEqual([]);
    for (const width of [390, 1280, 1920]) {
      await page.setViewportSize({ width, height: 844 });
      const at = `${name} at ${width} px`;
      expect(await dashboard.overflow(), at).toBeLessThanOrEqual(0);
      expect(await dashboard.cutOff(), at).toEqual([]);
      expect(await dashboard.beyondPanels(), at).toEqual([]);
      expect(await dashboard.wideLegends(), at).toEqual([]);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await through('deep-tanh');
  await dashboard.settled();
  const last = await dashboard.size();
  expect(last.elements).toBeLessThan(1.25 * first.elements);
  expect(last.megabytes).toBeLessThan(first.megabytes + 12);
  expect(dashboard.complaints).toEqual([]);
}, 1_800_000);
