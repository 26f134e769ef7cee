import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { presetOf } from '@weir/experiments';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { dropped } from './dropped.ts';
import { keptFolder } from './keptFolder.ts';
import { serverProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';
import { violations } from './violations.ts';

let browser: Browser;
let folder: string;
let server: ServerProcess;

const config = {
  ...presetOf('deep-batchnorm').configuration,
  name: 'on the server',
  steps: 200,
  learningRate: 0.1,
  diagnostics: [{ type: 'updateRatio', every: 10 }],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'weir-two-sources-'));
  writeFileSync(join(folder, 'served.json'), JSON.stringify(config));
  await builtPage();
  [browser, server] = await Promise.all([
    launchBrowser(),
    serverProcess(folder, ['served.json', '--port', '0']),
  ]);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.end('SIGINT');
  rmSync(folder, { recursive: true });
});

test('a server’s page lists, pins and overlays this browser’s runs beside the server’s, each with where it is from', async () => {
  const elsewhere = await keptFolder(join(folder, 'elsewhere'), {
    ...config,
    name: 'dropped',
    learningRate: { type: 'multiStep', initial: 0.1, milestones: [100], gamma: 0.1 },
  });
  const dashboard = await DashboardPage.open(browser);
  onTestFailed(async () => console.error(await dashboard.lastSeen()));
  const { page } = dashboard;
  page.setDefaultTimeout(60_000);
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  await page.goto(server.address);
  await page.getByRole('status').getByText('Completed').waitFor();
  const list = page.getByLabel('Run', { exact: true });
  expect(await list.locator('option').allInnerTexts()).toEqual([
    expect.stringMatching(/^on the server · .* · completed$/),
  ]);
  expect(workers).toEqual([]); // nobody asked for this browser's
  await dashboard.button('Pin to compare').click();

  await dropped(page, [elsewhere.path]);
  await page.getByText(`${elsewhere.id} is in this browser now.`).waitFor();
  await page.getByRole('heading', { level: 1, name: 'dropped' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.until(async () => (await list.locator('option').count()) === 2);
  expect((await list.locator('option').allInnerTexts()).sort()).toEqual([
    expect.stringMatching(/^dropped · .* · from a folder$/),
    expect.stringMatching(/^on the server · .* · on the server$/),
  ]);
  await dashboard.button('Pin to compare').click();
  const tray = page.getByRole('region', { name: 'Compare' });
  await tray.locator('[data-overlay="overlay"] .host svg').first().waitFor();
  await tray.getByText('on the server, completed, step 200').waitFor();
  await tray.getByText('from a folder, completed, step 200').waitFor();
  // The same seed: they part where the rate falls, at the first loss behind it.
  await tray.locator('[data-parting="dropped"]').getByText('parts at step 101:').waitFor();
  const bold = await tray.locator('tr.differs th').allInnerTexts();
  expect(bold.length).toBeGreaterThan(0);
  expect(bold.every((key) => key.startsWith('learningRate'))).toBe(true);
  expect(await violations(page)).toEqual([]);

  // A twin of the dropped one trains in this browser, one of the server's there.
  await page.getByText('Fork here, with one thing changed').click();
  await page.getByLabel('One thing changed').fill('steps=220');
  await page
    .getByRole('button', { name: /^(Fork|Train a twin)/ })
    .first()
    .click();
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  await sideBySide.getByRole('button', { name: /^steps=220/ }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.until(
    async () => (await list.locator('option', { hasText: 'in this browser' }).count()) === 1,
  );

  // All of it is there again after a reload, without the server's knowing.
  await page.reload();
  await tray.locator('[data-parting="dropped"]').getByText('parts at step 101:').waitFor();
  await dashboard.until(async () => (await list.locator('option').count()) === 3);
  const served = (await (await fetch(`${server.address}/api/runs`)).json()) as readonly unknown[];
  expect(served).toHaveLength(1);
  expect(await dashboard.nonsense()).toEqual([]);
  for (const width of [390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await dashboard.until(async () => (await dashboard.overflow()) <= 0);
  }
  if (process.env['WEIR_PICTURES'])
    await page.screenshot({ path: join(process.env['WEIR_PICTURES'], 'two-sources.png') });
  await dashboard.close();
}, 240_000);
