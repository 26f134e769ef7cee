/**
 * Pictures of the page, for eyes: every preset, or those that are named, one after the other in one tab, while it trains and
 * after, as wide as a large screen, a laptop and a telephone, and dark.
 *
 *     cd tests && STEPS=4900 node --import tsx -C weir-source e2e/photograph.ts FOLDER [PRESET …]
 *
 * STEPS, 400 by default (40 of images), is how long they train at most: a preset's text speaks of its whole run.
 */
import '@weir/backend-simd';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ready, setBackend } from '@tensorflow/tfjs-core';
import { presets } from '@weir/experiments';
import { serve } from '@weir/server';
import { launchBrowser } from '../launchBrowser.ts';
import { builtPage } from './builtPage.ts';
import { DashboardPage } from './dashboardPage.ts';
import { shortened, trainedRun } from './trainedRun.ts';

const [folder, ...named] = process.argv.slice(2);
if (folder === undefined)
  throw new Error('photograph: FOLDER must be given, got nothing; name one to write pictures to');
mkdirSync(folder, { recursive: true });

const sizes = { large: [1920, 1080], laptop: [1280, 800], telephone: [390, 844] } as const;
const isOfImages = (name: string) => JSON.stringify(shortened(name, undefined, 1).data).includes('images');
const stepsOf = (name: string) => Number(process.env['STEPS'] ?? (isOfImages(name) ? 40 : 400));

await setBackend('simd');
await ready();
const browser = await launchBrowser();
const served = await serve({
  start: ({ preset = '', variant }, control$) =>
    trainedRun(shortened(preset, variant, stepsOf(preset)), control$, true),
  presets: presets().map(({ name, summary, lookAt, variants }) => ({
    name,
    description: summary,
    lookAt,
    variants: variants.map((variant) => variant.name),
  })),
  port: 0,
  page: await builtPage(),
});
const dashboard = await DashboardPage.open(browser);
const { page } = dashboard;
await page.goto(served.address);

async function picture(
  name: string,
  [width, height]: readonly [number, number],
  isWhole: boolean,
): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.waitForTimeout(isWhole ? 700 : 150);
  await page.screenshot({ path: join(folder ?? '', `${name}.png`), fullPage: isWhole, timeout: 180_000 });
}

for (const preset of named.length > 0 ? named : presets().map(({ name }) => name)) {
  const before = page.url();
  await page.setViewportSize({ width: 1280, height: 800 });
  await dashboard.start(preset);
  await dashboard.until(async () => page.url() !== before);
  await dashboard.until(async () => (await dashboard.step()) > 5).catch(() => {});
  await picture(`${preset}.while.laptop`, sizes.laptop, false);
  await picture(`${preset}.while.telephone`, sizes.telephone, false);
  const hasEnded = async () =>
    (await served.runs.list()).every(({ status }) => !['running', 'paused'].includes(status));
  for (const end = Date.now() + 180_000; !(await hasEnded()) && Date.now() < end;)
    await page.waitForTimeout(200);
  await page.waitForTimeout(1500);
  const beyond = new Set<string>();
  for (const [size, pixels] of Object.entries(sizes)) {
    await picture(`${preset}.${size}`, pixels, true);
    for (const text of await dashboard.beyondPanels()) beyond.add(`${size}: ${text}`);
    for (const chart of await dashboard.wideLegends()) beyond.add(`${size}: legend of ${chart}`);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(`${preset}.dark`, sizes.laptop, true);
  await page.emulateMedia({ colorScheme: 'light' });
  console.log(preset, await dashboard.overflow(), await dashboard.nonsense(), [...beyond]);
}
console.log('complaints', dashboard.complaints);
await dashboard.close();
await browser.close();
await served.close();
