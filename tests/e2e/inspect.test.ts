import { readFile } from 'node:fs/promises';
import { useSimd } from '@weir/backend-simd';
import { parseConfiguration, presetOf } from '@weir/experiments';
import { serve } from '@weir/server';
import { expect, test } from 'vitest';
import { dashboard, folder, onStaticPage, page, server } from './staticPage.ts';
import { trainedRun } from './trainedRun.ts';
import { violations } from './violations.ts';

onStaticPage();

const deep = { ...presetOf('deep-batchnorm').configuration, steps: 300 };

const panel = () => page.locator('[data-chart="batchNormUnits"]');

/** Where each dot of a line lies, by example. */
const places = (line: 'input' | 'output') =>
  panel()
    .locator(`[data-${line}]`)
    .evaluateAll((dots, name) => {
      const entries = dots.map((dot) => [dot.getAttribute(`data-${name}`), Number(dot.getAttribute('cx'))]);
      return Object.fromEntries(entries) as Record<string, number>;
    }, line);

/** Drags an example's input far to the right, then moves it by keyboard; all others' outputs move each time, and no other input. */
async function couple(): Promise<void> {
  await panel().scrollIntoViewIfNeeded();
  await panel().getByText('step 299', { exact: true }).waitFor();
  const before = { inputs: await places('input'), outputs: await places('output') };
  expect(Object.keys(before.inputs)).toHaveLength(32);
  const dot = panel().locator('[data-input="0"]');
  const box = await dot.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 4 });
  await page.mouse.up();
  await panel()
    .getByText(/its own output moves by .* and those of the other 31 by up to 0?\.[0-9]*[1-9]/)
    .waitFor();
  const after = { inputs: await places('input'), outputs: await places('output') };
  const stayed = (one: Record<string, number>, other: Record<string, number>) =>
    Object.keys(one).filter((example) => Math.abs((one[example] ?? NaN) - (other[example] ?? NaN)) < 1e-6);
  expect(stayed(before.inputs, after.inputs)).toHaveLength(31);
  expect(stayed(before.outputs, after.outputs).length).toBeLessThan(3); // one may lie at the point that all turn around
  await panel()
    .getByText(/In evaluation it would give .* and no other would move/)
    .waitFor();

  await dashboard.button('As it was').click();
  expect(await places('output')).toEqual(before.outputs);
  await panel().getByLabel('Example', { exact: true }).selectOption('4');
  await panel().getByRole('slider').focus();
  for (let times = 0; times < 20; times++) await page.keyboard.press('ArrowRight');
  await panel()
    .getByText(/^Example 4 arrives as/)
    .waitFor();
  const byKey = { inputs: await places('input'), outputs: await places('output') };
  expect(stayed(before.inputs, byKey.inputs)).toHaveLength(31);
  expect(stayed(before.outputs, byKey.outputs).length).toBeLessThan(3);

  for (const moments of ['batch, with your change', 'running average', 'calibrated'])
    await panel().getByRole('rowheader', { name: moments }).waitFor();
  await panel().getByLabel('Layer').selectOption({ index: 2 });
  expect(await panel().locator('.told').innerText()).toMatch(/the variance over N − 1/);
  await panel().getByText('In figures').click();
  expect(await panel().locator('details tbody tr').count()).toBe(32);
}

/** Saves a panel as a person would, in each way that it offers, and gives what was saved by its kind. */
async function savedOf(name: string): Promise<Readonly<Record<string, Buffer>>> {
  const section = page.locator(`[data-chart="${name}"]`);
  await section.getByRole('button', { name: /^Save…/ }).click();
  await section.getByRole('button', { name: 'JSON', exact: true }).waitFor();
  const files: Record<string, Buffer> = {};
  for (const kind of ['SVG', 'PNG', 'CSV', 'JSON']) {
    const button = section.getByRole('button', { name: kind, exact: true });
    if ((await button.count()) === 0) continue;
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    expect(download.suggestedFilename()).toMatch(new RegExp(`^${name}-\\d+\\.${kind.toLowerCase()}$`));
    files[kind] = await readFile(await download.path());
  }
  return files;
}

/** Makes a panel as wide as the page. */
async function expand(name: string): Promise<void> {
  const section = page.locator(`[data-chart="${name}"]`);
  const width = async () => (await section.boundingBox())?.width ?? 0;
  const before = await width();
  await section.getByRole('button', { name: /^Expand/ }).click();
  await dashboard.until(async () => (await width()) > 1.8 * before);
}

/** Composes a configuration on the page that trains in the browser, and waits for its end. */
async function trainHere(configuration: object): Promise<void> {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(configuration));
  await dashboard.button('Train').click();
  await dashboard.status('Completed').waitFor();
}

