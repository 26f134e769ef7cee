import { useSimd } from '@weir/backend-simd';
import type { RunEvent } from '@weir/core';
import { stepAnatomy } from '@weir/diagnostics';
import type { StepAnatomy, TensorFigures } from '@weir/diagnostics';
import { experimentOf, loadData, parseConfiguration, presetOf, runExperiment } from '@weir/experiments';
import type { Watcher } from '@weir/experiments';
import { EMPTY, ignoreElements, lastValueFrom, tap, toArray } from 'rxjs';
import { beforeEach, expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { trainedRun } from './trainedRun.ts';
import { violations } from './violations.ts';

onStaticPage();

beforeEach(async () => {
  await page.addInitScript(spyOnWorkers);
});

/** In the page, ahead of its own scripts: what its workers say of runs. */
function spyOnWorkers(): void {
  const posted = { events: [] as RunEvent[] };
  Object.assign(globalThis, { posted });
  globalThis.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }: MessageEvent<{ events?: RunEvent[] }>) =>
        posted.events.push(...(data.events ?? [])),
      );
    }
  };
}

const steps = 3000;
const config = { ...presetOf('deep-batchnorm').configuration, steps };

/** A step of the same run in Node, looked at as it trains. */
async function inNode(step: number): Promise<StepAnatomy> {
  const configuration = parseConfiguration({ ...config, steps: step + 1, diagnostics: [] });
  const experiment = experimentOf(configuration, await loadData(configuration));
  let seen: StepAnatomy | undefined;
  const watcher: Watcher = (snapshots$) =>
    snapshots$.pipe(
      tap((snapshot) => {
        if (snapshot.step === step) seen = stepAnatomy(snapshot);
      }),
      ignoreElements(),
    );
  await lastValueFrom(runExperiment({ ...experiment, watchers: [watcher] }, { evaluate: false }));
  return seen ?? expect.unreachable();
}

/** As the page prints a figure. */
function printed(value: number): string {
  const magnitude = Math.abs(value);
  const isPlain = magnitude === 0 || (magnitude >= 0.001 && magnitude < 1e4);
  return (isPlain ? value.toPrecision(3) : value.toExponential(1))
    .replace('e+', 'e')
    .replace('-', '−')
    .replace('e−', 'e-');
}

const slow = () => page.getByRole('region', { name: 'One step in slow motion' });
const slider = () => slow().getByRole('slider');

/** What the cards of tensors say, first to last. */
const cards = () =>
  slow()
    .locator('article')
    .evaluateAll((all) =>
      all.map((card) => [
        card.querySelector('var')?.textContent ?? '',
        ...[...card.querySelectorAll('dd')].map((figure) => figure.textContent ?? ''),
      ]),
    );

const card = (symbol: string, { shape, mean, std, min, max }: TensorFigures) => [
  symbol,
  shape.join(' × '),
  `${printed(mean)} ± ${printed(std)}`,
  `${printed(min)}, ${printed(max)}`,
];

