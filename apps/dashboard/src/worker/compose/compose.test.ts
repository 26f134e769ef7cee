import { parseConfiguration, parseJson, presetOf } from '@weir/experiments';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answered } from './answered.ts';
import { checked } from './checked.ts';
import { givenFolder } from '../../testing/givenFolder.ts';
import { dataOf } from './dataOf.ts';
import { givenFiles } from './givenFiles.ts';
import { problemsIn } from './problemsIn.ts';
import { started } from './started.ts';

afterEach(() => vi.unstubAllGlobals());

const deep = presetOf('deep-batchnorm').configuration;
const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
};

describe('answered', () => {
  it('answers each question by its kind', async () => {
    expect(await answered({ ask: 'form' })).toHaveProperty('families.layer.one', 'a layer');
    expect(await answered({ ask: 'check', text: JSON.stringify(deep) })).toHaveProperty('problems', []);
    expect(await answered({ ask: 'start', text: '{' })).toHaveProperty('problems.length', 1);
  });
});

describe('checked', () => {
  it('says what the network would be', async () => {
    const { problems, outline, data, config } = await checked(JSON.stringify(deep));
    expect(problems).toEqual([]);
    expect(config).toEqual(JSON.parse(JSON.stringify(deep)));
    expect(outline?.parameters).toBe(47_024);
    expect(outline?.layers[2]).toMatchObject({
      path: ['model', 2],
      input: [30],
      output: [100],
      parameters: 3000,
    });
    expect(data?.classes).toBe(27);
  });

  it('has every problem at its place, line for line those of the command line', async () => {
    const wrong = { ...deep, batchsize: 3, seed: 0.5, model: [{ type: 'linaer', out: 3 }] };
    const { problems, outline } = await checked(JSON.stringify(wrong));
    const message = messageOf(() => parseConfiguration(wrong));
    expect(problems.map((problem) => problem.message).join('\n')).toBe(message);
    expect(problems.map(({ path }) => path.join('.'))).toContain('model.0.type');
    expect(outline).toBeUndefined();
  });

  it('says what does not fit, and still which data there are', async () => {
    const { problems, data } = await checked(
      JSON.stringify({ ...deep, model: [...deep.model, { type: 'maxPool2d' }] }),
    );
    expect(problems[0]?.path).toEqual(['model', deep.model.length]);
    expect(data?.examples.train).toBeGreaterThan(1000);
  });

  it('says of a text that is no JSON where it is none', async () => {
    const { problems, config } = await checked('{"steps": }');
    expect(problems).toEqual([
      { path: [], offset: 10, message: messageOf(() => parseJson('{"steps": }', 'configuration')) },
    ]);
    expect(config).toBeUndefined();
  });

  it('says of data that this browser does not keep how to give them', async () => {
    const storage = { getDirectory: () => Promise.reject(new Error('none')) };
    vi.stubGlobal('navigator', { storage });
    const { problems } = await checked(
      JSON.stringify({ ...deep, data: { type: 'names', path: 'mine.txt' } }),
    );
    expect(problems).toEqual([
      {
        path: ['data'],
        message: expect.stringContaining('"mine.txt" must be a file that this browser keeps'),
      },
    ]);
  });
});

describe('problemsIn', () => {
  it('counts characters over lines, however they end', () => {
    const text = '{\r\n  "a": 1,\n  "b": }';
    const error = (() => {
      try {
        parseJson(text, 'configuration');
      } catch (thrown) {
        return thrown;
      }
      return undefined;
    })();
    expect(problemsIn(error, text)[0]?.offset).toBe(text.indexOf('}'));
    expect(problemsIn('thrown', text, ['data'])).toEqual([{ path: ['data'], message: 'thrown' }]);
  });
});

describe('dataOf', () => {
  it('reads data anew only where they are others', async () => {
    const configuration = parseConfiguration(deep);
    const first = dataOf(configuration);
    expect(dataOf({ ...configuration, loss: configuration.loss })).toBe(first);
    expect(dataOf({ ...configuration, data: { type: 'images' } })).not.toBe(first);
    await first;
  });
});

describe('started', () => {
  it('measures what the network begins as, beside what is expected', async () => {
    const { start, expectedLoss, problems } = await started(JSON.stringify(deep));
    expect(problems).toEqual([]);
    expect(expectedLoss).toBeCloseTo(Math.log(27), 10);
    expect(start?.loss).toBeCloseTo(Math.log(27), 1);
    expect(start?.layers.map(({ name }) => name)).toHaveLength(5);
  });

  it('says what only bringing it to life shows', async () => {
    const { problems, start } = await started(
      JSON.stringify({ ...deep, groups: [{ match: 'nothing', frozen: true }] }),
    );
    expect(problems[0]?.message).toContain('nothing');
    expect(start).toBeUndefined();
  });

  it('draws no network of millions of parameters while it is edited', async () => {
    const model = [
      { type: 'embedding', dim: 10 },
      { type: 'flatten' },
      { type: 'linear', out: 200_000 },
      { type: 'linear', out: 27 },
    ];
    expect((await started(JSON.stringify({ ...deep, model }))).skipped).toContain('parameters is not drawn');
  });
});

describe('givenFiles', () => {
  const file = (name: string, ...parts: BlobPart[]) => new File(parts, name);
  const words = Array.from({ length: 40 }, (_, at) => `word${'abcdefgh'[at % 8]}`)
    .join('\n')
    .replaceAll(/\d/g, '');
  /** An IDX file of sizes, its values 0. */
  const idxFile = (name: string, ...shape: readonly number[]) => {
    const bytes = new Uint8Array(4 + 4 * shape.length + shape.reduce((product, size) => product * size, 1));
    bytes.set([0, 0, 8, shape.length]);
    shape.forEach((size, axis) => new DataView(bytes.buffer).setUint32(4 + 4 * axis, size));
    return file(name, bytes);
  };

  it('takes a word list, a table, and images with their labels, and keeps them', async () => {
    const kept = givenFolder();
    expect(await givenFiles([file('words.txt', words)])).toMatchObject({
      data: { type: 'names', path: 'words.txt' },
    });
    const table = Array.from({ length: 40 }, (_, at) => `${at * at},${at % 7},${at % 2 ? 'a' : 'b'}`).join(
      '\n',
    );
    expect((await givenFiles([file('t.csv', `x,y,kind\n${table}`)])).data).toEqual({
      type: 'table',
      path: 't.csv',
      features: ['x', 'y'],
      target: 'kind',
      standardise: true,
    });
    const pair = [idxFile('labels', 20), idxFile('images', 20, 4, 4)];
    expect((await givenFiles(pair)).data).toEqual({ type: 'images', images: 'images', labels: 'labels' });
    expect([...kept.keys()]).toEqual(['words.txt', 't.csv', 'labels', 'images']);
  });

  it('refuses what a run could not read, in the same words, and keeps nothing of it', async () => {
    const kept = givenFolder();
    expect((await givenFiles([file('t.csv', 'x,y\n1,2\n3\n')])).problem).toMatch(/t\.csv row 3/);
    expect((await givenFiles([file('empty.txt', '')])).problem).toContain('empty.txt');
    expect((await givenFiles([idxFile('images', 20, 4, 4)])).problem).toContain(
      'together with the IDX file of its labels',
    );
    expect((await givenFiles([file('a.txt', words), file('b.txt', words)])).problem).toContain(
      'one at a time',
    );
    expect(kept.size).toBe(0);
  });
});
