import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunEvent } from '@weir/core';
import type { Trace } from '@weir/diagnostics';
import { presetOf } from '@weir/experiments';
import { expect, test } from 'vitest';
import { weir } from '../cli/weir.ts';
import { dashboard, folder, onServerPage, page, server, serving } from './serverPage.ts';
import { violations } from './violations.ts';

onServerPage();

const deep = (steps: number) =>
  JSON.stringify({
    ...presetOf('deep-batchnorm').configuration,
    steps,
    diagnostics: [{ type: 'updateRatio', every: 50 }],
  });
const section = () => page.getByRole('region', { name: 'Replay with other diagnostics' });
const panel = (chart: string) => page.locator(`[data-chart="${chart}"]`);
const idOfRun = async () => {
  const runs = (await (await fetch(`${server.address}/api/runs`)).json()) as readonly { id: string }[];
  return runs[0]?.id ?? expect.unreachable();
};
const ask = async (from: string, to: string, every: string) => {
  await section().getByLabel('From step').fill(from);
  await section().getByLabel('to step').fill(to);
  await section().getByLabel('measured every').fill(every);
  await section().getByRole('button', { name: 'Replay', exact: true }).click();
};

test('a part of a server’s run is seen with diagnostics that were off, as weir replay sees it, and the run is not touched', async () => {
  writeFileSync(join(folder, 'deep.json'), deep(300));
  await serving(['deep.json', '--port', '0']);
  await page.goto(server.address);
  await page.getByRole('status').getByText('Completed').waitFor();
  const id = await idOfRun();
  const files = () =>
    readdirSync(join(folder, 'runs', id), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('base64'));
  const before = files();
  expect(await panel('inputShift').count()).toBe(0);

  await dashboard.button('Replay from here').click();
  for (const name of ['inputShift', 'trace']) await section().getByRole('checkbox', { name }).check();
  await ask('200', '259', '10');
  await section().getByText('Steps 200 to 259 were computed again.').waitFor();
  await section().getByText('are those of the checkpoint, bit for bit').first().waitFor();
  for (const chart of ['inputShift', 'trace']) {
    await panel(chart).scrollIntoViewIfNeeded();
    await panel(chart).getByText('Measured by the replay').waitFor();
  }
  expect(await violations(page)).toEqual([]);
  expect(await dashboard.nonsense()).toEqual([]);

  writeFileSync(join(folder, 'eyes.json'), JSON.stringify([{ type: 'trace', steps: [200, 250] }]));
  const { stdout } = await weir(
    ['replay', id, '--diagnostics', 'eyes.json', '--from', '200', '--to', '260', '--format', 'jsonl'],
    { cwd: folder },
  );
  const traces = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RunEvent)
    .flatMap((event) =>
      event.type === 'measurement' && event.diagnostic === 'trace' ? [event.value as Trace] : [],
    );
  const ratios = Object.values(traces.at(-1)?.updateToData ?? {}).map((log10) =>
    log10.toFixed(2).replace('-', '−'),
  );
  expect(ratios.length).toBeGreaterThan(3);
  const cells = panel('trace').getByRole('table').last().locator('tbody td:last-child');
  await dashboard.until(async () => (await cells.allInnerTexts()).join() === ratios.join());
  expect(files()).toEqual(before);

  // What another site's page sends is refused ahead of any work; what the server refuses is said where it is asked for.
  const elsewhere = await fetch(`${server.address}/api/runs/${id}/replay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'https://elsewhere.example' },
    body: '{"diagnostics": [{"type": "trace"}], "from": 0}',
  });
  expect(elsewhere.status).toBe(403);
  rmSync(join(folder, 'runs', id), { recursive: true });
  await ask('0', '9', '1');
  await section()
    .getByText(/must|no such/)
    .first()
    .waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 240_000);

test('a replay that is taken away, or whose page is closed, is ended on the server', async () => {
  writeFileSync(join(folder, 'deep.json'), deep(3000));
  await serving(['deep.json', '--port', '0']);
  await page.goto(server.address);
  await page.getByRole('status').getByText('Completed').waitFor();
  const id = await idOfRun();
  /** How many more may train, by how many replays are refused: each that is taken holds its place. */
  const free = async () => {
    const leaving = new AbortController();
    const asked = [1, 2, 3, 4].map(() =>
      fetch(`${server.address}/api/runs/${id}/replay`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"diagnostics": [{"type": "deadUnits", "every": 1}], "from": 2990}',
        signal: leaving.signal,
      }),
    );
    const answers = await Promise.all(asked);
    leaving.abort();
    return answers.filter(({ ok }) => ok).length;
  };
  await dashboard.button('Replay from here').click();
  await section().getByRole('checkbox', { name: 'deadUnits' }).check();
  await ask('0', '2999', '1');
  await section().getByText('is computed again…').waitFor();
  expect(await free()).toBe(3);
  await dashboard.button('Take the replay away').click();
  await dashboard.until(async () => (await free()) === 4);
  await ask('0', '2999', '1');
  await section().getByText('is computed again…').waitFor();
  await page.goto('about:blank');
  await dashboard.until(async () => (await free()) === 4);
}, 240_000);

test('a server that keeps no runs says what to do for a replay', async () => {
  writeFileSync(join(folder, 'deep.json'), deep(300));
  await serving(['deep.json', '--port', '0', '--no-runs']);
  await page.goto(server.address);
  await page.getByRole('status').getByText('Completed').waitFor();
  await dashboard.button('Replay from here').click();
  await section().getByRole('checkbox', { name: 'inputShift' }).check();
  await ask('0', '9', '1');
  await section().getByText('this server keeps none; start weir serve without --no-runs').waitFor();
  expect(await dashboard.nonsense()).toEqual([]);
}, 120_000);
