import { presetOf } from '@weir/experiments';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';

onStaticPage();

/** Waits until the chosen panel is in sight, with nothing over its title. */
async function seen(): Promise<void> {
  const title = page.locator('[data-chart][aria-current="true"] h2');
  await dashboard.until(() =>
    title.evaluate((element) => {
      const { left, top, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + 5, top + height / 2));
    }),
  );
}

/** A network that is sick from its start: its weights are five times too large. */
const sick = {
  ...presetOf('deep-tanh').configuration,
  steps: 300,
  model: presetOf('deep-tanh').configuration.model.map((layer) =>
    'out' in layer ? { ...layer, init: { type: 'kaimingNormal', gain: 5 } } : layer,
  ),
};

test('a finding leads to its panel, and its remedy is applied: a twin trains and is drawn beside its parent', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(sick));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  await page
    .getByRole('button', { name: /^Show where/ })
    .first()
    .click();
  const chosen = page.locator('[data-chart][aria-current="true"]');
  await chosen.waitFor();
  expect(await chosen.count()).toBe(1);
  await seen();

  // So it does again, from anywhere on the page, though the panel is chosen already; the keyboard goes on from there.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page
    .getByRole('button', { name: /^Show where/ })
    .first()
    .press('Enter');
  await seen();
  expect(await chosen.evaluate((panel) => panel === document.activeElement)).toBe(true);
  const apply = page.getByRole('button', { name: /^Apply it: train a twin from the start/ }).first();
  const said = await apply.innerText();
  await apply.click();
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  await sideBySide.getByRole('button', { name: 'as it was' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  const rows = sideBySide.locator('tbody tr');
  expect(await rows.count()).toBe(2);
  expect(said.length).toBeGreaterThan(0);
  await sideBySide.getByRole('img').locator('svg, canvas').first().waitFor();
  const losses = await rows.locator('td:nth-child(3)').allInnerTexts();
  expect(new Set(losses).size).toBe(2);

  // From the parent, by hand: with one thing changed at the step shown, and after a reload it is still of the family.
  await sideBySide.getByRole('button', { name: 'as it was' }).click();
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByText('Fork here, with one thing changed').click();
  await page.getByLabel('One thing changed').fill('learningRate=0.02');
  await page.getByRole('button', { name: /^Fork at step/ }).click();
  await sideBySide.getByRole('button', { name: /^learningRate=0.02 from step/ }).waitFor();
  await page.reload();
  await sideBySide.getByRole('button', { name: /^learningRate=0.02 from step/ }).waitFor();
  expect(await rows.count()).toBe(3);
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);