test('a batch’s examples are seen to be coupled by BatchNorm, by pointer and keyboard, in this browser’s run', async () => {
  await trainHere(deep);
  await couple();
  const files = await savedOf('batchNormUnits');
  expect(files['SVG']?.toString()).toMatch(/^<svg[^>]* width="\d/);
  expect(files['SVG']?.toString().match(/<circle[^>]* fill="rgb/g)).toHaveLength(64);
  expect(files['PNG']?.subarray(1, 4).toString()).toBe('PNG');
  expect(files['CSV']?.toString().trim().split('\r\n')).toHaveLength(33);
  expect(JSON.parse(files['JSON']?.toString() ?? '')).toMatchObject({ step: 299 });
  await expand('batchNormUnits');
  expect(await violations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await violations(page)).toEqual([]);
  expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
  expect(await dashboard.beyondPanels()).toEqual([]);

  // The slider of the run takes it back to its first step.
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await panel().getByText('step 0', { exact: true }).waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test('and in a server’s', async () => {
  await useSimd();
  const served = await serve({
    start: (_request, control$) => trainedRun(parseConfiguration(deep), control$, false),
    presets: [{ name: 'deep-batchnorm', description: '' }],
    port: 0,
    page: folder,
  });
  try {
    await page.goto(served.address);
    await dashboard.start('deep-batchnorm');
    await dashboard.status('Completed').waitFor();
    await couple();
  } finally {
    await served.close();
  }
}, 240_000);

test('names are drawn as the network learns, beside their steps, and the slider goes back to letter salad', async () => {
  const diagnostics = ['activations', 'samples'].map((type) => ({ type, every: 100 }));
  await trainHere({ ...deep, diagnostics });
  const names = page.locator('[data-chart="samples"]');
  await names.scrollIntoViewIfNeeded();
  await names.getByText('step 299', { exact: true }).waitFor();
  const steps = await names.getByRole('rowheader').allInnerTexts();
  expect(steps).toEqual(['299', '200', '100', '0']);
  const drawn = await Promise.all(
    (await names.locator('tbody tr').all()).map((row) => row.locator('li').allInnerTexts()),
  );
  for (const row of drawn) {
    expect(row).toHaveLength(5);
    for (const name of row) expect(name).toMatch(/^([a-z]{1,16}|no letter|[a-z]{16}…\s*[a-z]{17,40})$/);
  }
  // What is cut off is marked, and there whole for whoever asks.
  const cut = await names
    .locator('li span[title]')
    .evaluateAll((all) =>
      all.map((one) => [
        one.querySelector('[aria-hidden]')?.textContent ?? '',
        one.getAttribute('title') ?? '',
      ]),
    );
  expect(cut.length).toBeGreaterThan(0);
  for (const [shown = '', whole = ''] of cut) expect(shown).toBe(`${whole.slice(0, 16)}…`);
  const files = await savedOf('samples');
  expect(Object.keys(files)).toEqual(['CSV', 'JSON']);
  expect(files['CSV']?.toString().trim().split('\r\n')).toHaveLength(1 + 4 * 5);
  await expand('samples');
  expect(await names.locator('li span[title]').count()).toBe(0);
  await names.getByRole('button', { name: /^Smaller/ }).click();
  expect(drawn[0]).not.toEqual(drawn[3]);
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await names.getByText('step 0', { exact: true }).waitFor();
  expect(await names.locator('tbody tr').first().locator('li').allInnerTexts()).toEqual(drawn[3]);
  expect(await violations(page)).toEqual([]);
}, 240_000);

test('a network of images shows which it is most wrong about, fewer as it learns', async () => {
  await trainHere({
    name: 'digits',
    data: { type: 'images' },
    model: [
      { type: 'flatten' },
      { type: 'linear', out: 32 },
      { type: 'relu' },
      { type: 'linear', out: 'classes' },
    ],
    steps: 200,
    diagnostics: [{ type: 'mistakes', every: 50 }],
  });
  const mistakes = page.locator('[data-chart="mistakes"]');
  const mistaken = async () =>
    Number((await mistakes.locator('p').nth(2).innerText()).match(/^(\d+|None)/)?.[0].replace('None', '0'));
  await mistakes.scrollIntoViewIfNeeded();
  await mistakes.getByText('step 199', { exact: true }).waitFor();
  const atLast = await mistaken();
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await mistakes.getByText('step 0', { exact: true }).waitFor();
  const atFirst = await mistaken();
  expect(atFirst).toBeGreaterThan(100); // of 256, by chance nine of ten
  expect(atLast).toBeLessThan(atFirst);
  const pictures = mistakes.getByRole('img');
  expect(await pictures.count()).toBe(6);
  expect(await pictures.first().getAttribute('aria-label')).toMatch(/^A [0-9], taken for [0-9]$/);
  const greys = await pictures.first().evaluate((picture) => {
    const canvas = picture.querySelector('canvas');
    const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    return { pixels: data.length / 4, levels: new Set(data).size };
  });
  expect(greys.pixels).toBe(28 * 28);
  expect(greys.levels).toBeGreaterThan(2);
  const files = await savedOf('mistakes');
  expect(files['SVG']?.toString().match(/<image /g)).toHaveLength(6);
  expect(files['PNG']?.subarray(1, 4).toString()).toBe('PNG');
  expect(files['CSV']?.toString()).toMatch(/^step,target,predicted,probability,probabilityOfTarget\r\n0,/);
  expect(JSON.parse(files['JSON']?.toString() ?? '')).toMatchObject({ step: 0, mistaken: atFirst });
  await expand('mistakes');
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
  expect(await dashboard.beyondPanels()).toEqual([]);
}, 240_000);
