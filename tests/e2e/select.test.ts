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
