import { firstParting, lossesByStep } from '@weir/core';
import { useSimd } from '@weir/backend-simd';
import { parseConfiguration, presetOf } from '@weir/experiments';
import { EMPTY, lastValueFrom, toArray } from 'rxjs';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { trainedRun } from './trainedRun.ts';
import { violations } from './violations.ts';

onStaticPage();

const constant = {
  ...presetOf('deep-batchnorm').configuration,
  name: 'constant',
  steps: 300,
  evaluateEvery: 100,
  learningRate: 0.1,
  diagnostics: [{ type: 'updateRatio', every: 10 }],
};
const stepped = {
  ...constant,
  name: 'stepped',
  learningRate: { type: 'multiStep', initial: 0.1, milestones: [150], gamma: 0.1 },
};

async function train(config: object): Promise<void> {
  const composer = page.locator('#configuration');
  if ((await composer.count()) === 0) await dashboard.button('Compose…').click();
  await composer.fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
}

test('runs that are pinned lie over one another, with their difference, where they part and which keys differ', async () => {
  await page.goto(server.address);
  await train(constant);
  await dashboard.button('Pin to compare').click();
  await train(stepped);
  await page.getByRole('heading', { level: 1, name: 'stepped' }).waitFor();
  const tray = page.getByRole('region', { name: 'Compare' });
  // The second from the tray's own list, with the keyboard.
  await tray.getByLabel('Another run').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');

  const overlay = tray.locator('[data-overlay="overlay"]');
  const difference = tray.locator('[data-overlay="overlayDifference"]');
  for (const chart of [overlay, difference]) await chart.locator('.host svg, .host canvas').first().waitFor();
  const figuresOf = async (chart: typeof overlay, name: string) => {
    const details = chart.locator('details');
    if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
    return chart.locator('tr', { hasText: name }).locator('td').allInnerTexts();
  };
  expect((await figuresOf(overlay, 'constant'))[0]).toBe((await figuresOf(overlay, 'stepped'))[0]);
  const [atFirst, , , now] = await figuresOf(difference, 'stepped');
  expect(atFirst).toBe('0');
  expect(now).not.toBe('0');

  // The truth, from Node: the first loss behind the first step at the lower rate.
  await useSimd();
  const [a, b] = await Promise.all(
    [constant, stepped].map(async (config) => {
      const events = await lastValueFrom(trainedRun(parseConfiguration(config), EMPTY, true).pipe(toArray()));
      return lossesByStep(events);
    }),
  );
  const parting = firstParting(a ?? [], b ?? []);
  expect(parting?.step).toBe(151);
  const partingOf = (name: string) => tray.locator(`[data-parting="${name}"]`).innerText();
  await expect
    .poll(() => partingOf('stepped'), { timeout: 30_000 })
    .toContain(`parts at step ${parting?.step}:`);

  const bold = tray.locator('tr.differs');
  await bold.first().waitFor();
  const keys = await bold.locator('th').allInnerTexts();
  expect(keys).toContain('learningRate.milestones.0');
  expect(keys.every((key) => key.startsWith('learningRate'))).toBe(true);
  expect(await bold.first().evaluate((row) => getComputedStyle(row.children[1] ?? row).fontWeight)).toBe(
    '700',
  );
  await tray.getByLabel('Show those that are the same, too').check();
  expect(await tray.locator('tr', { hasText: 'batchSize' }).getAttribute('class')).not.toContain('differs');

  for (const [measure, points] of [
    ['Update : data', 30],
    ['Validation loss', 3],
  ] as const) {
    await tray.getByLabel('Compared in').selectOption({ label: measure });
    await overlay.getByRole('heading', { name: measure }).waitFor();
    await dashboard.until(async () => (await figuresOf(overlay, 'constant')).length === 4);
    if (points < 10)
      await dashboard.until(
        async () => (await overlay.locator('.host svg .mark-symbol path').count()) === 2 * points,
      );
  }

  expect(await violations(page)).toEqual([]);
  for (const width of [390, 1280, 1920]) {
    await page.setViewportSize({ width, height: 900 });
    await dashboard.until(async () => (await dashboard.overflow()) <= 0);
    expect(await dashboard.cutOff()).toEqual([]);
  }

  // A name of one's own, and all of it is there again after a reload.
  await tray.getByLabel('Name of stepped').fill('lower from 150');
  await page.keyboard.press('Tab');
  await expect.poll(() => partingOf('lower from 150'), { timeout: 30_000 }).toContain('parts at step 151:');
  await page.reload();
  await expect.poll(() => partingOf('lower from 150'), { timeout: 30_000 }).toContain('parts at step 151:');
  expect(await dashboard.nonsense()).toEqual([]);
  await tray.getByRole('button', { name: 'Take out constant' }).click();
  await tray.getByText('Pin one more to see the two over one another.').waitFor();
  await tray.getByRole('button', { name: 'Take out lower from 150' }).click();
  await tray.waitFor({ state: 'detached' });
}, 240_000);

test('a preset that compares runs shows them all, and pins them all', async () => {
  await page.goto(server.address);
  await dashboard.start('covariate-shift');
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  const rows = sideBySide.locator('tbody tr');
  await rows.first().waitFor();
  const { variants } = presetOf('covariate-shift');
  expect(await rows.count()).toBe(variants.length);
  // Both need not end: the second begins once the first is stopped or done.
  await dashboard.until(async () => (await dashboard.step()) > 100);
  await sideBySide.getByRole('button', { name: 'Pin them all to compare' }).click();
  const tray = page.getByRole('region', { name: 'Compare' });
  await tray.getByLabel(`Name of covariate-shift, ${variants[0]?.name}`).waitFor();
}, 120_000);
