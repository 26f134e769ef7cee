import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { dashboard, folder, onStaticPage, page, server } from './staticPage.ts';

onStaticPage();

/** What was asked for so far, by name, and its kilobytes as a host of static pages sends them: in gzip. */
function loaded(): ReadonlyMap<string, number> {
  const names = server.requested.map((path) => path.replace('/some/where/', '') || 'index.html');
  return new Map(
    [...new Set(names)]
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => [name, kilobytes(join(folder, name))]),
  );
}

const kilobytes = (path: string) =>
  (existsSync(`${path}.gz`) ? statSync(`${path}.gz`).size : gzipSync(readFileSync(path)).length) / 1000;

const sum = (files: ReadonlyMap<string, number>) => [...files.values()].reduce((all, size) => all + size, 0);

test('the page loads less than 670 kB before anybody chooses a run, and 700 with the names and charts of one', async () => {
  await page.goto(server.address);
  await page.getByText('Watch a network train, in this browser').waitFor();
  await page.waitForLoadState('networkidle');
  const first = loaded();
  expect([...first.keys()].join()).toMatch(/trainer-.*vega-|vega-.*trainer-/);
  expect(sum(first), JSON.stringify([...first])).toBeLessThan(670);

  await dashboard.start('deep-batchnorm');
  await dashboard.marksOf('loss');
  const all = loaded();
  expect([...all.keys()].join()).toContain('givenNames-');
  expect(sum(all), JSON.stringify([...all])).toBeLessThan(700);
  // A host of files alone has no runs to list; all else would be a fault, such as a backend that is slow.
  expect(dashboard.complaints.filter((text) => !text.includes('404'))).toEqual([]);
});

test('a table’s reader is loaded with the first table, and reads it', async () => {
  await page.goto(server.address);
  await dashboard.button('Compose…').click();
  const rows = Array.from({ length: 40 }, (_, at) => `${at / 40},${(at % 7) / 7},${(at * 3) % 5}`);
  const file = { name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(['a,b,y', ...rows].join('\n')) };
  await page.locator('input[type="file"]').setInputFiles(file);
  // Once it has been read it stands in the configuration, which would else take the place of what is written there now.
  await dashboard.until(async () => (await page.locator('#configuration').innerText()).includes('mine.csv'));
  const config = {
    data: { type: 'table', path: 'mine.csv', features: ['a', 'b'], target: 'y' },
    model: [{ type: 'linear', out: 4 }, { type: 'tanh' }, { type: 'linear', out: 1 }],
    loss: { type: 'mse' },
    learningRate: 0.05,
    batchSize: 4,
    steps: 20,
  };
  await page.locator('#configuration').fill(JSON.stringify(config));
  await dashboard.button('Train').click();
  await page.getByRole('status').getByText('Completed').waitFor();
  expect(await dashboard.step()).toBe(20);
});
