import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { fileServer } from './fileServer.ts';
import type { FileServer } from './fileServer.ts';

/** Where the page is built. */
export let folder: string;
/** Serves that folder under a sub-path, and knows nothing of runs. */
export let server: FileServer;
let browser: Browser;
/** The test's own, in a context of its own: nothing is kept from the test before. */
export let dashboard: DashboardPage;
/** The tab of `dashboard`. */
export let page: Page;

/** Gives each test of a file the built page in a new tab, from a server of files alone. */
export function onStaticPage(): void {
  beforeAll(async () => {
    folder = await builtPage();
    [browser, server] = await Promise.all([launchBrowser(), fileServer(folder, '/some/where')]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(() => reopen());
  afterEach((context) => dashboard.closeAfter(context));
}

/** Another tab in the place of the test's own, as somebody else's browser. */
export async function reopen(): Promise<void> {
  dashboard = await DashboardPage.open(browser);
  page = dashboard.page;
  page.setDefaultTimeout(60_000);
}
