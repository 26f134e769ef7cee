import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { serverProcess } from './serverProcess.ts';
import type { ServerProcess } from './serverProcess.ts';

let browser: Browser;
/** The test's own, in a context of its own. */
export let dashboard: DashboardPage;
/** The tab of `dashboard`. */
export let page: Page;
/** Where the test's server starts, and keeps its runs. */
export let folder: string;
/** That of `serving`. */
export let server: ServerProcess;

/** Gives each test of a file a new tab and a new folder; what serves there is the test's to start. */
export function onServerPage(): void {
  beforeAll(async () => {
    await builtPage();
    browser = await launchBrowser();
  }, 240_000);
  afterAll(() => browser?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'weir-server-page-'));
    dashboard = await DashboardPage.open(browser);
    ({ page } = dashboard);
    page.setDefaultTimeout(60_000);
  });
  afterEach(async (context) => {
    await dashboard.closeAfter(context);
    await server?.end('SIGINT');
    rmSync(folder, { recursive: true });
  });
}

/** Starts `weir serve` with these arguments in the test's folder; it ends with the test. */
export async function serving(given: readonly string[]): Promise<void> {
  server = await serverProcess(folder, given);
}
