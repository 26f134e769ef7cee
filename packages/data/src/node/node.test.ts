import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locate, MissingFileError } from './locate.ts';
import { readImages } from './readImages.ts';
import { readNames } from './readNames.ts';
import { readTable } from './readTable.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'weir-data-'));
  for (const place of ['given', 'environment', 'working']) {
    await mkdir(join(root, place));
    await writeFile(join(root, place, `${place}.txt`), 'emma\nava\n');
    await writeFile(join(root, place, 'everywhere.txt'), place);
  }
  await mkdir(join(root, 'given', 'folder.txt'));
});
afterAll(() => rm(root, { recursive: true }));

const options = () => ({
  dataDir: join(root, 'given'),
  environment: { WEIR_DATA: join(root, 'environment') },
  workingDirectory: join(root, 'working'),
});

describe('locate', () => {
  it('looks in the data directory, then in $WEIR_DATA, then in the working directory', async () => {
    for (const place of ['given', 'environment', 'working']) {
      expect(await locate(`${place}.txt`, options())).toBe(join(root, place, `${place}.txt`));
    }
    expect(await locate('everywhere.txt', options())).toBe(join(root, 'given', 'everywhere.txt'));
    const { dataDir: _, ...withoutGiven } = options();
    expect(await locate('everywhere.txt', withoutGiven)).toBe(join(root, 'environment', 'everywhere.txt'));
    expect(await locate('everywhere.txt', { ...withoutGiven, environment: {} })).toBe(
      join(root, 'working', 'everywhere.txt'),
    );
  });

  it('takes an absolute path for itself, and a data directory relative to the working directory', async () => {
    const absolute = join(root, 'working', 'working.txt');
    expect(await locate(absolute, options())).toBe(absolute);
    expect(await locate('given.txt', { ...options(), dataDir: '../given' })).toBe(
      join(root, 'given', 'given.txt'),
    );
  });

  it('names all places it tried when there is none', async () => {
    const error = await locate('sub/none.txt', options()).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MissingFileError);
    const tried = ['given', 'environment', 'working'].map((place) => join(root, place, 'sub', 'none.txt'));
    expect(error).toMatchObject({ tried });
    expect(String(error)).toContain(
      `data: "sub/none.txt" must be a file, got none at ${tried[0]} (the data directory), ${tried[1]} ($WEIR_DATA), ` +
        `${tried[2]} (the working directory); a relative path is looked up in --data-dir, then in $WEIR_DATA, then in the working directory, wherever the configuration is: correct it, or name the folder by --data-dir`,
    );
    await expect(locate(join(root, 'none.txt'), options())).rejects.toThrow(
      'none.txt" must be a file, got none; check the path',
    );
  });

  it('does not take a folder for a file', async () => {
    await expect(locate('folder.txt', options())).rejects.toThrow(MissingFileError);
  });
});

describe('the readers', () => {
  it('read names, naming the file as it was given in errors', async () => {
    expect((await readNames('given.txt', options())).words).toEqual(['emma', 'ava']);
    await writeFile(join(root, 'given', 'bad.txt'), 'em.ma\n');
    await expect(readNames('bad.txt', options())).rejects.toThrow(
      'names: bad.txt line 1, column 3 must be none that begins and ends words',
    );
    await writeFile(join(root, 'given', 'latin1.txt'), Uint8Array.of(0x7a, 0x6f, 0xeb, 0x0a));
    await expect(readNames('latin1.txt', options())).rejects.toThrow(
      'text: latin1.txt line 1, byte 2 must be UTF-8',
    );
  });

  it('read images from gzipped and plain IDX files', async () => {
    const image = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 255, 0];
    await writeFile(join(root, 'given', 'images.gz'), gzipSync(Uint8Array.from(image)));
    await writeFile(join(root, 'environment', 'labels'), Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 3, 4));
    const data = await readImages({ images: 'images.gz', labels: 'labels' }, options());
    expect([...data.train.inputs, ...data.train.targets]).toEqual([1, 3]);
    const many = await readImages({ images: 'images.gz', labels: 'labels' }, { ...options(), classes: 12 });
    expect([data.classes, many.classes]).toEqual([5, 12]);
    await writeFile(join(root, 'given', 'cut.gz'), gzipSync(Uint8Array.from(image)).subarray(0, 20));
    await expect(readImages({ images: 'cut.gz', labels: 'labels' }, options())).rejects.toThrow(
      'gunzip: cut.gz must be a whole',
    );
  });

  it('read tables', async () => {
    await writeFile(join(root, 'given', 'table.csv'), 'x,y\n1,2\n3,4\n');
    const data = await readTable('table.csv', { features: ['x'], target: 'y', ...options() });
    expect([...data.train.inputs, ...data.test.inputs]).toEqual([1, 3]);
    await expect(readTable('table.csv', { features: ['z'], target: 'y', ...options() })).rejects.toThrow(
      'table: table.csv row 1',
    );
  });
});
