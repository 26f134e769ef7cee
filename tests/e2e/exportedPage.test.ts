import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { charts } from '@weir/charts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { weir } from '../cli/weir.ts';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';

const output = fileURLToPath(new URL('output', import.meta.url));
/** Something of everything: a layer that saturates, a norm, dead units, a map, and a loss that starts too high. */
const configuration = {
  name: 'shown',
  data: { type: 'names', path: 'names.txt' },
  model: [
    { type: 'embedding', dim: 4 },
    { type: 'flatten' },
    { type: 'linear', out: 24, init: { type: 'normal', std: 3 } },
    { type: 'tanh' },
    { type: 'linear', out: 24 },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'linear', out: 'vocabulary', init: { type: 'normal', std: 2 } },
  ],
  batchSize: 16,
  learningRate: 0.1,
  steps: 300,
};

let browser: Browser;
let folder: string;
let id: string;

beforeAll(async () => {
  mkdirSync(output, { recursive: true });
  await builtPage();
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'weir-exported-'));
  writeFileSync(join(folder, 'names.txt'), 'anna\nbob\ncarla\ndora\nemil\nfrida\ngustav\nhanna\nida\njan\n');
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(configuration));
  const { code, stderr } = await weir(['run', 'shown.json', '--out', 'runs'], { cwd: folder });
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  [id = ''] = readdirSync(join(folder, 'runs'));
}, 240_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Exports the run, and says what it wrote. */
async function exported(...args: readonly string[]): Promise<readonly string[]> {
  const { code, stdout, stderr } = await weir(['export', id, ...args], { cwd: folder });
  expect([code, stderr]).toEqual([0, '']);
  return stdout.trim().split('\n');
}

const hintOf = (name: string) => {
  const title = charts.find((chart) => chart.name === name)?.spec.title;
  if (typeof title !== 'object' || !('text' in title)) throw new Error(`${name}: must have a title`);
  const { text, subtitle } = title as { text: string; subtitle: readonly string[] }; // as frame() makes it
  return { text, hint: subtitle.join(' ') };
};

test('the page of a run is one file that opens from disk with no network: every chart, its findings, at three widths', async () => {
  const [path = ''] = await exported('--to', 'html', '--out', 'run.html');
  const drawn = (await exported('--to', 'svg', '--out', 'svg')).map(
    (file) => /(\w+)\.svg$/.exec(file)?.[1] ?? '',
  );
  const dashboard = await DashboardPage.open(browser);
  const { page } = dashboard;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).protocol));
  await page.context().setOffline(true);
  await page.goto(pathToFileURL(path).href);
  await dashboard.status('Completed').waitFor();
  expect(await dashboard.name()).toBe('shown');
  expect(await dashboard.step()).toBe(300);
  await page.getByRole('table').getByText('validation').waitFor();

  await page.locator('[data-chart="batchNormUnits"]').waitFor(); // once the charts stand
  const panels = await page
    .locator('[data-chart]')
    .evaluateAll((all) => all.map((panel) => panel.getAttribute('data-chart') ?? ''));
  const names = panels.filter((name) => charts.some((chart) => chart.name === name));
  // What is no chart has its panel too.
  expect(panels.filter((name) => !names.includes(name)).sort()).toEqual(['batchNormUnits', 'samples']);
  // Those that draw the same data another way are the page's to leave out.
  expect(names).toEqual(
    expect.arrayContaining(drawn.filter((name) => !/^plainLoss$|Map$|ByLayer$/.test(name))),
  );
  for (const name of names) {
    const panel = page.locator(`[data-chart="${name}"]`);
    const { text, hint } = hintOf(name);
    expect(await panel.locator('h2').innerText()).toBe(text);
    // That of losses names its dashed line and its dots behind what all have.
    const more = name === 'loss' ? '. Dashed: expected at the start. Dots: validation' : '';
    expect(await panel.locator('.hint').innerText()).toBe(`${hint}${more}`);
    if (drawn.includes(name))
      await panel
        .locator('svg .role-mark :is(path[d^="M"], line, image)')
        .first()
        .waitFor({ state: 'attached' });
    else expect(await panel.locator('.empty').innerText()).not.toContain('could not');
  }
  await page.getByText('logits').first().waitFor();
  expect(await page.locator('section[aria-labelledby="findings"] li').count()).toBeGreaterThan(1);
  for (const control of ['Pause', 'Start run']) expect(await dashboard.button(control).count()).toBe(0);

  for (const width of [390, 900, 1600]) {
    await page.setViewportSize({ width, height: 900 });
    await dashboard.settled();
    expect(await dashboard.overflow(), String(width)).toBeLessThanOrEqual(0);
    const sizes = await page
      .locator('[data-chart] svg text')
      .evaluateAll((texts) =>
        texts.map((text) => text.getBoundingClientRect().height).filter((high) => high > 0),
      );
    expect(Math.min(...sizes), String(width)).toBeGreaterThan(9);
    await page.screenshot({ path: join(output, `exported-${width}.png`), fullPage: true });
  }
  expect(await dashboard.nonsense()).toEqual([]);
  expect(dashboard.complaints).toEqual([]);
  expect([...new Set(asked)].sort()).toEqual(['file:']);
  await dashboard.close();
}, 240_000);

test('a page written of the middle of a run shows it as it was then', async () => {
  const [path = ''] = await exported('--to', 'html', '--at', '120', '--out', 'middle.html');
  const dashboard = await DashboardPage.open(browser);
  await dashboard.page.goto(pathToFileURL(path).href);
  await dashboard.status('Interrupted').waitFor();
  expect(await dashboard.step()).toBe(120);
  await dashboard.marksOf('loss');
  expect(Math.max(...Object.values(await dashboard.chartSteps()))).toBeLessThan(120);
  expect(dashboard.complaints).toEqual([]);
  await dashboard.close();
}, 120_000);

test('charts are files: one of them at a step, or all, and what is not there is refused in words', async () => {
  const [one = ''] = await exported('--to', 'png', '--chart', 'loss', '--at', '50');
  expect(one).toMatch(/\.loss\.png$/);
  expect(readFileSync(one).subarray(1, 4).toString()).toBe('PNG');
  const all = await exported('--to', 'png', '--out', 'png');
  expect(all.length).toBeGreaterThan(8);
  for (const path of all) expect(statSync(path).size, path).toBeGreaterThan(2000);
  const none = await weir(['export', id, '--to', 'svg', '--chart', 'lust'], { cwd: folder });
  expect([none.code, none.stderr]).toEqual([
    2,
    expect.stringMatching(/--chart must be one .* got lust; it has .*loss/),
  ]);
  const far = await weir(['export', id, '--to', 'html', '--at', '301'], { cwd: folder });
  expect([far.code, far.stderr]).toEqual([
    2,
    expect.stringContaining('--at must be from 1 to the 300 steps'),
  ]);
}, 120_000);
