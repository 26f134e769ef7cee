import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { DashboardPage } from './dashboardPage.ts';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';

const output = fileURLToPath(new URL('output', import.meta.url));

onStaticPage();
beforeAll(() => mkdirSync(output, { recursive: true }));

/** A run that will not have ended by itself before the test has. */
async function start(): Promise<void> {
  await page.goto(server.address);
  await dashboard.start('deep-batchnorm');
  await dashboard.status('Training').waitFor();
  await page.getByText('More to steer by').click();
  await page.getByLabel('Steps a second at most').fill('40');
  await page.getByLabel('Steps a second at most').press('Enter');
  await dashboard.until(async () => (await dashboard.step()) > 20);
}

test('a second tab shows a run that the first one trains, says so, and goes on with it once the first is gone', async () => {
  await start();
  const other = DashboardPage.of(await page.context().newPage());
  await other.page.goto(server.address);
  await other.page.getByText('This run trains in another tab of this browser').waitFor();
  await other.status('Training').waitFor();
  await dashboard.marksOf('loss');
  const seen = await other.step();
  await other.until(async () => (await other.step()) > seen);
  expect(await other.button('Pause').getAttribute('aria-disabled')).toBe('true');
  expect(await other.page.getByText('The run failed').count()).toBe(0);
  await other.page.screenshot({ path: join(output, 'second-tab.png') });

  await page.close();
  await other.status('Interrupted').waitFor();
  const left = await other.step();
  expect(left).toBeGreaterThan(seen);
  await other.page.screenshot({ path: join(output, 'second-tab-left.png') });
  await other.button('Go on from where it was kept last').click();
  await other.status('Training').waitFor();
  await other.until(async () => (await other.step()) > left);
  expect(await other.page.getByText('trains in another tab').count()).toBe(0);
}, 120_000);

test('a second tab’s list says of a run that nobody has looked at there that another tab trains it, and when it does no more', async () => {
  await start();
  const first = new URL(page.url()).hash.slice(1);
  await dashboard.start('deep-tanh');
  await dashboard.until(async () => !page.url().endsWith(first));
  await dashboard.status('Training').waitFor();
  await page.waitForTimeout(1200); // the log is written every half second
  const other = DashboardPage.of(await page.context().newPage());
  await other.page.goto(server.address);
  const listed = () => other.page.locator(`option[value="${first}"]`).first().textContent();
  await other.until(async () => (await listed())?.endsWith('running in another tab') ?? false);
  await page.close();
  await other.until(async () => (await listed())?.endsWith('interrupted') ?? false);
}, 120_000);

test('a run that was paused is there after a reload as it was left, and goes on when it is told to', async () => {
  await start();
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  const at = await dashboard.step();
  await page.waitForTimeout(1200); // the log is written every half second
  await page.reload();
  await dashboard.status('Paused').waitFor();
  await page.waitForTimeout(1500);
  expect(await dashboard.step()).toBe(at);
  expect(await dashboard.status('Paused').isVisible()).toBe(true);
  await page.screenshot({ path: join(output, 'paused-again.png') });
  await dashboard.button('Step').click();
  await dashboard.until(async () => (await dashboard.step()) === at + 1);
  await dashboard.button('Resume').click();
  await dashboard.until(async () => (await dashboard.step()) > at + 10);
}, 120_000);
