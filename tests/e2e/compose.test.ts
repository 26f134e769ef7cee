import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { useSimd } from '@weir/backend-simd';
import {
  configurationForm,
  loadData,
  measureNetworkStart,
  networkOutline,
  parseConfiguration,
  presetOf,
  presets,
} from '@weir/experiments';
import { dashboard, onStaticPage, page, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

/** Opens the composer, as it stands once the first picture is drawn. */
async function compose(preset?: string): Promise<void> {
  await page.goto(server.address);
  await page.getByText('Watch a network train, in this browser').waitFor();
  if (preset !== undefined) await page.getByLabel('Preset').selectOption(preset);
  await dashboard.button('Compose…').click();
  await page.locator('[data-start] svg').first().waitFor();
}

const json = () => page.locator('#configuration');
const problems = () => page.locator('#problems');
const parameters = () => page.locator('[data-fact="parameters"]');
const layers = () => page.getByRole('list', { name: 'model' }).locator(':scope > li');
const layerTypes = () => layers().locator(':scope > .row b').allInnerTexts();
const handle = (at: number): Locator => layers().nth(at).locator(':scope > .row > .handle');
const name = (at: number): Locator => layers().nth(at).locator(':scope > .row > .name');

/** What of a configuration the tests look at. */
interface Written {
  readonly model: readonly { readonly type: string; readonly [option: string]: unknown }[];
  readonly [key: string]: unknown;
}

/** What the text beside says: the editor draws only the lines in sight, so it is taken by copying. */
async function written(): Promise<Written> {
  const text = (await page.evaluate(() => {
    const content = document.querySelector('#configuration') as unknown as {
      cmTile?: { view: { state: { doc: { toString(): string } } } };
      cmView?: { view: { state: { doc: { toString(): string } } } };
    };
    return (content.cmTile ?? content.cmView)?.view.state.doc.toString();
  })) as string;
  return JSON.parse(text) as Written; // as the composer wrote it
}

test('what is written before the presets have come stays', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  // The worker that lists them is the page's first; the composer's own comes after it.
  await page.route(
    '**/trainer-*.js',
    async (route) => {
      await held;
      await route.continue();
    },
    { times: 1 },
  );
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  await json().fill('{"name": "mine", "model": []}');
  expect(await page.getByLabel('Preset').locator('option').count()).toBe(0);
  release();
  await page.getByLabel('Preset').locator('option[value="deep-tanh"]').waitFor({ state: 'attached' });
  await problems().getByText('model must be').waitFor();
  expect(await written()).toEqual({ name: 'mine', model: [] });
}, 120_000);

