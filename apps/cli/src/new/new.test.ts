import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJson } from '@weir/experiments';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commentedJson } from './commentedJson.ts';
import { newConfiguration } from './newConfiguration.ts';
import { proposedImages } from './proposedImages.ts';
import { klDivergence } from '@weir/nn';
import { proposedSeveral } from './proposedSeveral.ts';
import { proposedTable } from './proposedTable.ts';
import { proposedWords } from './proposedWords.ts';
import { sightOf } from './sight.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'weir-new-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** An IDX file of sizes, its values 0. */
function idxOf(...shape: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + shape.reduce((product, size) => product * size, 1));
  bytes.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => new DataView(bytes.buffer).setUint32(4 + 4 * axis, size));
  return bytes;
}

/** `n` rows of a table. */
const rows = (n: number, row: (at: number) => string): string =>
  Array.from({ length: n }, (_, at) => row(at)).join('\n');

describe('commentedJson', () => {
  it('is JSON that a run reads, with each comment above its key', () => {
    const list = [{ value: { type: 'relu' }, why: ['Kinked.'] }];
    const text = commentedJson([
      { key: 'steps', value: 3, why: ['Few.', 'Too few.'] },
      { key: 'model', value: [], elements: list },
      { key: 'long', value: { names: Array.from({ length: 30 }, (_, at) => `column ${at}`) } },
    ]);
    expect(text).toMatch(/^\{\n {2}\/\/ Few\.\n {2}\/\/ Too few\.\n {2}"steps": 3,\n/);
    expect(text).toContain('    // Kinked.\n    {"type": "relu"}\n  ],\n');
    expect(parseJson(text, 'it')).toMatchObject({ steps: 3, model: [{ type: 'relu' }] });
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(120);
  });
});

describe('sightOf', () => {
  it.each([
    ['words.txt', 'ada\nbea\n', 'words'],
    ['names with spaces', 'Ada Lovelace\nEmmy Noether\n', 'words'],
    ['table.txt', 'a;b\n1;2\n3;4\n', 'table'],
    ['one.csv', 'a\n1\n', 'table'],
    ['bare.data', '5.1,3.5,rose\n4.9,3,rose\n4,3,iris\n', 'table'],
    ['people.txt', 'Lovelace, Ada\nNoether, Emmy\nHopper, Grace\n', 'words'],
    ['streets.txt', 'Main Street 12, Bath\nHigh Street 3, York\n', 'words'],
  ])('tells what %s is', async (name, text, kind) => {
    expect(await sightOf(write(name, text))).toMatchObject({ kind, text });
  });

  it('finds the larger pair of a folder’s images and labels, and the partner of either', async () => {
    write('a-images', idxOf(3, 4, 4));
    write('a-labels', idxOf(3));
    const images = write('b-images', idxOf(5, 4, 4));
    const labels = write('b-labels', idxOf(5));
    for (const path of [folder, images, labels])
      expect(await sightOf(path)).toMatchObject({ images: { path: images }, labels: { path: labels } });
  });

  it.each([
    ['numbers.txt', '1\n2\n', 'must hold more than a column of numbers'],
    ['images', idxOf(2, 3, 3), 'must stand beside the IDX file of its labels'],
    ['binary.txt', Uint8Array.of(0x89, 0x50, 0xff, 0xfe), 'must be UTF-8'],
  ])('says why %s is no data', async (name, content, why) => {
    await expect(sightOf(write(name, content))).rejects.toThrow(why);
  });

  it('says what an unusable folder holds', async () => {
    await expect(sightOf(folder)).rejects.toThrow('got an empty folder');
    write('one.txt', 'a\n');
    write('two.txt', 'b\n');
    await expect(sightOf(folder)).rejects.toThrow('got one.txt, two.txt; name a file');
    await expect(sightOf(join(folder, 'none'))).rejects.toThrow('got none at');
  });
});

describe('proposedTable', () => {
  it('predicts words that come again as classes, of all columns of numbers that tell something', () => {
    const { data, loss, model, seen } = proposedTable(
      't.csv',
      `id,size,same,note,kind\n${rows(40, (at) => `${at},${at * 1.5},1,n${at},${at % 2 ? 'x' : 'y'}`)}`,
    );
    expect(data.value).toMatchObject({ features: ['size'], target: 'kind', standardise: true });
    expect(data.value).not.toHaveProperty('missing');
    expect(loss.value.type).toBe('crossEntropy');
    expect(model.at(-1)?.value).toMatchObject({ type: 'linear', out: 'classes' });
    expect(seen.join(' ')).toMatch(
      /"id" is left out: it counts the rows.*"same".*always the same.*"note".*text/,
    );
  });

  it('predicts a number by mse, and takes few whole numbers for classes', () => {
    const table = rows(60, (at) => `${at * 0.37}\t${at % 4}\t${(at * 7) % 11}.5`);
    expect(proposedTable('t', table)).toMatchObject({
      data: { value: { features: ['1', '2'], target: '3' } },
      loss: { value: { type: 'mse' } },
    });
    const classes = proposedTable('t', table, { target: '2' });
    expect(classes.loss.value.type).toBe('crossEntropy');
    expect(classes.data.why.join(' ')).toContain(
      '"2" is taken for 4 classes; for a quantity set loss to mse',
    );
  });

  it('keeps the first row of a file without a header, says how it took it, and takes it as it is told', () => {
    const bare = rows(40, (at) => `${at * 1.5},${at % 7},${at % 2 ? 'x' : 'y'}`);
    const { seen, data } = proposedTable('t', bare);
    expect(seen.join(' ')).toMatch(
      /^t: 40 rows between commas, without a header.*The first row, "0", "0", "y", is taken for a row like the others; if it names the columns: --header\./,
    );
    expect(data.value).toMatchObject({ features: ['1', '2'], target: '3', header: false });
    const people = `${rows(40, (at) => `n${at},${20 + ((at * 7) % 40)},${at % 2}.5`)}`;
    expect(proposedTable('t', people).seen.join(' ')).toMatch(
      /39 rows.*The first row, "n0", "20", "0.5", is taken for the names of the columns; if it is not: --no-header\./,
    );
    const told = proposedTable('t', people, { header: false });
    expect(told.seen[0]).toContain('40 rows');
    expect(told.data.value).toMatchObject({ features: ['2'], target: '3', header: false });
  });

  it('says which cell keeps a column from being one of numbers', () => {
    const table = (cell: string) =>
      `a,b,y\n${rows(30, (at) => `${at === 3 ? cell : at * 1.1},${(at * 7) % 30},${at * 0.7}`)}`;
    const said = (cell: string) => proposedTable('t', table(cell)).seen.slice(1).join(' ');
    expect(said('inf')).toContain('"a" is left out: it holds "inf" in line 5, which is not finite (write NA');
    expect(said('1e300')).toContain(
      '"a" is left out: it holds "1e300" in line 5, which is too large for float32',
    );
    expect(said('about 5')).toContain('"a" is left out: it holds "about 5" in line 5, which is no number');
    expect(proposedTable('t', table('NA')).data.value).toMatchObject({
      features: ['a', 'b'],
      missing: 'mean',
    });
  });

  it('takes the surest of several usual targets, and says which it could be too', () => {
    const { data, seen } = proposedTable(
      't',
      `y,x,label\n${rows(40, (at) => `${at * 1.3},${at % 5}.5,${at % 2 ? 'a' : 'b'}`)}`,
    );
    expect(data.value).toMatchObject({ target: 'label', features: ['y', 'x'] });
    expect(seen).toContain('"label" is predicted; it could be "y" too: --target y.');
  });

  it('says of rows without a target that they are left out, where features miss cells too', () => {
    const { seen, data } = proposedTable(
      't',
      `a,y\n${rows(30, (at) => `${at === 2 ? '' : at * 1.1},${at > 1 && at < 6 ? 'NA' : at * 0.7}`)}`,
    );
    const lost = '4 rows without a target, "y", are left out.';
    expect([seen, data.why].map((lines) => lines.includes(lost))).toEqual([true, true]);
    expect(seen.join(' ')).toContain('Cells are missing in "a" (1): each gets its column\'s mean');
  });

  it('fills what is missing in by means, and leaves rows without a target out', () => {
    const missing = (text: string) => proposedTable('t', text).data.value['missing'];
    const of = (cell: string, target: string) =>
      `a,b,y\n${rows(30, (at) => `${at ? at * 1.1 : cell},${at},${at ? at * 0.7 : target}`)}`;
    expect([missing(of('?', '0.1')), missing(of('0.1', 'NA')), missing(of('0.1', '0.1'))]).toEqual([
      'mean',
      'drop',
      undefined,
    ]);
  });

  it.each([
    ['a,b\nx,y\nz,w\n', undefined, 'must have a column to predict'],
    ['a,b\n', undefined, 'new: t must have rows of examples, got the names of columns alone; add a row each'],
    [
      'a,a\n1,2.5\n2,3.5\n',
      undefined,
      'must have a name of its own for each column, got "a" twice; rename one',
    ],
    [
      'a:b\n1.5:2\n3:4\n',
      undefined,
      'parted by commas, semicolons, tabs or bars, got "a:b"; put a comma for each ":"',
    ],
    ['a b\n1.5 2\n3 4\n', undefined, 'got "a b"; put a comma for each " "'],
    [
      'a,b\nx,1\nz,2.5\n',
      undefined,
      'must have a column of numbers to predict "b" from, got "a" holds text, "x" in line 2; add one',
    ],
    [
      '"a\nb",c\n1,2.5\n2,3\n',
      undefined,
      'without line breaks and other control characters, got "a\\nb"; rename it in the file',
    ],
    ['size,kind\n1.5,a\n2,b\n', 'kid', '--target must name a column of t, got "kid"; did you mean "kind"?'],
    ['size,kind\n1.5,a\n2,a\n', 'kind', 'at least two different values, got "kind" with 1'],
  ])('says what %j lacks', (text, target, why) => {
    expect(() => proposedTable('t', text, { target })).toThrow(why);
  });
});

describe('proposedSeveral', () => {
  const propose = (targets: readonly string[], row: (at: number) => string, header = 'a,b,u,v') =>
    proposedSeveral('t', `${header}\n${rows(40, row)}`, targets, undefined);

  it.each([
    ['a distribution', 'klDivergence', 'logSoftmax', (at: number) => `${(at % 5) / 4},${1 - (at % 5) / 4}`],
    ['labels of 0 and 1', 'binaryCrossEntropy', 'linear', (at: number) => `${at % 2},${at % 3 ? 1 : 0}`],
    ['numbers', 'mse', 'linear', (at: number) => `${at * 3},${-at}`],
  ])('takes columns for %s, with the loss and the ending that go with them', (is, loss, ending, row) => {
    const proposal = propose(['u', 'v'], (at) => `${at * at},${at % 7}.5,${row(at)}`);
    expect(proposal.seen[0]).toBe(`t: "u", "v", ${is}, are predicted together from 2 columns`);
    expect(proposal.data.value).toMatchObject({ features: ['a', 'b'], target: ['u', 'v'] });
    expect([proposal.loss.value.type, proposal.model.at(-1)?.value.type]).toEqual([loss, ending]);
    expect(proposal.model.findLast(({ value }) => 'out' in value)?.value['out']).toBe(2);
  });

  it('takes for distributions what klDivergence takes, to the same rounding', () => {
    const of = (other: string) =>
      propose(['u', 'v'], (at) => `${at * at},${at % 7}.5,${at === 7 ? `0.25,${other}` : '0.4,0.6'}`).loss
        .value.type;
    const taken = (other: number) => klDivergence().targetFault?.([0.25, other]) === undefined;
    for (const other of [0.74, 0.7400001, 0.7399, 0.76, 0.7601, 0.759]) {
      expect(of(String(other)) === 'klDivergence').toBe(taken(other));
    }
    expect([taken(0.74), taken(0.76), taken(0.7601)]).toEqual([true, true, false]);
  });

  it.each([
    [
      'distributions but for a row',
      'are not a distribution, as the others',
      (at: number) => (at === 7 ? '0.5,0.75' : (['0.25,0.75', '0.5,0.5'][at % 2] ?? '')),
    ],
    [
      'labels but for a row',
      'not labels of 0 and 1, as the others',
      (at: number) => (at === 7 ? '0,2' : `${at % 2},1`),
    ],
    [
      'percentages',
      'sums to 100: divided by 100 they are a distribution',
      (at: number) => `${at},${100 - at}`,
    ],
    ['any numbers', undefined, (at: number) => `${at * 3},${-at}`],
  ])('says of %s what keeps them from their loss', (_, note, row) => {
    const { seen, loss } = propose(['u', 'v'], (at) => `${at * at},${at % 7}.5,${row(at)}`);
    expect(loss.value.type).toBe('mse');
    expect(seen.filter((line) => /klDivergence|binaryCrossEntropy/.test(line))).toEqual(
      note === undefined ? [] : [expect.stringContaining(note)],
    );
    if (note?.startsWith('are not'))
      expect(seen[1]).toContain("1 of 40 rows are not a distribution, as the others' are: (0.5, 0.75).");
  });

  it.each([
    ['u', (at: number) => `1,${at % 2}`],
    ['v', (at: number) => `${at % 2},1`],
  ])('says that %s is always the same, wherever it stands', (name, row) => {
    const { seen } = propose(['u', 'v'], (at) => `${at * at},${at % 7}.5,${row(at)}`);
    expect(seen).toContain(`"${name}" is the same in every row: there is nothing to learn of it.`);
  });

  it.each([
    ['u', (at: number) => `${at === 3 ? '' : at},${at * 2}`],
    ['v', (at: number) => `${at},${at === 3 ? '' : at * 2}`],
  ])('says that a row without %s is left out, and why in the file', (name, row) => {
    const { seen, data } = propose(['u', 'v'], (at) => `${at * at},${at % 7}.5,${row(at)}`);
    const line = `1 row without a target, "${name}", is left out.`;
    expect([seen.filter((one) => one === line), data.why.filter((one) => one === line)]).toEqual([
      [line],
      [line],
    ]);
    expect(data.value).toMatchObject({ missing: 'drop' });
  });

  it.each([
    [['u', 'w'], '--target must name a column of t, got "w"; '],
    [['u', 'u'], '--target must name each column once, got "u" twice; leave one out'],
    [['u', 'b'], 'columns of numbers where it names several, got "b"; name it alone, or write 0 and 1'],
  ])('refuses %j', (targets, why) => {
    expect(() => propose(targets, (at) => `${at * at},x${at % 2},${at},${at * 2}`)).toThrow(why);
  });
});

describe('proposedWords', () => {
  it('takes another boundary where words hold a point', () => {
    expect(proposedWords('w', 'a.b\nc\n').data.value).toMatchObject({ path: 'w', boundary: '|' });
    expect(proposedWords('w', 'ab\nc\n').data.value).not.toHaveProperty('boundary');
  });
});

describe('proposedWords, of one character alone', () => {
  it('says that there is nothing to learn', () => {
    expect(() => proposedWords('w', 'xx\nx\n')).toThrow(
      'new: w must have words of at least two different characters, got "x" alone',
    );
  });
});

describe('sightOf, of JSON', () => {
  it.each(['{"a": [1, 2]}', '[{"a": 1}]', '{"a": 1}\n{"a": 2}\n', '\n{\n "a": 1\n}\n'])(
    'takes %j for no list of words',
    async (text) => {
      await expect(sightOf(write('mine.json', text))).rejects.toThrow('got JSON in');
    },
  );

  it('leaves words in brackets alone', async () => {
    expect(await sightOf(write('words.txt', '[a]\n[b]\n'))).toMatchObject({ kind: 'words' });
  });
});

describe('sightOf, of images and labels that are not as many', () => {
  it('says how many there are of each', async () => {
    const header = (...shape: readonly number[]) =>
      Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, 0, size])]);
    write('images', Uint8Array.from([...header(3, 2, 2), ...new Uint8Array(12)]));
    write('labels', Uint8Array.from([...header(2), 0, 1]));
    await expect(sightOf(folder)).rejects.toThrow(
      'FOLDER must hold IDX files of images and of as many labels, got images of 3, labels of 2; complete them',
    );
  });
});

