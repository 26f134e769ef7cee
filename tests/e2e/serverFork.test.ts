import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetOf } from '@weir/experiments';
import { beforeEach, expect, test } from 'vitest';
import { dashboard, folder, onServerPage, page, server, serving } from './serverPage.ts';
import { violations } from './violations.ts';

onServerPage();

/** A network that is sick from its start: its weights are five times too large. */
const sick = {
  ...presetOf('deep-tanh').configuration,
  name: 'sick',
  steps: 300,
  model: presetOf('deep-tanh').configuration.model.map((layer) =>
    'out' in layer ? { ...layer, init: { type: 'kaimingNormal', gain: 5 } } : layer,
  ),
};

beforeEach(() => writeFileSync(join(folder, 'sick.json'), JSON.stringify(sick)));

test('on a server’s page a remedy is applied and a fork begun: twins train there, beside their parent', async () => {
  await serving(['sick.json', '--port', '0']);
  await page.goto(server.address);
  await page.getByRole('status').getByText('Completed').waitFor();
  await page
    .getByRole('button', { name: /^Apply it: train a twin from the start/ })
    .first()
    .click();
  const sideBySide = page.getByRole('region', { name: 'Side by side' });
  await sideBySide.getByRole('button', { name: 'as it was' }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  const rows = sideBySide.locator('tbody tr');
  expect(await rows.count()).toBe(2);
  await expect.poll(async () => new Set(await rows.locator('td:nth-child(3)').allInnerTexts()).size).toBe(2);

  // From the parent, by hand, with one thing changed at the step shown.
  await sideBySide.getByRole('button', { name: 'as it was' }).click();
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.getByText('Fork here, with one thing changed').click();
  const change = page.getByLabel('One thing changed');
  // What cannot be is refused in the words of the command line.
  await change.fill('learningRate=fast');
  await page.getByRole('button', { name: /^Fork at step/ }).click();
  await page.getByRole('alert').getByText('learningRate must').waitFor();
  await change.fill('learningRate=0.02');
  await page.getByRole('button', { name: /^Fork at step/ }).click();
  await sideBySide.getByRole('button', { name: /^learningRate=0.02 from step/ }).waitFor();
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(await violations(page)).toEqual([]);
  expect(await dashboard.nonsense()).toEqual([]);
  // They lie beside their parent on disk, and are there after the server was started anew.
  expect(readdirSync(join(folder, 'runs'))).toHaveLength(3);
  await server.end('SIGINT');
  await serving(['--port', '0']);
  await page.goto(server.address);
  await sideBySide.getByRole('button', { name: /^learningRate=0.02 from step/ }).waitFor();
  expect(await rows.count()).toBe(3);
}, 240_000);

test('a server that keeps no runs says why there can be no twin', async () => {
  await serving(['sick.json', '--port', '0', '--no-runs']);
  await page.goto(server.address);
  await page.getByRole('status').getByText('Completed').waitFor();
  await page.getByText('Fork here, with one thing changed').click();
  await dashboard.button('Train a twin from the start').click();
  await page.getByRole('alert').getByText('this server keeps none').waitFor();
}, 120_000);
