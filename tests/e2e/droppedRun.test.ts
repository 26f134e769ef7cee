import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presetOf } from '@weir/experiments';
import { readRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../command.ts';
import { dropped } from './dropped.ts';
import { keptFolder } from './keptFolder.ts';
import type { KeptFolder } from './keptFolder.ts';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const config = {
  ...presetOf('deep-batchnorm').configuration,
  name: 'elsewhere',
  steps: 300,
  diagnostics: [
    { type: 'activations', every: 10 },
    { type: 'updateRatio', every: 10 },
  ],
};
let folder: string;
let whole: KeptFolder;
let cut: KeptFolder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-dropped-'));
  whole = await keptFolder(join(folder, 'runs'), config);
  cut = await keptFolder(join(folder, 'cut'), { ...config, name: 'cut off' }, 150);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

async function open(): Promise<void> {
  await page.goto(server.address);
  await page.getByText('Watch a network train, in this browser').waitFor();
}
const runs = () => page.getByLabel('Run', { exact: true }).locator('option').allInnerTexts();

test('a run folder that is dropped is shown, kept, and compared with what is trained here', async () => {
  await open();
  await dropped(page, [whole.path]);
  await page.getByRole('status').getByText(`${whole.id} is in this browser now.`).waitFor();
  await page.getByRole('heading', { level: 1, name: 'elsewhere' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.marksOf('loss');
  await dashboard.marksOf('activationDistribution');
  expect(await runs()).toEqual([expect.stringMatching(/^elsewhere · .* · from a folder$/)]);
  expect(await violations(page)).toEqual([]);

  // The same trained here: it is the same, bit for bit.
  await dashboard.button('Pin to compare').click();
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify({ ...config, name: 'here' }));
  await dashboard.button('Train').click();
  await page.getByRole('heading', { level: 1, name: 'here' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.button('Pin to compare').click();
  await page.locator('[data-parting="here"]').getByText('is the same, bit for bit').waitFor();

  // After a reload it is there as it was, and once more dropped it is known.
  await page.goto(`${server.address}#${whole.id}`);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'elsewhere' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dropped(page, [whole.path]);
  await page.getByText('was here already, byte for byte the same').waitFor();

  // A twin of it trains here.
  await page.getByText('Fork here, with one thing changed').click();
  await page.getByLabel('One thing changed').fill('learningRate=0.01');
  await dashboard.button('Train a twin from the start').click();
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  await sideBySide.getByRole('button', { name: /^learningRate=0.01/ }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test('the folder of several runs that are compared is shown as the comparison that it is, after a reload too', async () => {
  const out = join(folder, 'compared');
  const { status, stderr } = spawnSync(
    process.execPath,
    [...command(), 'run', 'batch-size', '--steps', '40', '--out', out],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const [name = ''] = readdirSync(out);
  const variants = presetOf('batch-size').variants.map((variant) => variant.name);
  await open();
  await dropped(page, [join(out, name)]);
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  const isWhole = async () => {
    await sideBySide.getByText(`batch-size compares ${variants.length} runs`).waitFor();
    await sideBySide.getByText('all are done.').waitFor();
    expect((await sideBySide.locator('tbody th').allInnerTexts()).map((text) => text.trim())).toEqual(
      variants,
    );
    await sideBySide.locator('.role-mark path[d^="M"]').first().waitFor({ state: 'attached' });
  };
  await isWhole();
  expect(await violations(page)).toEqual([]);
  await sideBySide.getByRole('button', { name: variants[1] ?? '', exact: true }).click();
  await isWhole();
  await page.reload();
  await isWhole();
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test('a folder of runs is chosen with a button; one that was cut off is looked at, and goes on when asked to', async () => {
  await open();
  await dashboard.button('Kept…').click();
  await page.getByLabel(/A run of the command line/).setInputFiles(join(folder, 'cut'));
  await page.getByRole('heading', { level: 1, name: 'cut off' }).waitFor();
  await page.getByText('Interrupted after').waitFor();
  const at = await dashboard.step();
  expect(at).toBeGreaterThan(100);
  expect(at).toBeLessThan(300);
  expect(await violations(page)).toEqual([]);
  await dashboard.button('Go on from where it was kept last').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(await dashboard.step()).toBe(300);
  expect(await page.getByText('differs').count()).toBe(0);
  // It ends as the one that was not cut off.
  const { events } = await readRun(folderStore(join(folder, 'runs')), whole.id);
  const last = events.findLast((event) => event.type === 'evaluated');
  const loss = last?.splits['validation']?.loss ?? NaN;
  await page.getByText(loss.toFixed(4)).first().waitFor();

  // The folder is as it was; what is kept here has gone on.
  await page.getByLabel(/A run of the command line/).setInputFiles(join(folder, 'cut'));
  await page.getByRole('alert').getByText('got its id with other bytes').waitFor();
  // It is removed when that is asked for twice.
  const remove = page.locator(`[data-run="${cut.id}"]`).getByRole('button', { name: /^Remove/ });
  await remove.click();
  await remove.getByText('Remove for good').click();
  await page.getByText(`${cut.id} is removed.`).waitFor();
  await dashboard.until(async () => (await page.locator(`[data-run="${cut.id}"]`).count()) === 0);
}, 240_000);

test('a folder that is dropped as the page moves under the pointer is taken in', async () => {
  await open();
  const moved = () =>
    page.evaluate(() => {
      const other = document.createElement('div');
      Object.assign(other.style, { position: 'fixed', inset: 0 });
      document.body.append(other);
      return new Promise(requestAnimationFrame);
    });
  await dropped(page, [whole.path], undefined, moved);
  await page.getByText(`${whole.id} is in this browser now.`).waitFor();
}, 120_000);

test('folders that are chosen one right after the other are all taken in', async () => {
  await open();
  await dashboard.button('Kept…').click();
  const choose = page.getByLabel(/A run of the command line/);
  await choose.setInputFiles(whole.path);
  await choose.setInputFiles(cut.path);
  await page
    .getByText(`${whole.id} is in this browser now. ${cut.id} is in this browser now.`)
    .first()
    .waitFor();
  expect((await runs()).map((line) => line.split(' · ')[0]).sort()).toEqual(['cut off', 'elsewhere']);
}, 120_000);

test('a damaged log says where, and shows the rest; what is no run is refused in words', async () => {
  const damaged = join(folder, 'damaged', whole.id);
  cpSync(whole.path, damaged, { recursive: true });
  const log = readFileSync(join(damaged, 'log'));
  const middle = Math.floor(log.length / 2);
  log[middle] = (log[middle] ?? 0) ^ 255;
  writeFileSync(join(damaged, 'log'), log);
  await open();
  await dropped(page, [damaged]);
  await page
    .getByRole('alert')
    .getByText(/This run’s log is damaged: .*: byte \d+ must begin a record.* All that is whole is shown\./)
    .waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.marksOf('loss');

  await dropped(page, [join(whole.path, 'checkpoints')]);
  await page.getByRole('alert').getByText('must be the folder of a run').waitFor();
  await dropped(page, [join(whole.path, 'log')]);
  await page.getByRole('alert').getByText('got a file').waitFor();
  // Another of the same id is not written over.
  await dropped(page, [whole.path]);
  await page.getByRole('alert').getByText('got its id with other bytes').waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test.each([
  ['light', 1920],
  ['dark', 1280],
  ['dark', 390],
  ['light', 390],
] as const)(
  'what is kept stays within a %s page %i pixels wide, and axe has nothing to object to',
  async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await open();
    await dropped(page, [whole.path], [100, 300]);
    await page.getByRole('status').getByText('Completed').waitFor();
    await dashboard.button('Kept…').click();
    await page.locator(`[data-run="${whole.id}"]`).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
    expect(await dashboard.cutOff()).toEqual([]);
    if (process.env['WEIR_PICTURES'])
      await page.screenshot({ path: join(process.env['WEIR_PICTURES'], `kept-${colorScheme}-${width}.png`) });
  },
  120_000,
);
