import { presetOf } from '@weir/experiments';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, reopen, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const config = {
  ...presetOf('deep-batchnorm').configuration,
  steps: 300,
  diagnostics: ['activations', 'gradients', 'saturation', 'runningMoments', 'batchNormUnits'].map((type) => ({
    type,
    every: 50,
  })),
};

const panel = (chart: string) => page.locator(`[data-chart="${chart}"]`);
const layerIn = (chart: string, name: string) => panel(chart).getByRole('button', { name, exact: true });
/** Lines of a chart that are drawn faint, and whole. */
const lines = async (chart: string) => {
  const all = panel(chart).locator('.mark-line path');
  const faint = await panel(chart).locator('.mark-line path[opacity="0.12"]').count();
  return { faint, whole: (await all.count()) - faint };
};
/** Layers that have a ring in a chart of all along its axis. */
const rings = (chart: string) => panel(chart).locator('path[stroke="#888888"][stroke-width="2.5"]').count();

test('a layer that is chosen in one panel is set off in all, by keyboard too, and a link brings it along', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.marksOf('saturation');
  expect(await lines('saturation')).toEqual({ faint: 0, whole: 5 });

  await layerIn('saturation', '7.tanh').focus();
  await page.keyboard.press('Enter');
  for (const chart of ['saturation', 'activationDistribution', 'gradientDistribution'])
    await dashboard.until(async () => {
      await panel(chart).scrollIntoViewIfNeeded();
      const { faint, whole } = await lines(chart);
      return faint > 1 && whole === 1;
    });
  await dashboard.until(async () => (await rings('activationDepth')) === 1);
  expect((await lines('runningMeans')).faint).toBe(0); // which has nothing of it
  expect(await layerIn('saturation', '7.tanh').getAttribute('aria-pressed')).toBe('true');
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await violations(page)).toEqual([]);
  expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByText('Link to this').click();
  const address = await page.locator('code', { hasText: '#weir1.' }).first().innerText();

  await page.keyboard.press('Escape');
  await dashboard.until(async () => (await lines('saturation')).faint === 0);
  expect(await rings('activationDepth')).toBe(0);

  // The inspector of BatchNorm follows, and leads.
  const inspected = panel('batchNormUnits').getByLabel('Layer');
  await layerIn('runningMeans', '9.batchNorm').click();
  await dashboard.until(async () => (await inspected.inputValue()) === '9.batchNorm');
  await inspected.selectOption('12.batchNorm');
  await dashboard.until(
    async () => (await layerIn('runningMeans', '12.batchNorm').getAttribute('aria-pressed')) === 'true',
  );
  await dashboard.close();

  await reopen();
  await page.goto(address);
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.until(async () => {
    await panel('saturation').scrollIntoViewIfNeeded();
    return (await lines('saturation')).faint === 4;
  });
}, 240_000);

test('the network’s diagram says of each layer what is wrong with it, as the findings do, and chooses layers', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page
    .locator('#configuration')
    .fill(JSON.stringify({ ...presetOf('dead-relu').configuration, steps: 300 }));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  const network = page.getByRole('region', { name: 'Network' });
  const boxes = (await network.getByRole('listitem').allInnerTexts()).map((text) => text.split('\n'));
  expect(boxes.map(([layer]) => layer)).toEqual(
    presetOf('dead-relu').configuration.model.map(({ type }, at) => `${at}.${type}`),
  );
  const sick = boxes.filter(([, said]) => said?.startsWith('■ Error: ') || said?.startsWith('▲ Warning: '));
  expect(sick.length).toBeGreaterThan(0);
  const found = await page.getByRole('region', { name: 'Findings' }).innerText();
  for (const [layer = '', said = ''] of sick)
    expect(found, layer).toContain(said.replace(/^.*?: |,.*$/g, ''));

  const [relu = ''] = sick.find(([layer]) => layer?.endsWith('.relu')) ?? [];
  await network.getByRole('button', { name: relu, exact: true }).click();
  expect(await layerIn('activationDistribution', relu).getAttribute('aria-pressed')).toBe('true');
  for (const width of [390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
  }
}, 240_000);

