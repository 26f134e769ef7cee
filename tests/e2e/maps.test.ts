import { readFile } from 'node:fs/promises';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

/** A network with more layers than lines can be told apart. */
const config = {
  name: 'many-layers',
  data: { type: 'names' },
  model: [
    { type: 'embedding', dim: 4 },
    { type: 'flatten' },
    ...Array.from({ length: 10 }, () => [
      { type: 'linear', out: 20, init: { type: 'kaimingNormal', gain: 2.5 } },
      { type: 'tanh' },
    ]).flat(),
    { type: 'linear', out: 'classes' },
  ],
  learningRate: 0.1,
  steps: 201,
  diagnostics: [
    { type: 'saturation', every: 20 },
    { type: 'saturationMap', every: 100 },
    { type: 'updateRatio', every: 20 },
  ],
};

/** Points at a place of a drawn map, in shares of its width and height, and reads what it says. */
async function pointAt(panel: Locator, across: number, down: number): Promise<string> {
  const image = panel.locator('.host svg image').first();
  await panel.evaluate((section) => section.scrollIntoView({ block: 'center' })); // clear of the bar at the top
  const box = (await image.boundingBox()) ?? expect.unreachable();
  await page.mouse.move(box.x + across * box.width, box.y + down * box.height);
  return panel.locator('.tip span').innerText();
}

test('a map is one image, tells each cell that is pointed at, follows the theme, and is saved as picture and as numbers', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await dashboard.status('Completed').waitFor();

  const saturation = page.locator('[data-chart="saturation"]');
  await saturation.scrollIntoViewIfNeeded();
  await dashboard.until(async () => (await dashboard.chartSteps())['saturation'] === 200);
  await saturation.locator('.host svg image').waitFor();
  expect(await saturation.locator('.host svg .role-mark image').count()).toBe(1);
  expect(await saturation.locator('.host svg .mark-rect.role-mark').count()).toBe(0);
  const source = () => saturation.locator('.host svg image').getAttribute('href');
  const light = await source();

  // What it says is what the table below says of the newest step.
  const said = await pointAt(saturation, 0.999, 0.05);
  await saturation.getByText('In figures').click();
  const table = await saturation.locator('tbody tr').first().innerText();
  const [name = '', share = ''] = [table.split('\t')[0]?.trim(), /([\d.]+ %)\s*$/.exec(table)?.[1]];
  expect(said).toBe(`${name}: ${share} saturated over steps 190 to 200`);
  await page.mouse.move(0, 0);
  await dashboard.until(async () => (await saturation.locator('.tip').count()) === 0);

  const dots = page.locator('[data-chart="saturationMap"]');
  await dots.scrollIntoViewIfNeeded();
  await dots.locator('.host svg image').first().waitFor();
  expect(await dots.locator('.host svg .role-mark image').count()).toBe(10); // one mark, an image a layer
  expect(await pointAt(dots, 0.5, 0.5)).toMatch(/^3\.tanh: unit 10 is (not )?flat for example 1[56]$/);

  await saturation.getByRole('button', { name: /^Save…/ }).click();
  const saved = async (kind: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      saturation.getByRole('button', { name: kind, exact: true }).click(),
    ]);
    return readFile(await download.path());
  };
  const svg = (await saved('SVG')).toString();
  expect(svg.match(/<image [^>]*href="data:image\/png;base64,/g)).toHaveLength(1);
  const png = await saved('PNG');
  expect(png.readUInt32BE(16)).toBe(1280);
  const csv = (await saved('CSV')).toString().trim().split('\r\n');
  expect(csv[0]).toBe('name,place,from,to,value');
  expect(csv).toHaveLength(1 + 10 * 11);
  const spec = JSON.parse((await saved('Vega-Lite')).toString()) as TopLevelSpec; // what was saved is one
  expect(() => compile(spec)).not.toThrow();
  expect(spec.datasets?.['saturationByLayer']).toHaveLength(10 * 11);
  const program = (await saved('TypeScript')).toString();
  expect(program).toContain('name === "saturation"');

  await page.emulateMedia({ colorScheme: 'dark' });
  await dashboard.until(async () => ![null, light].includes(await source()));
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
  expect(await dashboard.beyondPanels()).toEqual([]);
  expect(await dashboard.nonsense()).toEqual([]);
  expect(dashboard.complaints.filter((text) => !text.includes('404'))).toEqual([]);
}, 240_000);
