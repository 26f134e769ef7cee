import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';
import { launchBrowser } from '../launchBrowser.ts';
import { probe } from './page/probe.ts';
import type { Probe } from './page/probe.ts';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Builds the page with Vite, as an application would, and opens it from a plain server, cross-origin isolated or not. */
async function probesInBrowser(isIsolated: boolean): Promise<Probe[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'simd-browser-'));
  await build({
    root: fileURLToPath(new URL('page', import.meta.url)),
    build: { outDir: folder, emptyOutDir: true },
    resolve: { conditions: ['weir-source', 'module', 'browser', 'import', 'default'] },
    worker: { format: 'es' },
    logLevel: 'error',
  });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(isIsolated ? ISOLATED : {})) response.setHeader(name, value);
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    readFile(join(folder, path)).then(
      (content) => response.setHeader('content-type', TYPES[extname(path)] ?? 'text/plain').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const { port } = server.address() as AddressInfo; // listening on a port, not a pipe
    await page.goto(`http://127.0.0.1:${port}/`);
    expect(await page.evaluate('crossOriginIsolated')).toBe(isIsolated);
    return (await page.evaluate('globalThis.probes')) as Probe[][]; // what page/main.ts leaves there
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true });
  }
}

describe('the simd backend', () => {
  it('gives the bits it gave when they were written down, on whatever machine', async () => {
    const recorded = readFileSync(new URL('recordedBits.json', import.meta.url), 'utf8');
    expect((await probe('simd')).hashes).toEqual(JSON.parse(recorded));
  });
});

describe('both backends in a browser', () => {
  it('give the bits of Node, in the page and in a worker', async () => {
    const inNode = [await probe('simd'), await probe('simd-fma')];
    const [inPage, inWorker] = await probesInBrowser(false);
    expect(inNode.map(({ backend, onThreads }) => [backend, onThreads])).toEqual([
      ['simd', false],
      ['simd-fma', false],
    ]);
    expect(Object.keys(inNode[0]?.hashes ?? {}).length).toBeGreaterThan(20);
    expect(inNode[0]?.hashes).not.toEqual(inNode[1]?.hashes);
    expect(inPage).toEqual(inNode);
    expect(inWorker).toEqual(inNode);
  });

  it('give the same bits on two threads, in Node, in a page that is cross-origin isolated, and in a worker of it', async () => {
    const onOne = [await probe('simd'), await probe('simd-fma')];
    const wanted = onOne.map((one) => ({ ...one, onThreads: true }));
    expect([await probe('simd', 2), await probe('simd-fma', 2)]).toEqual(wanted);
    const [inPage, inWorker] = await probesInBrowser(true);
    expect(inPage).toEqual(wanted);
    expect(inWorker).toEqual(wanted);
  });
});
