import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presetOf } from '@weir/experiments';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const tests = join(dirname(fileURLToPath(import.meta.url)), '..');

test('a panel is saved as SVG, PNG, CSV, Vega-Lite and the TypeScript that makes it, and expands to the page’s width', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  const config = {
    ...presetOf('deep-batchnorm').configuration,
    steps: 60,
    diagnostics: [{ type: 'updateRatio', every: 10 }],
  };
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  const panel = page.locator('[data-chart="updateRatio"]');
  await panel.scrollIntoViewIfNeeded();
  await panel.locator('.host svg').waitFor();
  await dashboard.until(async () => (await dashboard.chartSteps())['updateRatio'] === 59);
  await panel.getByRole('button', { name: /^Save…/ }).focus();
  await page.keyboard.press('Enter');

  const saved = async (kind: string): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: kind, exact: true }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await saved('SVG');
  expect(svg.name).toBe('updateRatio-59.svg');
  const drawn = svg.bytes.toString();
  expect(drawn).toMatch(/^<svg/);
  expect(drawn).toContain('Update : data, step 59');
  const png = (await saved('PNG')).bytes;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1280); // its width, twice 640
  const csv = (await saved('CSV')).bytes.toString().trim().split('\r\n');
  const vegaLite = JSON.parse((await saved('Vega-Lite')).bytes.toString()) as TopLevelSpec; // what was saved is one
  expect(() => compile(vegaLite)).not.toThrow();
  const rows = vegaLite.datasets?.['updateRatio'] as readonly object[];
  expect(csv).toHaveLength(rows.length + 1);
  expect(csv[0]?.split(',')).toEqual(expect.arrayContaining(['step', 'name', 'value']));

  const program = await saved('TypeScript');
  const folder = await mkdtemp(join(tmpdir(), 'weir-chart-'));
  try {
    await symlink(join(tests, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await writeFile(join(folder, program.name), program.bytes);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), '-C', 'weir-source', program.name],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    const made = await readFile(join(folder, 'updateRatio.svg'), 'utf8');
    expect(made).toContain('Update : data, step 59');
    const lines = (text: string) => text.match(/mark-line role-mark/g)?.length;
    expect(lines(made)).toBeGreaterThan(5);
    expect(lines(made)).toBe(lines(drawn));
  } finally {
    await rm(folder, { recursive: true });
  }

  const width = async () => (await panel.boundingBox())?.width ?? 0;
  const before = await width();
  await panel.getByRole('button', { name: /^Expand/ }).click();
  await dashboard.until(async () => (await width()) > 1.8 * before);
  await panel.locator('.host svg').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await dashboard.nonsense()).toEqual([]);
}, 180_000);
