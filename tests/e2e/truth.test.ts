import type { Finding, FindingChanged, RunEvent } from '@weir/core';
import { serve } from '@weir/server';
import type { Served, StartRun } from '@weir/server';
import type { Browser, Locator, Page } from 'playwright-core';
import { NEVER, concat, delay, of } from 'rxjs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { syntheticRun } from './syntheticRun.ts';

let folder: string;
let browser: Browser;
let dashboard: DashboardPage;
let page: Page;
let served: Served | undefined;

beforeAll(async () => {
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

async function open(
  start: StartRun,
  presets: readonly string[] = ['one'],
  variants: readonly string[] = [],
): Promise<string> {
  served = await serve({
    start,
    presets: presets.map((name) => ({ name, description: '', variants })),
    port: 0,
    page: folder,
  });
  await page.goto(served.address);
  return served.address;
}

const started = (name: string, steps = 10): RunEvent => ({
  type: 'started',
  name,
  config: { model: [{ type: 'linear' }, { type: 'tanh' }] },
  backend: 'none',
  steps,
  parameterCount: 1,
  expectedInitialLoss: 3.2958,
  examples: { train: 1, validation: 1, test: 1 },
});
const progress = (losses: readonly number[], from = 0): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds: 1,
});
const finished = (steps: number): RunEvent => ({ type: 'finished', steps, reason: 'completed', seconds: 1 });
const measured = (diagnostic: string, step: number, value: object): RunEvent => ({
  type: 'measurement',
  diagnostic,
  step,
  value: { step, ...value },
});
const histogram = { low: -1, high: 1, counts: [1, 4, 9, 4, 1] };
const layer = (name: string, std: number | null = 0.6) => ({ name, kind: 'tanh', mean: 0, std, histogram });

const panel = (name: string): Locator => page.locator(`[data-chart="${name}"]`);

test('a layer of one unit, whose spread is null, is shown by its mean alone', async () => {
  await open(() =>
    concat(
      of(
        started('one'),
        progress([2, 1]),
        measured('activations', 1, { layers: [layer('1.tanh', null), layer('3.tanh')] }),
        finished(2),
      ),
    ),
  );
  await dashboard.start('one');
  await panel('activationDistribution').getByText('3.tanh').waitFor();
  expect(await panel('activationDistribution').locator('tbody tr').first().innerText()).toMatch(
    /1\.tanh\s+\+0\.00\s+–/,
  );
  expect(await dashboard.nonsense()).toEqual([]);
});

test('a chart that could not be drawn says so, and is drawn again with the next measurement and the next run', async () => {
  const broken = measured('activations', 0, { layers: [{ name: '1.tanh', mean: 0, std: 1 }] });
  const whole = measured('activations', 5, { layers: [layer('1.tanh')] });
  await open(
    ({ preset }) =>
      preset === 'breaks'
        ? concat(of(started('breaks'), progress([2]), broken), NEVER)
        : of(started('whole'), progress([2]), whole, finished(1)),
    ['breaks', 'whole'],
  );
  await dashboard.start('breaks');
  await panel('activationDistribution').getByText('This chart could not be drawn').waitFor();
  await dashboard.start('whole');
  await dashboard.marksOf('activationDistribution');
  expect(await panel('activationDistribution').getByText('could not be drawn').count()).toBe(0);
});

test('after another run was shown its charts are gone at once, and each says which step it shows', async () => {
  const run = (name: string, own: string, step: number): RunEvent[] => [
    started(name),
    progress([3, 2]),
    measured('activations', step, { layers: [layer(own)] }),
    measured('gradients', step, { layers: [layer(own)] }),
  ];
  await open(
    ({ preset }) =>
      concat(of(...(preset === 'one' ? run('one', '1.tanh', 4) : run('two', '7.tanh', 9))), NEVER),
    ['one', 'two'],
  );
  await dashboard.start('one');
  await panel('gradientDistribution').getByText('1.tanh').waitFor();
  await dashboard.start('two');
  await dashboard.until(async () => (await dashboard.name()) === 'two');
  // From the first moment on that the header is the other run's.
  expect(await page.locator('[data-chart]').getByText('1.tanh').count()).toBe(0);
  await panel('gradientDistribution').getByText('7.tanh').waitFor({ timeout: 3000 });
  await dashboard.until(async () => (await dashboard.chartSteps())['gradientDistribution'] === 9);
});

