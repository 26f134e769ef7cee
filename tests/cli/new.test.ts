import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { torchGenerator } from '@weir/core';
import { describe, expect, test } from 'vitest';
import { inFolder, weir } from './weir.ts';

const rng = torchGenerator(16);
const index = (below: number): number => rng.randint(0, below, 1)[0] ?? 0;
const noise = (std: number): number => std * (rng.randn([1])[0] ?? 0);
const lines = (count: number, line: (at: number) => string): string =>
  `${Array.from({ length: count }, (_, at) => line(at)).join('\n')}\n`;

const syllables = ['ka', 'lo', 'mi', 'ra', 'shu', 'ten'];
const words = lines(300, () =>
  Array.from({ length: 2 + index(3) }, () => syllables[index(syllables.length)]).join(''),
);

const kinds = ['eel', 'pike', 'trout'];
/** Sorted by kind, with a number for each row, decimal commas, and lengths missing. */
const fish = `number;length;width;kind\n${lines(180, (at) => {
  const kind = Math.floor(at / 60);
  const cell = (value: number) => value.toFixed(2).replace('.', ',');
  const length = at % 17 === 0 ? 'NA' : cell(([70, 60, 30][kind] ?? 0) + noise(5));
  return `${at + 1};${length};${cell(([3, 12, 8][kind] ?? 0) + noise(1))};${kinds[kind]}`;
})}`;

/** Without a header: the third column follows from the first two, whose scales differ. */
const flow = lines(240, () => {
  const [a, b] = [100 + noise(40), noise(0.01)];
  return `${a.toFixed(3)}|${b.toFixed(5)}|${(3 * a + 5000 * b + noise(3)).toFixed(3)}`;
});

/** Bright lines down, across or aslant. */
function shapes(folder: string): void {
  const [count, size] = [240, 10];
  const pixels = new Uint8Array(count * size * size);
  const labels = Uint8Array.from({ length: count }, () => index(3));
  labels.forEach((label, image) => {
    const at = 1 + index(size - 2);
    for (let t = 0; t < size; t++) {
      const [row, column] = label === 0 ? [at, t] : label === 1 ? [t, at] : [t, t];
      pixels[(image * size + (row ?? 0)) * size + (column ?? 0)] = 160 + index(90);
    }
  });
  const header = (...shape: readonly number[]) => {
    const bytes = Buffer.alloc(4 + 4 * shape.length);
    bytes.set([0, 0, 8, shape.length]);
    shape.forEach((length, axis) => bytes.writeUInt32BE(length, 4 + 4 * axis));
    return bytes;
  };
  mkdirSync(folder);
  writeFileSync(join(folder, 'pictures'), Buffer.concat([header(count, size, size), pixels]));
  writeFileSync(join(folder, 'labels.gz'), gzipSync(Buffer.concat([header(count), labels])));
}

const chance = (classes: number): number => Math.log(classes);

describe.concurrent('weir new', () => {
  test.each([
    ['a list of words', 'words.txt', 'words', 0.7 * chance(14)],
    ['a table of classes, with cells missing', 'fish.csv', 'fish', 0.3 * chance(3)],
    ['a table of numbers without a header', 'flow.txt', 'flow', 0.2],
    ['images', 'shapes', 'shapes', 0.3 * chance(3)],
  ])(
    'writes a configuration of %s that trains far better than chance',
    async (_kind, source, name, bound) => {
      await inFolder({ 'words.txt': words, 'fish.csv': fish, 'flow.txt': flow }, async (cwd) => {
        shapes(join(cwd, 'shapes'));
        const made = await weir(['new', source], { cwd });
        expect([made.code, made.stderr]).toEqual([0, '']);
        expect(made.stdout).toContain(`${name}.jsonc is written; train it: npx weir run ${name}.jsonc\n`);
        expect(readFileSync(join(cwd, `${name}.jsonc`), 'utf8')).toMatch(/\n {2}\/\/ .+\n {2}"loss"/);
        const { code } = await weir(['run', `${name}.jsonc`, '--report', 'report.json'], { cwd });
        expect(code).toBe(0);
        const { evaluation } = JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8')) as {
          evaluation: { test: { loss: number } };
        }; // as a run writes it
        expect(evaluation.test.loss).toBeLessThan(bound);
      });
    },
    120_000,
  );

  test('never takes the place of a file, unless it is told to', async () => {
    await inFolder({ 'fish.csv': fish, 'mine.json': 'mine' }, async (cwd) => {
      const { code, stderr } = await weir(['new', 'fish.csv', '--out', 'mine.json'], { cwd });
      expect([code, readFileSync(join(cwd, 'mine.json'), 'utf8')]).toEqual([2, 'mine']);
      expect(stderr).toContain(
        '--out must name a file that is not there yet, got mine.json; name another, or give --force',
      );
      expect((await weir(['new', 'fish.csv', '--out', 'mine.json', '--force'], { cwd })).code).toBe(0);
      const onItself = await weir(['new', 'fish.csv', '--out', './fish.csv', '--force'], { cwd });
      expect(onItself.code).toBe(2);
      expect(onItself.stderr).toContain('--out must not name the data themselves, got ./fish.csv');
      expect(readFileSync(join(cwd, 'mine.json'), 'utf8')).toContain('"target": "kind"');
    });
  }, 60_000);

  test.each([
    [
      'none.csv',
      'new: FILE must be a file or a folder that can be read, got none at none.csv; check the path',
    ],
    ['ragged.csv', 'table: ragged.csv row 3 must have 2 cells as the header has, got 1'],
    ['empty.txt', 'names: empty.txt must have at least one word, got an empty file'],
  ])('says what is wrong with %s, and writes nothing', async (source, message) => {
    await inFolder({ 'ragged.csv': 'a,b\n1,2\n3\n', 'empty.txt': '' }, async (cwd) => {
      const { code, stdout, stderr } = await weir(['new', source], { cwd });
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
      expect(existsSync(join(cwd, source.replace(/\..*/, '.jsonc')))).toBe(false);
    });
  });
});
