import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';

onStaticPage();

test('a part of the page that cannot be loaded once it is wanted is told of, and the run stays in sight', async () => {
  await page.goto(server.address);
  await dashboard.start('mlp-xor');
  await dashboard.status('Completed').waitFor();
  await page.context().setOffline(true);
  const words = page.getByText('A part of this page could not be loaded');
  await dashboard.button('Kept…').click();
  await words.waitFor();

  // The tour, from a page that has not tried yet.
  await page.context().setOffline(false);
  await page.reload();
  await dashboard.status('Completed').waitFor();
  await dashboard.marksOf('loss');
  expect(await words.count()).toBe(0);
  await page.context().setOffline(true);
  await dashboard.button('Tour').click();
  await words.waitFor();
  await dashboard.until(async () => (await dashboard.name()) === 'mlp-xor');
  expect(await page.getByText('Training what this stop speaks of').count()).toBe(0);
  expect(new URL(page.url()).hash).toMatch(/^#mlp-xor-/);

  await page.context().setOffline(false);
  await page.reload();
  await dashboard.button('Tour').click();
  await page.getByText('The lecture as a tour').waitFor();
}, 180_000);