test('a link to a run that is gone, a preset’s name or nonsense behind the # says so and offers a way on', async () => {
  const address = await open(
    () => concat(of(started('dead-relu'), progress([3, 2])), NEVER),
    ['dead-relu', 'dead'],
  );
  const run = await served?.runs.begin({ preset: 'dead-relu' });
  await page.goto(`${address}/#dead-relu-0123abcd`);
  await page.reload();
  await page.getByRole('heading', { name: 'There is no such run' }).waitFor();
  await page.getByRole('button', { name: 'Start dead-relu' }).waitFor();
  expect(await page.locator('[data-chart]').count()).toBe(0);

  await page.goto(`${address}/#%`);
  await page.reload();
  await page.getByText('This server has no run %').waitFor();
  await page.getByRole('button', { name: 'Show dead-relu' }).click();
  await dashboard.until(async () => (await dashboard.name()) === 'dead-relu');
  expect(page.url()).toContain(`#${run?.id}`);

  await page.evaluate(() => (window.location.hash = '#gone'));
  await page.getByText('This server has no run gone').waitFor();
  await page.evaluate((id) => (window.location.hash = `#${id}`), run?.id);
  await dashboard.until(async () => (await dashboard.name()) === 'dead-relu');
  expect(dashboard.complaints).toEqual([]);
});

test('what was measured and found to be well is said in words of a good result', async () => {
  await open(() =>
    of(
      started('one'),
      progress([3, 2]),
      measured('deadUnits', 1, { layers: [{ name: '1.relu', kind: 'relu', units: 8, dead: [] }] }),
      finished(2),
    ),
  );
  await dashboard.start('one');
  await panel('deadUnits').getByText('none is dead.').waitFor();
  await page.getByText('No rule had anything to say at the end: all looks well.').waitFor();
});

test('dead layers stand in network order, in the chart and beside it', async () => {
  const dead = (name: string) => ({ name, kind: 'relu', units: 4, dead: [0, 1] });
  const names = ['11.relu', '7.relu', '3.relu', '9.relu', '5.relu'];
  const first = names.slice(0, 2).map(dead);
  const all = names.map(dead);
  // The first picture has the deeper ones alone.
  await open(() =>
    concat(
      of(started('one'), progress([3, 2])),
      of(measured('deadUnits', 0, { layers: first }), measured('deadUnits', 1, { layers: first })),
      of(measured('deadUnits', 2, { layers: all }), measured('deadUnits', 3, { layers: all })).pipe(
        delay(1500),
      ),
      NEVER,
    ),
  );
  await dashboard.start('one');
  const inOrder = ['3.relu', '5.relu', '7.relu', '9.relu', '11.relu'];
  await panel('deadUnits').scrollIntoViewIfNeeded(); // what is out of sight is not drawn again
  await dashboard.until(
    async () => (await panel('deadUnits').locator('svg text', { hasText: /relu/ }).count()) === 5,
  );
  const labels = await panel('deadUnits').locator('svg text', { hasText: /relu/ }).all();
  const heights = await Promise.all(
    labels.map(async (label) => [(await label.boundingBox())?.y ?? 0, await label.textContent()] as const),
  );
  expect(heights.sort(([one], [other]) => one - other).map(([, name]) => name)).toEqual(inOrder);
  // The figures have the layers' colours, and stand beside the chart as its legend.
  expect((await panel('deadUnits').locator('tbody th').allInnerTexts()).map((name) => name.trim())).toEqual(
    inOrder,
  );
});

test('a layer without a gradient has no peak beside 0', async () => {
  const zeros = { ...layer('1.tanh', 0), histogram: { low: -0.5, high: 0.5, counts: [0, 0, 32, 0, 0] } };
  await open(() =>
    of(
      started('one'),
      progress([3]),
      measured('gradients', 0, { layers: [zeros, layer('3.tanh')] }),
      finished(1),
    ),
  );
  await dashboard.start('one');
  await dashboard.until(async () => (await dashboard.marksOf('gradientDistribution')) === 1);
  await panel('gradientDistribution').getByText('1.tanh').waitFor();
});

test('one layer has one colour in every chart, whichever run was looked at before', async () => {
  served = await serve({
    start: ({ preset }, control$) => syntheticRun(control$, { name: preset ?? '', steps: 400 }),
    presets: ['one', 'two'].map((name) => ({ name, description: '' })),
    port: 0,
    page: folder,
  });
  await page.goto(served.address);
  const colors = async () => {
    await dashboard.marksOf('gradientDistribution');
    await dashboard.marksOf('weightGradientDistribution');
    await dashboard.status('Completed').waitFor({ timeout: 30_000 });
    const rows = await page.locator('[data-chart] tbody tr:has(i)').all();
    const found = new Map<string, Set<string>>();
    for (const row of rows) {
      const name = (await row.locator('th').innerText()).trim().replace('.weight', '');
      const color = await row.locator('i').evaluate((swatch) => getComputedStyle(swatch).backgroundColor);
      found.set(name, (found.get(name) ?? new Set()).add(color));
    }
    return [...found].map(([name, own]) => [name, [...own]] as const).sort();
  };
  await dashboard.start('one');
  const first = await colors();
  expect(first.length).toBeGreaterThan(8);
  for (const [name, own] of first) expect(own, name).toHaveLength(1);
  expect(new Set(first.map(([, [color]]) => color)).size).toBe(first.length);
  await dashboard.start('two');
  await dashboard.until(async () => (await dashboard.name()) === 'two');
  expect(await colors()).toEqual(first);
}, 90_000);

