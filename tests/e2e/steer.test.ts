import { parseConfiguration, presetOf } from '@weir/experiments';
import { useSimd } from '@weir/backend-simd';
import { serve } from '@weir/server';
import { expect, test } from 'vitest';
import { trainedRun } from './trainedRun.ts';
import { dashboard, folder, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const deep = (steps: number) => ({
  ...presetOf('deep-batchnorm').configuration,
  steps,
  diagnostics: ['activations', 'gradients', 'updateRatio'].map((type) => ({ type, every: 10 })),
});

/** Writes into the field of a label and presses its button. */
async function turn(label: string, value: string, button: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
  await dashboard.button(button).click();
}

/** Turns every knob of a paused run, with what it cannot do among them, and lets it go on to a step. */
async function steer(): Promise<number> {
  await dashboard.until(async () => (await dashboard.step()) > 60);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  const at = await dashboard.step();
  await page.getByText('More to steer by').click();
  await turn('Batch size', '64', 'Set batch size');
  await turn('Momentum', '0.5', 'Set momentum');
  await turn('BatchNorm momentum', '0.01', 'Set BatchNorm momentum');
  await page.getByLabel('Whose weights').selectOption('2.linear');
  await turn('Scale the weights of a layer by', '2', 'Scale weights');
  await turn('Learning rate', '0.05', 'Set');
  await turn('Run to step', String(at + 50), 'Run to it');
  await dashboard.until(async () => (await dashboard.step()) === at + 50);
  await dashboard.status('Paused').waitFor();
  return at;
}

/** What the page says has been changed, in its list. */
async function changes(): Promise<readonly string[]> {
  const list = page.getByRole('region', { name: 'Time' });
  const details = list.locator('details').filter({ hasText: 'while it trained' });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return (await list.locator('li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
}

const turned = (at: number) => {
  const step = `step ${at.toLocaleString('en')}`;
  return [
    'batch size 64',
    'momentum 0.5',
    'momentum of every batchNorm 0.01',
    'weights of 2.linear × 2',
    'learning rate 0.05',
  ].map((what) => `${step} ${what}`);
};

test('every knob turns the network that trains in the page, is marked on each time axis, and is there after a reload', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(deep(100_000)));
  await dashboard.button('Train').click();
  const at = await steer();
  expect(await changes()).toEqual(turned(at));

  // A word of what it cannot do: at the field, or by the run itself.
  await page.getByLabel('Batch size', { exact: true }).fill('0');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('batchSize: value must be a positive integer, got 0').waitFor();
  await turn('Batch size', '99999999', 'Set batch size');
  await page
    .getByText(/refused: batchSize: value must be at most the [0-9]+ examples/)
    .first()
    .waitFor();

  await dashboard.button('Resume').click();
  await dashboard.until(async () => (await dashboard.step()) > at + 200);
  await turn('Steps a second at most', '20', 'Limit');
  await page.getByPlaceholder('20', { exact: true }).waitFor();
  const slow = await dashboard.step();
  await page.waitForTimeout(2000);
  const gone = (await dashboard.step()) - slow;
  expect(gone).toBeGreaterThan(5);
  expect(gone).toBeLessThan(90); // losses come by twenty

  // A mark wanders with the axis while it trains.
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  for (const chart of ['loss', 'updateRatio']) {
    const panel = page.locator(`[data-chart="${chart}"]`);
    await panel.scrollIntoViewIfNeeded();
    const mark = panel.locator(`[data-change="${at}"]`);
    await mark.waitFor();
    const [plot, rule] = [await panel.locator('.host').boundingBox(), await mark.boundingBox()];
    expect(rule?.x).toBeGreaterThan(plot?.x ?? NaN);
    expect((rule?.x ?? NaN) + (rule?.width ?? NaN)).toBeLessThan((plot?.x ?? NaN) + (plot?.width ?? NaN));
    await mark.hover();
    await panel.getByText(`From step ${at.toLocaleString('en')}: batch size 64; momentum 0.5`).waitFor();
  }
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await dashboard.until(async () => (await dashboard.step()) > at + 200);
  expect((await changes()).slice(0, 5)).toEqual(turned(at));
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test('the same knobs turn a run of a server', async () => {
  await useSimd();
  const served = await serve({
    start: (_request, control$) => trainedRun(parseConfiguration(deep(100_000)), control$, false),
    presets: [{ name: 'deep-batchnorm', description: '' }],
    port: 0,
    page: folder,
  });
  try {
    await page.goto(served.address);
    await dashboard.start('deep-batchnorm');
    const at = await steer();
    expect(await changes()).toEqual(turned(at));
    await dashboard.button('Stop').click();
    await dashboard.status('Stopped').waitFor();
  } finally {
    await served.close();
  }
}, 120_000);

test('a slider, by keyboard, moves all panels to a recorded step and back, live and after the run', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(deep(300)));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  const newest = 'step 299'; // the last of 300 is always measured
  await page
    .locator('[data-chart="activationDistribution"] .step')
    .getByText(newest, { exact: true })
    .waitFor();
  const slider = page.getByRole('slider', { name: 'Step shown' });
  await slider.focus();
  await page.keyboard.press('Home');
  for (const chart of ['activationDistribution', 'gradientDistribution']) {
    await page.locator(`[data-chart="${chart}"]`).scrollIntoViewIfNeeded();
    await page.locator(`[data-chart="${chart}"] .step`).getByText('step 0', { exact: true }).waitFor();
  }
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  // What is out of sight is not drawn again.
  await page.locator('[data-chart="activationDistribution"]').scrollIntoViewIfNeeded();
  await page
    .locator('[data-chart="activationDistribution"] .step')
    .getByText('step 20', { exact: true })
    .waitFor();
  expect(await slider.getAttribute('aria-valuetext')).toBe('step 20');
  // The panels with steps across show them all, with one line at that step.
  const playhead = page.locator('[data-chart="updateRatio"] .playhead');
  await playhead.scrollIntoViewIfNeeded();
  const [plot, line] = [
    await page
      .locator('[data-chart="updateRatio"] .cross, [data-chart="updateRatio"] .overlay')
      .first()
      .boundingBox(),
    await playhead.boundingBox(),
  ];
  expect(line?.x).toBeLessThan((plot?.x ?? NaN) + (plot?.width ?? NaN) / 3);
  // One cross-hair over all of them.
  const loss = page.locator('[data-chart="loss"] .host');
  await loss.scrollIntoViewIfNeeded();
  const box = await loss.boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 80);
  const crosses = page.locator('[data-chart] .cross');
  await dashboard.until(async () => (await crosses.count()) >= 2);
  const said = new Set(await crosses.allInnerTexts());
  expect(said.size).toBe(1);
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 80);
  await dashboard.until(
    async () => Number((await slider.getAttribute('aria-valuetext'))?.replace('step ', '')) > 100,
  );
  expect(await violations(page)).toEqual([]);
  await dashboard.button('Show the end').click();
  await page.locator('[data-chart="activationDistribution"]').scrollIntoViewIfNeeded();
  await page
    .locator('[data-chart="activationDistribution"] .step')
    .getByText(newest, { exact: true })
    .waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 120_000);
