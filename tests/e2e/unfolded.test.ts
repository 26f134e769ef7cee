import { presetOf } from '@weir/experiments';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

/** A network that starts far too large, so that there are findings, whose remedies can be applied. */
const sick = {
  ...presetOf('deep-tanh').configuration,
  steps: 100,
  model: presetOf('deep-tanh').configuration.model.map((layer) =>
    'out' in layer ? { ...layer, init: { type: 'kaimingNormal', gain: 5 } } : layer,
  ),
};

/** Trains it in the page, and a twin with a remedy beside it; looks at the parent. */
async function trainFamily(): Promise<void> {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(sick));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  await page
    .getByRole('button', { name: /^Apply it: train a twin from the start/ })
    .first()
    .click();
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  await sideBySide.getByRole('button', { name: 'as it was' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  await sideBySide.getByRole('button', { name: 'as it was' }).click();
  await page.getByRole('status').getByText('Completed').waitFor();
}

/** Opens all that can be unfolded in the page. */
async function unfold(): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  await page.getByLabel('One thing changed').waitFor();
  await page.getByLabel('Run to step').waitFor();
  await page.locator('code', { hasText: '<iframe' }).first().waitFor();
}

test('a run with a twin, all unfolded: axe objects to nothing and nothing sticks out, on any screen, dark, and at twice the size', async () => {
  await trainFamily();
  await unfold();
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [1920, 'light'],
    [640, 'light'], // what 1280 pixels are at 200 %
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    const at = `${colorScheme}, ${width} px`;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page), at).toEqual([]);
    expect(await dashboard.overflow(), at).toBeLessThanOrEqual(0);
    expect(await dashboard.beyondPanels(), at).toEqual([]);
    expect(await dashboard.nonsense(), at).toEqual([]);
  }

  // What moves through time stays in sight where there is room for it, and covers nothing where there is little: a laptop at 200 %.
  for (const [width, height, stays] of [
    [1280, 800, true],
    [640, 400, false],
    [390, 844, false],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.locator('[data-chart]').last().scrollIntoViewIfNeeded();
    const { y } =
      (await page.getByRole('slider', { name: 'Step shown' }).boundingBox()) ?? expect.unreachable();
    expect(y > 0, `${width} × ${height} px`).toBe(stays);
  }
}, 300_000);

test('every button, field and fold of a run is reached with the Tab key, and is seen to have the focus', async () => {
  await trainFamily();
  await unfold();
  const reached: string[] = [];
  const hidden: string[] = [];
  // From the top of the page, and not from what was clicked last.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  await page.keyboard.press('Tab');
  for (let at = 0; at < 400; at++) {
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return undefined;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const name = `${element.tagName} ${element.ariaLabel ?? (element.id || element.innerText)}`;
      return { name: name.slice(0, 80), isSeen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 };
    });
    if (!focus) break;
    reached.push(focus.name);
    if (!focus.isSeen) hidden.push(focus.name);
    await page.keyboard.press('Tab');
  }
  expect(hidden).toEqual([]);
  const all = reached.join('\n');
  for (const name of [
    'SELECT run',
    'BUTTON Start run',
    'BUTTON Compose…',
    'SUMMARY More to steer by',
    'SUMMARY Link to this',
    'BUTTON Copy',
    'BUTTON as it was',
    'INPUT shown-step',
    'SUMMARY Fork here, with one thing changed',
    'INPUT fork-change',
    'BUTTON Show where',
    'BUTTON Apply it: train a twin from the start',
    'SUMMARY In figures',
  ])
    expect(all).toContain(name);
}, 240_000);