test('many weights are a map, layers by steps, and not as many lines', async () => {
  const ratios = Array.from({ length: 20 }, (_, at) => ({
    name: `${at}.linear.weight`,
    log10: -3 - at / 20,
  }));
  await open(() =>
    of(
      started('one'),
      progress([3, 2]),
      measured('updateRatio', 0, { ratios }),
      measured('updateRatio', 1, { ratios }),
      finished(2),
    ),
  );
  await dashboard.start('one');
  const image = panel('updateRatio').locator('svg .mark-image image');
  await dashboard.until(async () => (await image.count()) === 1);
  expect(await image.getAttribute('href')).toMatch(/^data:image\/png;base64,/);
  expect(await panel('updateRatio').locator('tbody tr').count()).toBe(20);
  expect(await panel('updateRatio').locator('svg .mark-line').count()).toBe(0);
});

test('update:data has its rules at −2, −3 and −4', async () => {
  const ratios = [{ name: '0.linear.weight', log10: -3.1 }];
  await open(() =>
    of(
      started('one'),
      progress([3, 2]),
      measured('updateRatio', 0, { ratios }),
      measured('updateRatio', 1, { ratios }),
      finished(2),
    ),
  );
  await dashboard.start('one');
  await dashboard.marksOf('updateRatio');
  expect(await panel('updateRatio').locator('svg .mark-rule.role-mark line[stroke-dasharray]').count()).toBe(
    3,
  );
});

test('a run that ended in the millions is not green, and its figures keep to their places', async () => {
  await open(() => of(started('one'), progress([3.29, 9e6, 8_064_154, 8_064_154.123]), finished(4)));
  await dashboard.start('one');
  const pill = dashboard.status('Diverged');
  await pill.waitFor();
  await page.getByText('the loss ended far above where it began').waitFor();
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const boxes = await page
      .locator('dl > div')
      .evaluateAll((cells) => cells.map((cell) => ({ inner: cell.scrollWidth, outer: cell.clientWidth })));
    for (const { inner, outer } of boxes) expect(inner).toBeLessThanOrEqual(outer);
  }
});

test('findings stand above the charts, the gravest first, a rule’s layers together', async () => {
  const finding = (rule: string, subject: string, severity: 'info' | 'warning'): RunEvent => ({
    type: 'finding',
    change: 'raised',
    step: 1,
    finding: {
      rule,
      subject,
      severity,
      since: 1,
      step: 1,
      value: 1,
      threshold: 0,
      formula: 'f',
      meaning: `${subject} is unwell.`,
      remedy: 'Mend it.',
    },
  });
  await open(() =>
    of(
      started('one'),
      progress([3, 2]),
      finding('b', 'run', 'info'),
      finding('a', '11.tanh', 'warning'),
      finding('a', '5.tanh', 'warning'),
      finding('a', '7.tanh', 'warning'),
      finished(2),
    ),
  );
  await dashboard.start('one');
  const first = page.getByText('5.tanh is unwell.');
  await first.waitFor();
  const items = page.locator('section[aria-labelledby="findings"] li');
  expect(await items.count()).toBe(2);
  expect(await items.first().innerText()).toMatch(/Warning 5\.tanh, 7\.tanh, 11\.tanh · a · since step 1/);
  expect((await first.boundingBox())?.y ?? Infinity).toBeLessThan(
    (await panel('loss').boundingBox())?.y ?? 0,
  );
  expect((await first.boundingBox())?.y ?? Infinity).toBeLessThan(700);
  await dashboard.status('Completed').waitFor();
  await page.getByRole('status').getByText('with warnings').waitFor();
});

