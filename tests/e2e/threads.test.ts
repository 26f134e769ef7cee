import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { presetOf } from '@weir/experiments';
import { fileServer } from './fileServer.ts';
import { serverProcess } from './serverProcess.ts';
import { dashboard, folder, onStaticPage, page, reopen, server } from './staticPage.ts';
import { violations } from './violations.ts';

onStaticPage();

const isolated = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** Wide enough for products to be shared out. */
const wide = {
  ...presetOf('deep-tanh').configuration,
  model: [
    { type: 'embedding', dim: 10 },
    { type: 'flatten' },
    { type: 'linear', out: 500 },
    { type: 'tanh' },
    { type: 'linear', out: 500 },
    { type: 'tanh' },
    { type: 'linear', out: 27 },
  ],
  steps: 40,
};

/** In the page, ahead of its own scripts: what its workers say. */
function listen(): void {
  const said: unknown[] = [];
  Object.assign(globalThis, { said });
  globalThis.Worker = class extends Worker {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }: MessageEvent<unknown>) => said.push(data));
    }
  };
}

/** In the page: the headers of the runs that are kept there. */
async function keptHeaders(): Promise<unknown[]> {
  const found: unknown[] = [];
  async function look(folder: FileSystemDirectoryHandle): Promise<void> {
    for await (const entry of folder.values()) {
      if (entry instanceof FileSystemDirectoryHandle) await look(entry);
      else if (entry.name === 'header.json') found.push(JSON.parse(await (await entry.getFile()).text()));
    }
  }
  await look(await navigator.storage.getDirectory());
  return found;
}

interface Said {
  readonly type: string;
  readonly note?: string;
  readonly message?: string;
  readonly events?: readonly { readonly losses?: readonly number[] }[];
}

/**
 * Trains it on the page at an address, in a browser that keeps nothing yet, and gives what its workers said.
 *
 * @param before Done on the page first.
 */
async function said(address: string, before = async () => {}): Promise<readonly Said[]> {
  await dashboard.close();
  await reopen();
  await page.addInitScript(listen);
  await page.goto(address);
  await page.getByText('Watch a network train, in this browser').waitFor();
  await before();
  await dashboard.button('Compose…').click();
  await page.locator('#configuration').fill(JSON.stringify(wide));
  await dashboard.button('Train').click();
  await page.waitForFunction("said.some(({ type }) => ['completed', 'failed', 'refused'].includes(type))");
  return (await page.evaluate('globalThis.said')) as readonly Said[];
}

const lossesIn = (all: readonly Said[]) =>
  all.flatMap(({ events = [] }) => events.flatMap(({ losses = [] }) => losses));
const notesIn = (all: readonly Said[]) => all.flatMap(({ note = [] }) => note);

test('a page trains on two threads where memory can be shared, with the bits of one, and says elsewhere what they need', async () => {
  const one = await said(server.address);
  expect(lossesIn(one)).toHaveLength(40);
  expect(notesIn(one)).toEqual([]);

  const unshared = await said(`${server.address}?threads=2`);
  expect(lossesIn(unshared)).toEqual(lossesIn(one));
  expect(notesIn(unshared)).toEqual([expect.stringContaining('Cross-Origin-Opener-Policy: same-origin')]);

  const sharing = await fileServer(folder, '/some/where', isolated);
  try {
    const two = await said(`${sharing.address}?threads=2`);
    expect(await page.evaluate('crossOriginIsolated')).toBe(true);
    expect(lossesIn(two)).toEqual(lossesIn(one));
    expect(notesIn(two)).toEqual([]);
    const headers = (await page.evaluate(keptHeaders)) as readonly { options: object }[];
    expect(headers.map(({ options }) => options)).toEqual([expect.objectContaining({ threads: 2 })]);
    expect(await page.getByLabel('Threads').inputValue()).toBe('2');
    const refused = await said(`${sharing.address}?threads=none`);
    expect(refused.flatMap(({ message = [] }) => message)).toEqual([
      expect.stringContaining('page: threads must be a whole number of at least 1, got NaN'),
    ]);
  } finally {
    await sharing.close();
  }
}, 240_000);

test('the threads are chosen on a page that may share memory, by keyboard too, and the address has them', async () => {
  const sharing = await fileServer(folder, '/some/where', isolated);
  try {
    const two = await said(`${sharing.address}?x=1`, async () => {
      await page.getByLabel('Threads').focus();
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate('location.search')).toBe('?x=1&threads=2');
      expect(await violations(page)).toEqual([]);
    });
    expect(lossesIn(two)).toHaveLength(40);
    const headers = (await page.evaluate(keptHeaders)) as readonly { options: object }[];
    expect(headers.map(({ options }) => options)).toEqual([expect.objectContaining({ threads: 2 })]);
    for (const width of [390, 1280, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await dashboard.overflow()).toBeLessThanOrEqual(0);
      if (process.env['WEIR_PICTURES'])
        await page.screenshot({ path: join(process.env['WEIR_PICTURES'], `threads-${width}.png`) });
    }
  } finally {
    await sharing.close();
  }
  await page.goto(server.address);
  await page.getByText('Watch a network train, in this browser').waitFor();
  expect(await page.getByLabel('Threads').count()).toBe(0);
}, 240_000);

test('the page of weir serve may share memory, and nothing of it is kept out by that', async () => {
  const runs = mkdtempSync(join(tmpdir(), 'weir-threads-'));
  const serving = await serverProcess(runs, ['--port', '0']);
  try {
    await page.goto(serving.address);
    expect(await page.evaluate('crossOriginIsolated')).toBe(true);
    await dashboard.start('deep-batchnorm');
    await dashboard.marksOf('loss');
    await dashboard.button('Stop').click();
    await dashboard.button('Compose…').click();
    await page.locator('#configuration').waitFor();
    expect(await page.getByLabel('Threads').count()).toBe(0); // its runs train on the server
    expect(dashboard.complaints).toEqual([]);
  } finally {
    await serving.end('SIGINT');
    rmSync(runs, { recursive: true });
  }
}, 120_000);
