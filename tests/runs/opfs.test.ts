import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { storeConformance } from '../../packages/runs/src/testing/storeConformance.ts';
import { fileServer } from '../e2e/fileServer.ts';
import { launchBrowser } from '../launchBrowser.ts';
import type { Outcomes } from './opfsPage/worker.ts';

/** What the page's worker finds, in a browser. */
async function outcomesInBrowser(): Promise<Outcomes> {
  const folder = await mkdtemp(join(tmpdir(), 'weir-opfs-'));
  await build({
    root: fileURLToPath(new URL('opfsPage', import.meta.url)),
    base: '/page/',
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
    resolve: { conditions: ['weir-source', 'module', 'browser', 'import', 'default'] },
    worker: { format: 'es' },
    logLevel: 'error',
  });
  const server = await fileServer(folder, '/page');
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.address);
    return (await page.evaluate('globalThis.outcomes')) as Outcomes; // what main.ts leaves there
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true });
  }
}

test('the browser’s private files, in a worker, pass the conformance test of folder and memory, and hold the same bytes', async () => {
  const outcomes = await outcomesInBrowser();
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(Object.keys(storeConformance)));
  expect(Object.keys(outcomes)).toHaveLength(Object.keys(storeConformance).length + 2);
  expect(Object.entries(outcomes).filter(([, wrong]) => wrong !== undefined)).toEqual([]);
}, 180_000);