test('one cause comes first with what follows from it below, what ended stays, and what to set can be copied', async () => {
  const found = (more: Partial<Finding>): FindingChanged => ({
    type: 'finding',
    change: 'raised',
    step: 1,
    finding: {
      rule: 'allZero',
      subject: '1.tanh',
      severity: 'warning',
      since: 0,
      step: 1,
      value: 1,
      threshold: 0,
      formula: 'f',
      meaning: 'It is zero.',
      remedy: 'Mend it.',
      ...more,
    },
  });
  const passing = { rule: 'passing', since: 1 } as const;
  await open(() =>
    of(
      started('one'),
      progress([3, 2]),
      found({ set: ['model.1.init={"type":"kaimingNormal"}', 'steps=9'] }),
      found({
        rule: 'noGradient',
        subject: '0.linear.weight',
        severity: 'error',
        cause: { rule: 'allZero', subject: '1.tanh' },
        meaning: 'It learns nothing.',
      }),
      found(passing),
      { ...found({ ...passing, cleared: 2 }), change: 'cleared', step: 2 } satisfies FindingChanged,
      finished(2),
    ),
  );
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dashboard.start('one');
  await page.getByText('It is zero.').first().waitFor();
  const section = page.locator('section[aria-labelledby="findings"]');
  expect(await section.locator(':scope > ul > li').count()).toBe(1);
  expect(await page.getByText('It learns nothing.').isVisible()).toBe(false);
  await page.getByText('What follows from it: noGradient').click();
  expect(await page.getByText('It learns nothing.').isVisible()).toBe(true);
  await page.getByText('1 found and ended: passing').click();
  expect(await section.locator('details.past li').innerText()).toContain('passing · steps 1 to 2');
  await section.getByRole('button', { name: 'Copy' }).click();
  await section.getByText('Copied').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `--set 'model.1.init={"type":"kaimingNormal"}' --set steps=9`,
  );
});

test('a comparison runs whole: each run in turn, to be chosen, and all of them side by side', async () => {
  await open(
    ({ variant }) =>
      of(started(`one-${variant}`, 3), progress([3, 2, variant === 'large' ? 1 : 1.5]), finished(3)),
    ['one'],
    ['small', 'middling', 'large'],
  );
  await dashboard.start('one');
  const side = page.locator('section[aria-labelledby="comparison"]');
  await side.getByText('all are done').waitFor();
  expect(await side.locator('tbody tr').count()).toBe(3);
  const lines = side.locator('svg .role-mark path[d^="M"]');
  await dashboard.until(async () => (await lines.count()) === 3);
  await side.getByRole('button', { name: 'large' }).click();
  await dashboard.until(async () => (await dashboard.name()) === 'one-large');
  expect(await side.getByRole('button', { name: 'large' }).getAttribute('aria-pressed')).toBe('true');
  expect(await side.locator('tbody tr').last().innerText()).toContain('1.0000');
});

test('the focus stays where it is when a run is paused, taken up again and stopped', async () => {
  served = await serve({
    start: (_request, control$) => syntheticRun(control$, { steps: 100_000 }),
    presets: [{ name: 'one', description: '' }],
    port: 0,
    page: folder,
  });
  await page.goto(served.address);
  await dashboard.start('one');
  await dashboard.status('Training').waitFor();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  await dashboard.button('Pause').focus();
  await page.keyboard.press('Enter');
  await dashboard.status('Paused').waitFor();
  expect(await focused()).toBe('Resume');
  await page.keyboard.press('Enter');
  await dashboard.status('Training').waitFor();
  expect(await focused()).toBe('Pause');
  await dashboard.button('Stop').focus();
  await page.keyboard.press('Enter');
  await dashboard.status('Stopped').waitFor();
  expect(await focused()).toBe('Stop');
});

test('the document and the heap do not grow with the updates', async () => {
  served = await serve({
    start: (_request, control$) => syntheticRun(control$, { steps: 1e6, burst: 50, pause: 15 }),
    presets: [{ name: 'one', description: '' }],
    port: 0,
    page: folder,
  });
  await page.goto(served.address);
  await dashboard.start('one');
  // Past the points that a history keeps, so that what grows from then on has no reason to.
  await dashboard.until(async () => (await dashboard.step()) > 12_000);
  const before = await dashboard.size();
  await dashboard.until(async () => (await dashboard.step()) > 30_000);
  const after = await dashboard.size();
  expect(await page.locator('clipPath').count()).toBe(0);
  expect(after.elements).toBeLessThan(1.1 * before.elements);
  expect(after.megabytes).toBeLessThan(before.megabytes + 8);
}, 120_000);

test('what is served is compressed, and drawing is fetched after the first paint', async () => {
  await open(() => concat(of(started('one'), progress([3, 2])), NEVER));
  await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0);
  await dashboard.start('one');
  await dashboard.marksOf('loss');
  const { kilobytes, paint, vega } = await page.evaluate(() => {
    const fetched = performance.getEntriesByType('resource').filter(({ name }) => name.includes('/assets/'));
    const sizes = fetched.map((entry) => (entry as PerformanceResourceTiming).transferSize);
    const last = fetched.filter(({ name }) => name.includes('vega')).map(({ startTime }) => startTime);
    return {
      kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000,
      paint: performance.getEntriesByName('first-paint')[0]?.startTime ?? Infinity,
      vega: Math.min(...last),
    };
  });
  expect(kilobytes).toBeLessThan(400);
  expect(kilobytes).toBeGreaterThan(100);
  expect(vega).toBeGreaterThan(paint);
});