const dying = { ...presetOf('dead-relu').configuration, steps: 300 };
const saturating = {
  ...presetOf('deep-batchnorm').configuration,
  steps: 101,
  diagnostics: ['saturation', 'saturationMap', 'batchNormUnits', 'deadUnits'].map((type) => ({
    type,
    every: 50,
  })),
};
/** What is set off on a map, in its order. */
const marks = (chart: string) =>
  panel(chart)
    .locator('[data-mark]')
    .evaluateAll((all) => all.map((mark) => (mark as HTMLElement).dataset['mark'] ?? ''));
const unitField = (chart: string) => panel(chart).getByLabel('Unit', { exact: true });

async function train(config: object): Promise<void> {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
}

test('a unit that is chosen on the saturation map is set off there, in the inspector of its BatchNorm and in the network, and the other way round', async () => {
  await train(saturating);
  const map = panel('saturationMap');
  await map.scrollIntoViewIfNeeded();
  await map.locator('.host svg image').first().waitFor();
  expect(await marks('saturationMap')).toEqual([]);

  // With the pointer: the middle of the second layer.
  await map.evaluate((section) => section.scrollIntoView({ block: 'center' }));
  const box = (await map.locator('.host svg image').nth(1).boundingBox()) ?? expect.unreachable();
  await page.mouse.click(box.x + 0.5 * box.width + 1, box.y + 0.5 * box.height);
  await dashboard.until(async () => (await unitField('saturationMap').inputValue()) === '50');
  expect(await marks('saturationMap')).toEqual(['layer 7.tanh', 'unit 7.tanh']);
  expect(await panel('saturationMap').getByLabel('of', { exact: true }).inputValue()).toBe('7.tanh');
  const column = (await map.locator('[data-mark="unit 7.tanh"]').boundingBox()) ?? expect.unreachable();
  expect(column.x).toBeLessThanOrEqual(box.x + 0.5 * box.width + 1);
  expect(column.x + column.width).toBeGreaterThan(box.x + 0.5 * box.width);
  expect(column.width).toBeCloseTo(box.width / 100, 0);
  const network = page.getByRole('region', { name: 'Network' });
  for (const layer of ['5.linear', '6.batchNorm', '7.tanh'])
    expect(await network.getByRole('listitem').filter({ hasText: layer }).innerText()).toContain('unit 50');
  expect(await network.getByText('unit 50').count()).toBe(3);
  const inspector = panel('batchNormUnits');
  await dashboard.until(async () => (await inspector.getByLabel('Layer').inputValue()) === '6.batchNorm');
  const looked = await inspector.getByLabel('Unit').locator('option').allInnerTexts();
  if (!looked.includes('50 of 100'))
    await inspector.getByText('Unit 50 is chosen, and was not looked at').waitFor();

  // From the inspector, by keyboard, to the map.
  const other = looked[2]?.split(' ')[0] ?? expect.unreachable();
  await inspector.getByLabel('Unit').selectOption({ label: `${other} of 100` });
  await dashboard.until(async () => (await unitField('saturationMap').inputValue()) === other);
  expect(await marks('saturationMap')).toEqual(['unit 7.tanh']); // the layer is the batchNorm now
  await unitField('saturationMap').fill('7');
  await unitField('saturationMap').press('Enter');
  await dashboard.until(async () => (await marks('saturationMap')).includes('unit 7.tanh'));
  expect(await network.getByText('unit 7', { exact: true }).count()).toBe(3);

  // A unit that the layer has not is the nearest that it has, also where that one is chosen.
  for (const beyond of ['200', '100', '-3', '-1', '7.2']) {
    await unitField('saturationMap').fill(beyond);
    await unitField('saturationMap').press('Enter');
    const nearest = Math.round(Math.min(99, Math.max(0, Number(beyond))));
    await network.getByText(`unit ${nearest}`, { exact: true }).first().waitFor();
    expect(await unitField('saturationMap').inputValue()).toBe(`${nearest}`);
  }

  for (const width of [390, 1280, 1920])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await dashboard.settled();
      expect(await violations(page)).toEqual([]);
      expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
      expect(await dashboard.beyondPanels()).toEqual([]);
      if (process.env['SHOTS'])
        await page.screenshot({ path: `/tmp/unit-${width}-${colorScheme}.png`, fullPage: true });
    }
  await page.setViewportSize({ width: 1280, height: 900 });

  await page.getByText('Link to this').click();
  const address = await page.locator('code', { hasText: '#weir1.' }).first().innerText();
  await page.keyboard.press('Escape');
  await dashboard.until(async () => (await marks('saturationMap')).length === 0);
  expect(await network.getByText(/^unit/).count()).toBe(0);
  await dashboard.close();

  await reopen();
  await page.goto(address);
  await page.getByRole('status').getByText('Completed').waitFor();
  await panel('saturationMap').scrollIntoViewIfNeeded();
  await dashboard.until(async () => (await marks('saturationMap')).join() === 'layer 7.tanh,unit 7.tanh');
}, 300_000);

