import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presetOf } from '@weir/experiments';
import { beforeEach, expect, test } from 'vitest';
import { dashboard, folder, onServerPage, page, server, serving } from './serverPage.ts';
import { violations } from './violations.ts';

onServerPage();

beforeEach(() =>
  writeFileSync(
    join(folder, 'deep.json'),
    JSON.stringify({ ...presetOf('deep-batchnorm').configuration, steps: 300 }),
  ),
);

const slow = () => page.getByRole('region', { name: 'One step in slow motion' });
const completed = () => page.getByRole('status').getByText('Completed').waitFor();

test('a step of a server’s run is taken through slow motion, with the loss that the server had there', async () => {
  await serving(['deep.json', '--port', '0']);
  await page.goto(server.address);
  await completed();
  const runs = (await (await fetch(`${server.address}/api/runs`)).json()) as readonly { id: string }[];
  const id = runs[0]?.id ?? expect.unreachable();
  const history = await fetch(`${server.address}/api/runs/${id}/losses?each=step`);
  const { losses } = (await history.json()) as { readonly losses: readonly number[] };

  await dashboard.button('Slow motion').click();
  await slow().getByText('Part of step 299', { exact: true }).waitFor();
  expect(await slow().getByRole('heading', { level: 3 }).innerText()).toMatch(/^Forward: 0\.embedding/);
  const part = slow().getByRole('slider');
  const toLoss = async () => {
    await part.focus();
    await page.keyboard.press('Home');
    while ((await slow().getByRole('heading', { level: 3 }).innerText()) !== 'Loss')
      await page.keyboard.press('ArrowRight');
    return slow().locator('.phase p').innerText();
  };
  expect(await toLoss()).toContain(losses[299]?.toFixed(4));
  expect(await violations(page)).toEqual([]);

  // The run's own slider goes back; so does slow motion, when it is asked to.
  await page.getByRole('slider', { name: 'Step shown' }).focus();
  await page.keyboard.press('Home');
  await dashboard.button('Take step 0 apart').click();
  await slow().getByText('Part of step 0', { exact: true }).waitFor();
  expect(await toLoss()).toContain(losses[0]?.toFixed(4));
  expect(dashboard.complaints.filter((text) => !text.includes('404'))).toEqual([]);

  // What another site's page sends is refused ahead of any work.
  const elsewhere = await fetch(`${server.address}/api/runs/${id}/anatomy`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    body: '{"step": 0}',
  });
  expect(elsewhere.status).toBe(403);
}, 240_000);

test('a server that keeps no runs says what to do for slow motion', async () => {
  await serving(['deep.json', '--port', '0', '--no-runs']);
  await page.goto(server.address);
  await completed();
  await dashboard.button('Slow motion').click();
  await slow().getByText('this server keeps none; start weir serve without --no-runs').waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 120_000);