test('a run that waits is taken through its step in slow motion by keyboard, each number the engine’s, and goes on with the same bits', async () => {
  await useSimd();
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await dashboard.status('Training').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > 20);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  const step = (await dashboard.step()) - 1;
  const expected = await inNode(step);

  await dashboard.button('Slow motion').focus();
  await page.keyboard.press('Enter');
  await slider().waitFor();
  await slow()
    .getByText(`Part of step ${step.toLocaleString('en')}`)
    .waitFor();
  const { layers, parameters } = expected;
  const parts = 2 * layers.length + 1 + parameters.length;
  await slow().getByText(`1 of ${parts}`, { exact: true }).waitFor();
  const title = () => slow().getByRole('heading', { level: 3 }).innerText();

  // Forward, part by part, with the arrow keys.
  await slider().focus();
  for (const [at, { name, input, output }] of layers.entries()) {
    expect(await title()).toBe(`Forward: ${name}`);
    expect(await cards(), name).toEqual([...(input ? [card('x', input)] : []), card('y', output)]);
    if (at === 3) expect(await violations(page)).toEqual([]);
    await page.keyboard.press('ArrowRight');
  }
  expect(await title()).toBe('Loss');
  expect(await slow().locator('.phase p').innerText()).toContain(expected.loss.toFixed(4));

  // Backward, with the buttons.
  await slow().getByRole('button', { name: 'Next' }).focus();
  for (const { name, grad } of [...layers].reverse()) {
    await page.keyboard.press('Enter');
    expect(await title()).toBe(`Backward: ${name}`);
    const own = parameters.filter(({ layer }) => layer === name);
    expect(await cards(), name).toEqual([
      ...(grad ? [card('∂loss/∂y', grad)] : []),
      ...own.map((parameter) => card(`∂loss/∂${parameter.name.slice(name.length + 1)}`, parameter.grad)),
    ]);
  }

  // The update of the last parameter, and back to the one before.
  await slider().focus();
  await page.keyboard.press('End');
  const [before, last] = parameters.slice(-2);
  expect(await title()).toBe(`Update: ${last?.name ?? ''}`);
  expect((await cards()).map(([, ...figures]) => figures)).toEqual(
    [last?.grad, last?.update, last?.data].map((figures) =>
      card('', figures ?? expect.unreachable()).slice(1),
    ),
  );
  await slow().getByRole('button', { name: 'Previous' }).click();
  expect(await title()).toBe(`Update: ${before?.name ?? ''}`);

  // It plays by itself, but not for whoever wants no motion.
  await slow().getByRole('button', { name: 'Play' }).click();
  await slow()
    .getByRole('heading', { name: `Update: ${last?.name ?? ''}` })
    .waitFor();
  await slow().getByRole('button', { name: 'Play' }).waitFor(); // halted at the end
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await dashboard.button('Slow motion').click();
  await dashboard.button('Slow motion').click();
  await slider().waitFor();
  expect(await slow().getByRole('button', { name: 'Play' }).count()).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violations(page)).toEqual([]);
  expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
  expect(await dashboard.beyondPanels()).toEqual([]);
  expect(await dashboard.nonsense()).toEqual([]);

  // The run goes on, and is Node's, which nobody has looked into.
  await page.setViewportSize({ width: 1440, height: 900 });
  await dashboard.button('Resume').click();
  await dashboard.status('Completed').waitFor();
  const lossesIn = (events: readonly RunEvent[]): readonly number[] => {
    const losses: number[] = [];
    for (const event of events)
      if (event.type === 'progress') event.losses.forEach((loss, at) => (losses[event.from + at] = loss));
    return losses;
  };
  const whole = await lastValueFrom(trainedRun(parseConfiguration(config), EMPTY, true).pipe(toArray()));
  const said = (await page.evaluate('globalThis.posted.events')) as readonly RunEvent[]; // put there above
  expect(lossesIn(said)).toEqual(lossesIn(whole));
  expect(lossesIn(said)).toHaveLength(steps);

  // Of a run that is over any step is had: the first, by the slider of the run.
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await dashboard.button('Take step 0 apart').click();
  await slow().getByText('Part of step 0', { exact: true }).waitFor();
  const first = await inNode(0);
  const [layer] = first.layers;
  expect((await cards()).at(-1)).toEqual(card('y', layer?.output ?? expect.unreachable()));
  expect(dashboard.complaints.filter((text) => !text.includes('404'))).toEqual([]);
}, 300_000);

test('a step of a run that this browser may not keep is computed again from its beginning, with what was turned since', async () => {
  // The worker's browser is one that lets pages keep nothing.
  await page.route('**/trainer-*.js', async (route) => {
    const response = await route.fetch();
    const forbidden = 'StorageManager.prototype.getDirectory = () => Promise.reject(new Error("forbidden"));';
    await route.fulfill({ response, body: `${forbidden}\n${await response.text()}` });
  });
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify({ ...config, steps: 12_000 }));
  await dashboard.button('Train').click();
  await page.getByText('This run is not kept in this browser').waitFor();
  await dashboard.until(async () => (await dashboard.step()) > 20);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  const turned = await dashboard.step();
  const rate = page.getByLabel('Learning rate', { exact: true });
  await rate.fill('0.5');
  await rate.press('Enter');
  await dashboard.button('Step').click();
  await dashboard.until(async () => (await dashboard.step()) === turned + 1);

  await dashboard.button('Slow motion').click();
  await slow()
    .getByText(`Part of step ${turned.toLocaleString('en')}`)
    .waitFor();
  await slider().focus();
  await page.keyboard.press('End');
  await slow().getByText('a learning rate of 0.5').waitFor();
  const said = (await page.evaluate('globalThis.posted.events')) as readonly RunEvent[]; // put there above
  const there = said.find(
    (event) => event.type === 'progress' && event.from <= turned && turned < event.from + event.losses.length,
  );
  const loss = there?.type === 'progress' ? there.losses[turned - there.from] : undefined;
  await page.keyboard.press('Home');
  while ((await slow().getByRole('heading', { level: 3 }).innerText()) !== 'Loss')
    await page.keyboard.press('ArrowRight');
  expect(await slow().locator('.phase p').innerText()).toContain(loss?.toFixed(4));

  // Far from its beginning it says what to do.
  await dashboard.button('Resume').click();
  await dashboard.until(async () => (await dashboard.step()) > 10_500, 240);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  await slow()
    .getByRole('button', { name: /^Take step 1.* apart$/ })
    .click();
  await slow().getByText('choose an earlier one with the slider').waitFor();
}, 400_000);