test('a unit that a finding names is set off among the dead ones, and one that is pointed at there is chosen', async () => {
  await train(dying);
  const found = page.getByRole('region', { name: 'Findings' });
  const button = found.getByRole('button', { name: /^unit \d+ of/ }).first();
  const [, unit = '', layer = ''] =
    /^unit (\d+) of (.*)$/.exec((await button.getAttribute('aria-label')) ?? '') ?? [];
  await button.focus();
  await page.keyboard.press('Enter');
  expect(await button.getAttribute('aria-pressed')).toBe('true');
  const dead = panel('deadUnits');
  await dead.scrollIntoViewIfNeeded();
  const lines = dead.locator('.mark-rule line');
  const faint = dead.locator('.mark-rule line[opacity="0.12"]');
  await dashboard.until(async () => (await faint.count()) > 0);
  const whole = (await lines.count()) - (await faint.count());
  expect(whole).toBeGreaterThan(0);
  expect(whole).toBeLessThan((await lines.count()) / 2);
  expect(await unitField('deadUnits').inputValue()).toBe(unit);
  expect(await dead.getByLabel('of', { exact: true }).inputValue()).toBe(layer);
  expect(await violations(page)).toEqual([]);

  // Its own line is taken back to its layer with the pointer, and another is chosen.
  await page.keyboard.press('Escape');
  await dashboard.until(async () => (await faint.count()) === 0);
  await dead.evaluate((section) => section.scrollIntoView({ block: 'center' }));
  const box = (await lines.nth(3).boundingBox()) ?? expect.unreachable();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2 + 1);
  await dashboard.until(async () => (await faint.count()) > 0);
  expect(await unitField('deadUnits').inputValue()).not.toBe('');
}, 240_000);

test('layers over steps mark the layer that is chosen', async () => {
  const config = {
    ...saturating,
    model: [
      { type: 'embedding', dim: 4 },
      { type: 'flatten' },
      ...Array.from({ length: 10 }, () => [{ type: 'linear', out: 20 }, { type: 'tanh' }]).flat(),
      { type: 'linear', out: 'classes' },
    ],
    diagnostics: ['saturation', 'updateRatio'].map((type) => ({ type, every: 10 })),
  };
  await train(config);
  await panel('saturation').scrollIntoViewIfNeeded();
  await panel('saturation').getByText('In figures').click();
  await layerIn('saturation', '7.tanh').click();
  await dashboard.until(async () => (await marks('saturation')).join() === 'layer 7.tanh');
  await layerIn('saturation', '7.tanh').click();
  await page
    .getByRole('region', { name: 'Network' })
    .getByRole('button', { name: '8.linear', exact: true })
    .click();
  await panel('updateRatio').scrollIntoViewIfNeeded();
  await dashboard.until(async () => (await marks('updateRatio')).join() === 'layer 8.linear.weight');
  const [mark, image] = await Promise.all([
    panel('updateRatio').locator('[data-mark]').boundingBox(),
    panel('updateRatio').locator('.host svg image').boundingBox(),
  ]);
  expect(mark?.width).toBeCloseTo(image?.width ?? NaN, 0);
  expect(mark?.height).toBeCloseTo((image?.height ?? NaN) / 12, 0);
  expect(await violations(page)).toEqual([]);
}, 240_000);
