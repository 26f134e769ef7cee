import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataFile } from './readDataFile.ts';

describe('readDataFile', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weir-data-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads the bytes of a file in the data folder', async () => {
    writeFileSync(join(folder, 'names.txt'), 'ada\n');
    const bytes = await readDataFile({ dataDir: folder })('names.txt');
    expect(new TextDecoder().decode(bytes)).toBe('ada\n');
  });

  it('says what is not there', async () => {
    await expect(readDataFile({ dataDir: folder })('none.txt')).rejects.toThrow('none.txt');
  });

  it('confined, reads nothing outside of the data folder', async () => {
    const read = readDataFile({ dataDir: folder, confined: true });
    await expect(read('../../etc/hostname')).rejects.toThrow();
    await expect(read('/etc/hostname')).rejects.toThrow();
  });
});