describe('proposedImages', () => {
  const kindsOf = (height: number, width: number) => {
    const content = (...shape: number[]) => ({ shape, data: Uint8Array.of(0, 3), offset: 0 });
    const images = { path: 'i', content: content(2, height, width) };
    const { model, loss } = proposedImages(images, { path: 'l', content: content(2) });
    expect(loss.why).toEqual(['Chance is ln 4 = 1.39.']);
    return model.map(({ value }) => value.type).filter((type) => type === 'conv2d' || type === 'linear');
  };

  it('has as many convolutions as the images are large', () => {
    expect(kindsOf(28, 28)).toEqual(['conv2d', 'conv2d', 'linear']);
    expect(kindsOf(5, 9)).toEqual(['conv2d', 'linear']);
    expect(kindsOf(2, 9)).toEqual(['linear', 'linear']);
  });
});

describe('newConfiguration', () => {
  it('writes nothing where the data cannot be trained on', async () => {
    const out = join(folder, 'mine.jsonc');
    const short = write('short.csv', 'a,b\n1.5,2.5\n');
    const surroundings = { output: { write: () => {} }, log: () => {} };
    await expect(newConfiguration(short, { out }, surroundings)).rejects.toThrow(/^(table|new): /);
    await expect(sightOf(out)).rejects.toThrow('got none at');
  });
});
