import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backendNames } from '../backendNames.ts';
import { examine } from './examine.ts';
import { findBrowser } from './findBrowser.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'weir-doctor-'))));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('examine', () => {
  it('looks at Node, the cores, every backend, the data and a browser, and all that is needed is well here', async () => {
    const examined = await examine(folder);
    const names = examined.map(({ what }) => what);
    expect(names.slice(0, 2)).toEqual(['Node', 'cores']);
    expect(names).toEqual(expect.arrayContaining(backendNames.map((name) => `backend ${name}`)));
    expect(names.at(-1)).toBe('browser');
    expect(examined.filter(({ needed, well }) => needed && !well)).toEqual([]);
    expect(examined[0]).toMatchObject({ found: process.version, needed: true });
    expect(examined[1]?.found).toMatch(/^\d+; a run uses one, or more with --threads$/);
  });

  it('says which backend is taken where none is named: the first that runs', async () => {
    const backends = (await examine(folder)).filter(({ what }) => what.startsWith('backend '));
    const defaults = backends.filter(({ found }) => found === 'runs here; the default');
    expect(defaults.map(({ what }) => what)).toEqual([backends.find(({ well }) => well)?.what]);
  });

  it.each([
    ['v20.18.3', false],
    ['v20.19.0', true],
    ['v18.20.0', false],
    ['v22.0.0', true],
  ])('of Node %s says whether it is new enough', async (version, well) => {
    const { version: own, versions } = process;
    Object.defineProperty(process, 'version', { value: version, configurable: true });
    Object.defineProperty(process, 'versions', {
      value: { ...versions, node: version.slice(1) },
      configurable: true,
    });
    try {
      const [node] = await examine(folder);
      expect(node).toMatchObject({ well, found: well ? version : `${version}, must be at least 20.19` });
    } finally {
      Object.defineProperty(process, 'version', { value: own, configurable: true });
      Object.defineProperty(process, 'versions', { value: versions, configurable: true });
    }
  });
});

describe('findBrowser', () => {
  const put = (place: string, name: string, mode: number): string => {
    mkdirSync(join(folder, place), { recursive: true });
    const path = join(folder, place, name);
    writeFileSync(path, '');
    chmodSync(path, mode);
    return path;
  };

  it('takes the first program of a browser’s name in $PATH that can be started', async () => {
    put('first', 'chromium', 0o644);
    put('first', 'firefox', 0o755);
    const chrome = put('second', 'google-chrome', 0o755);
    put('third', 'chromium', 0o755);
    vi.stubEnv(
      'PATH',
      ['first', '', 'second', 'third'].map((name) => name && join(folder, name)).join(delimiter),
    );
    expect(await findBrowser()).toEqual({ what: 'browser', well: true, needed: false, found: chrome });
  });

  it.each([undefined, ''])('needs none: without one in $PATH %j the tests bring their own', async (path) => {
    vi.stubEnv('PATH', path);
    expect(await findBrowser()).toMatchObject({
      well: false,
      needed: false,
      found: expect.stringContaining('the tests bring their own') as string,
    });
  });
});