test('a network is built, reordered and trained with the keyboard alone', async () => {
  await compose('mlp-kaiming');
  const before = await layerTypes();
  expect(before).toEqual(presetOf('mlp-kaiming').configuration.model.map(({ type }) => type));
  // Another layer behind the one that is open.
  await name(2).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Type of the layer to add to model').focus();
  await page.keyboard.type('batchNorm');
  await dashboard.button('Add after 3').focus();
  await page.keyboard.press('Enter');
  const added = before.toSpliced(3, 0, 'batchNorm');
  await dashboard.until(async () => (await layerTypes()).join() === added.join());
  // One further down, and its handle is still in hand: up again, and away with it.
  await handle(3).focus();
  await page.keyboard.press('ArrowDown');
  await dashboard.until(async () => (await layerTypes())[4] === 'batchNorm');
  await page.getByRole('status').getByText('batchNorm is now layer 5 of').waitFor({ state: 'attached' });
  await dashboard.until(() => handle(4).evaluate((element) => element === document.activeElement));
  await page.keyboard.press('ArrowUp');
  await dashboard.until(async () => (await layerTypes())[3] === 'batchNorm');
  expect((await written()).model.map(({ type }) => type)).toEqual(added);
  // An option: width of the hidden layer.
  await name(2).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('group', { name: 'Options of layer 3' }).getByLabel('out', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('40');
  await dashboard.until(async () => (await written()).model[2]?.['out'] === 40);
  await page.getByRole('textbox', { name: 'steps' }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('30');
  await dashboard.until(async () => (await written())['steps'] === 30);
  const wanted = parseConfiguration(await written());
  const shown = networkOutline(wanted, await loadData(wanted)).parameters.toLocaleString('en-US');
  await dashboard.until(async () => (await parameters().innerText()) === shown);
  await dashboard.button('Train').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Completed').waitFor();
  await page.getByText(`${shown} parameters`).waitFor();
  expect(await page.locator('dd').first().innerText()).toContain('30');
}, 180_000);

test('layers are reordered with the pointer, and removed', async () => {
  await compose('mlp-kaiming');
  const before = await layerTypes();
  await page.getByText('Nothing is wrong with it').waitFor(); // what comes to stand above would move them
  await layers().nth(2).scrollIntoViewIfNeeded();
  const [from, onto] = await Promise.all([handle(0).boundingBox(), layers().nth(2).boundingBox()]);
  if (!from || !onto) throw new Error('compose: layers must be on the screen');
  await page.mouse.move(from.x + 5, from.y + 5);
  await page.mouse.down();
  await page.mouse.move(from.x + 5, onto.y + onto.height - 3, { steps: 5 });
  await page.mouse.up();
  const [first = '', ...rest] = before;
  const moved = rest.toSpliced(2, 0, first);
  expect(await layerTypes()).toEqual(moved);
  expect((await written()).model.map(({ type }) => type)).toEqual(moved);
  // It no longer fits, and the layer says why: the words are those of the command line.
  await layers().nth(0).getByText('put an embedding ahead of it').waitFor();
  await page.getByRole('button', { name: 'Remove layer 3, embedding' }).click();
  expect(await layerTypes()).toEqual(rest);
}, 120_000);

test('every kind of every family can be chosen, with a line of documentation for each option', async () => {
  await compose('mlp-kaiming');
  const form = configurationForm();
  const offered = await page
    .getByLabel('Type of the layer to add to model')
    .locator('option')
    .allInnerTexts();
  expect(offered.slice(1)).toEqual(form.families.layer.kinds.map(({ type }) => type));
  await page.getByLabel('Type of the layer to add to model').selectOption('conv2d');
  await dashboard.button('Add').click();
  const fields = page.getByRole('group', { name: 'Options of layer 6, conv2d' }).locator('.field');
  const options = form.families.layer.kinds.find(({ type }) => type === 'conv2d')?.options ?? [];
  await dashboard.until(async () => (await fields.count()) === options.length);
  for (const field of await fields.all()) {
    const words = await field.locator('.words > p').innerText();
    expect(words.length).toBeGreaterThan(10);
  }
  const stride = page.getByRole('group', { name: 'stride', exact: true });
  expect(await stride.getByRole('textbox').getAttribute('placeholder')).toBe('1');
  expect(await stride.innerText()).toContain('2 halves the image');
}, 120_000);

test('what is wrong is said at its field in the words of the command line, while it is written, in either place', async () => {
  await compose('mlp-kaiming');
  const config = await written();
  const wrong = { ...config, batchSize: -1, model: config.model.map((layer) => ({ ...layer, uot: 3 })) };
  const message = (() => {
    try {
      parseConfiguration(wrong);
    } catch (error) {
      return error instanceof Error ? error.message : '';
    }
    return '';
  })();
  expect(message.split('\n').length).toBeGreaterThan(3);
  await json().fill(JSON.stringify(wrong));
  await dashboard.until(async () => (await problems().innerText()) === message);
  const batch = page.getByRole('group', { name: 'batchSize' });
  expect(await batch.innerText()).toContain('batchSize must be an integer of at least 1, got -1');
  expect(await batch.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
  await layers().nth(2).getByText('model[2].uot must be a key of linear').waitFor();
  // Nothing trains; the cursor goes where the first problem is.
  await dashboard.button('Train').click();
  expect(await json().evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await page.getByRole('status').getByText('Training').count()).toBe(0);
  // In the form it is mended.
  await json().fill(JSON.stringify({ ...config, batchSize: -1 }));
  await batch.getByRole('textbox').fill('16');
  await dashboard.until(async () => (await problems().innerText()) === '');
  expect((await written())['batchSize']).toBe(16);
  // What is no JSON at all says where.
  await json().fill('{"steps": }');
  await problems().getByText('configuration line 1, column 11 must be').waitFor();
}, 120_000);

test('the text completes names, types and values, and what is written there is in the form', async () => {
  await compose('mlp-kaiming');
  await json().fill('{"model": [{"type": "flatten"}, ');
  await page.keyboard.type('{"ty');
  const offered = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
  await offered.getByText('type', { exact: true }).waitFor();
  await page.waitForTimeout(200); // what was just offered is not yet chosen by a key
  await page.keyboard.press('Enter');
  await page.keyboard.type('"lin');
  await offered.getByText('linear', { exact: true }).waitFor();
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.type(', "bi');
  await offered.getByText('bias', { exact: true }).waitFor();
  await page.getByText('false ahead of a batchNorm').first().waitFor();
  await page.keyboard.press('Escape');
  await json().fill('{"model": [{"type": "flatten"}, {"type": "linear", "out": 7}]}');
  await dashboard.until(async () => (await layerTypes()).join() === 'flatten,linear');
  expect(await name(1).innerText()).toContain('out 7');
}, 120_000);

test('what a network would be follows while one edits: its parameters, its first loss, and its picture beside theory', async () => {
  await useSimd();
  await compose('deep-tanh-gain-1');
  const figures = async () =>
    (
      await page
        .getByRole('region', { name: 'Std at the start, in figures' })
        .locator('tbody tr')
        .allInnerTexts()
    ).map((row) => row.split('\t'));
  const inNode = async (config: unknown) => {
    const configuration = parseConfiguration(config);
    return measureNetworkStart(configuration, await loadData(configuration));
  };
  await page.getByText('In figures', { exact: true }).first().click();
  const matches = async () => {
    const config = await written();
    const { layers: expected, loss } = await inNode(config);
    await dashboard.until(async () => {
      const shown = await figures();
      return (
        shown.length === expected.length &&
        expected.every(
          (layer, at) => shown[at]?.[0] === layer.name && shown[at]?.[1] === layer.outputStd.toFixed(3),
        )
      );
    });
    await page.locator('[data-fact="loss"]').getByText(loss.toFixed(4)).waitFor();
    return expected;
  };
  const first = await matches();
  expect(first.at(-1)?.outputStd).toBeLessThan(first[0]?.outputStd ?? 0);
  // Wider weights ahead of the third tanh: it saturates, as the picture shows before any training.
  await name(6).click();
  const options = page.getByRole('group', { name: 'Options of layer 7, linear' });
  await options.getByRole('textbox', { name: 'gain' }).fill('4');
  await dashboard.until(async () => JSON.stringify((await written()).model[6]).includes('"gain":4'));
  const second = await matches();
  expect(second[2]?.outputStd).toBeGreaterThan(1.3 * (first[2]?.outputStd ?? Infinity));
  for (const chart of ['outputStart', 'gradStart'])
    expect(await page.locator(`[data-start="${chart}"] svg .role-mark path`).count()).toBeGreaterThan(5);
}, 180_000);

test('every preset can be composed from: nothing is wrong with any that needs no files', async () => {
  await compose();
  for (const { name: preset, configuration, lookAt } of presets()) {
    if (JSON.stringify(configuration.data ?? {}).includes('.gz')) continue;
    await page.getByLabel('Start from').selectOption(preset);
    await dashboard.until(async () => (await written())['name'] === preset);
    await page.getByText(lookAt.slice(0, 60)).first().waitFor();
    await page.getByText('Nothing is wrong with it').waitFor();
    expect({ preset, problems: await problems().innerText() }).toEqual({ preset, problems: '' });
  }
}, 240_000);

test('a word list of one’s own is dropped, checked, kept in the browser, trained on, and there after a reload', async () => {
  await compose('mlp-kaiming');
  const drop = async (name: string, text: string) => {
    const transfer = await page.evaluateHandle(
      ([called, content]) => {
        const made = new DataTransfer();
        made.items.add(new File([content ?? ''], called ?? ''));
        return made;
      },
      [name, text],
    );
    await page.locator('.own').dispatchEvent('drop', { dataTransfer: transfer });
  };
  await drop('wrong.csv', 'x,y\n1,2\n3\n');
  await page.getByRole('alert').getByText('wrong.csv row 3').waitFor();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.method()));
  const words = Array.from({ length: 300 }, (_, at) => ['anna', 'berta', 'carla', 'dora'][at % 4]).join('\n');
  await drop('mine.txt', words);
  await page.getByText('mine.txt: ').waitFor();
  await dashboard.until(async () => JSON.stringify((await written())['data']).includes('mine.txt'));
  await page.getByRole('textbox', { name: 'steps' }).fill('40');
  // The last layer is as wide as the lecture’s alphabet, and the words have another.
  await problems().getByText('model[4]').waitFor();
  await name(4).click();
  await page
    .getByRole('group', { name: 'Options of layer 5' })
    .getByLabel('out', { exact: true })
    .fill('classes');
  await page.getByText('Nothing is wrong with it').waitFor();
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(requests.filter((method) => method !== 'GET')).toEqual([]);
  await page.reload();
  await page.getByRole('status').getByText('Completed').waitFor();
}, 180_000);

test.each([
  ['light', 1920],
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)(
  'axe has nothing to object to in a %s composer %i pixels wide, with all that can be unfolded, and nothing sticks out',
  async (colorScheme, width) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await compose('deep-batchnorm');
    await name(3).click();
    await page.getByRole('heading', { name: 'Health rules' }).click();
    await page.getByRole('heading', { name: 'Diagnostics' }).click();
    await page.getByRole('textbox', { name: 'batchSize' }).fill('no');
    await page.getByRole('group', { name: 'batchSize' }).getByText('batchSize must be').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
    expect(await dashboard.nonsense()).toEqual([]);
  },
  120_000,
);
