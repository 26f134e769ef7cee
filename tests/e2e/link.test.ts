import { presetOf } from '@weir/experiments';
import { expect, test } from 'vitest';
import { dashboard, onStaticPage, page, reopen, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const config = {
  ...presetOf('deep-batchnorm').configuration,
  steps: 4000,
  diagnostics: ['activations', 'gradients', 'updateRatio'].map((type) => ({ type, every: 10 })),
};

/** The newest loss that the page shows, to its last digit shown. */
const lossShown = () => page.locator('dt:text-is("Loss") + dd').innerText();

async function listedChanges(): Promise<readonly string[]> {
  const details = page
    .getByRole('region', { name: 'Time' })
    .locator('details')
    .filter({ hasText: 'while it trained' });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return (await details.locator('li').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
}

test('a link opens a run somewhere else as it stands: trained to the same digits, changes, step, selection and what is open', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await dashboard.until(async () => (await dashboard.step()) > 0);
  await dashboard.button('Pause').click();
  await dashboard.status('Paused').waitFor();
  await page.getByText('More to steer by').click();
  await page.getByLabel('Batch size', { exact: true }).fill('48');
  await dashboard.button('Set batch size').click();
  await dashboard.button('Resume').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  const [loss, changes] = [await lossShown(), await listedChanges()];
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const shown = await page.getByRole('slider', { name: 'Step shown' }).getAttribute('aria-valuetext');
  expect(shown).toMatch(/^step [1-9]/);
  await page.getByText('Link to this').click();
  const address = await page.locator('code', { hasText: '#weir1.' }).first().innerText();
  expect(address.length).toBeLessThan(2000);
  const frame = await page.locator('code', { hasText: '<iframe' }).first().innerText();
  await dashboard.close();

  await reopen(); // another browser, as far as it knows
  await page.goto(address);
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(await lossShown()).toBe(loss);
  expect(await listedChanges()).toEqual(changes);
  expect(changes).toHaveLength(1);
  expect(await page.getByRole('slider', { name: 'Step shown' }).getAttribute('aria-valuetext')).toBe(shown);
  await page.getByLabel('Batch size', { exact: true }).waitFor(); // what was open is open
  // A reload shows the run that it has become, and trains no second one.
  await page.reload();
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(await page.evaluate(() => window.location.hash)).toMatch(/^#deep-batchnorm-/);
  expect(await dashboard.nonsense()).toEqual([]);

  // In another page's frame: one panel, or the whole.
  const host = page.context();
  const other = await host.newPage();
  await other.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: frame.replace('?embed', '?embed=updateRatio') }),
  );
  await other.goto(`${server.address}host.html`);
  const inside = other.frameLocator('iframe');
  await inside.locator('[data-chart="updateRatio"]').waitFor({ timeout: 60_000 });
  expect(await inside.locator('[data-chart]').count()).toBe(1);
  expect(await inside.getByRole('button', { name: 'Start run' }).count()).toBe(0);
}, 240_000);

test('a frame without a run says what is to be done, not to press what it has not, and names a panel that there is not', async () => {
  await page.goto(`${server.address}?embed=update-ratios,loss`);
  await page.getByRole('heading', { name: 'No run to show here' }).waitFor();
  await page.getByText('got update-ratios; there are ').waitFor();
  expect(await page.getByText('Choose a preset above').count()).toBe(0);
  await page.goto(`${server.address}?embed=update-ratios#nobody-20260101`);
  await page.reload();
  await page.getByRole('heading', { name: 'There is no such run' }).waitFor();
  await page.getByText('got update-ratios; there are ').waitFor();
  expect(await page.getByText('Choose a preset above').count()).toBe(0);
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
    const ofLink = page.getByRole('link', { name: 'Open the page itself' });
    const color = await ofLink.evaluate((link) => getComputedStyle(link).color);
    expect(color).toBe(colorScheme === 'dark' ? 'rgb(92, 196, 187)' : 'rgb(11, 102, 112)'); // the page's accent
  }
  const [whole] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name: 'Open the page itself' }).click(),
  ]);
  await whole.getByRole('button', { name: 'Start run' }).waitFor();
}, 120_000);

test('a broken link says why, and one goes on from there; addresses of before still open', async () => {
  await page.goto(`${server.address}#weir1.S0wrong`);
  await page.getByRole('heading', { name: 'This link cannot be opened' }).waitFor();
  await page.getByText('cut short or changed on its way; ask for the link again').waitFor();
  await dashboard.button('Go on without it').click();
  await page.getByRole('heading', { name: 'Watch a network train, in this browser' }).waitFor();
  await page.evaluate(() => (window.location.hash = '#weir9.abc'));
  await page.getByText('link: version must be at most 1, got 9').waitFor();
  // What stood behind the # before there were links: a preset's name, or a run's id.
  await page.evaluate(() => (window.location.hash = '#deep-tanh'));
  await page.getByRole('heading', { name: 'There is no such run' }).waitFor();
  await dashboard.button('Start deep-tanh').click();
  await dashboard.status('Training').waitFor();
  const id = await page.evaluate(() => window.location.hash);
  expect(id).toMatch(/^#deep-tanh-/);
}, 120_000);
