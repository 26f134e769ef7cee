/**
 * The README's picture, `docs/dashboard.png`: deep-batchnorm after 1,500 steps in the page of today.
 *
 *     cd tests && node --import tsx -C weir-source e2e/readmePicture.ts
 */
import { join } from 'node:path';
import { presetOf } from '@weir/experiments';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { fileServer } from './fileServer.ts';

const server = await fileServer(await builtPage(), '/weir');
const browser = await launchBrowser();
const dashboard = await DashboardPage.open(browser);
const { page } = dashboard;

await page.goto(server.address);
await dashboard.button('Compose…').click();
const configuration = JSON.stringify({ ...presetOf('deep-batchnorm').configuration, steps: 1500 });
await page.locator('#configuration').fill(configuration);
await dashboard.button('Train').click();
await page.getByRole('status').getByText('Completed').waitFor({ timeout: 180_000 });

// As high as the page, so that all charts are in sight: others are not drawn.
const height = await page.evaluate(() => document.documentElement.scrollHeight);
await page.setViewportSize({ width: 1440, height });
await dashboard.settled();
await page.screenshot({ path: join(import.meta.dirname, '../../docs/dashboard.png'), fullPage: true });

await dashboard.close();
await browser.close();
await server.close();
