import { describe, expect, it } from 'vitest';
import { imagesSchema, namesSchema, tableSchema, xorSchema } from './schemas.ts';
import { shuffleSchema } from './shuffleSchema.ts';

const shuffle = { generator: 'python', seed: 42 } as const;

describe('the schemas of data sets', () => {
  it.each([
    [namesSchema, { type: 'names', path: 'names.txt', contextLength: 8, shuffle }],
    [namesSchema, { type: 'names', corpus: 'given-names', contextLength: 3 }],
    [imagesSchema, { type: 'images', images: 'i.gz', labels: 'l.gz', classes: 47 }],
    [imagesSchema, { type: 'images', corpus: 'digits', shuffle: { generator: 'torch', seed: 0 } }],
    [imagesSchema, { type: 'images' }],
    [tableSchema, { type: 'table', path: 't.csv', features: ['a'], target: 'y', shuffle }],
    [xorSchema, { type: 'xor' }],
  ])('take what is complete as it is (%#)', (schema, configuration) => {
    expect(schema(configuration)).toEqual(configuration);
  });

  it('give three characters of context by default', () => {
    expect(namesSchema({ type: 'names' })).toEqual({ type: 'names', contextLength: 3 });
  });

  it.each([
    [namesSchema, { type: 'names', contextLength: 0 }, 'contextLength must be at least 1 (was 0)'],
    [namesSchema, { type: 'names', contextLength: 1.5 }, 'contextLength must be an integer (was 1.5)'],
    [namesSchema, { type: 'names', pth: 'x' }, 'pth must be removed'],
    [namesSchema, { type: 'names', path: 'x', corpus: 'given-names' }, 'corpus must be absent beside a path'],
    [
      namesSchema,
      { type: 'names', shuffle: { generator: 'numpy', seed: 1 } },
      'shuffle.generator must be "python" or "torch"',
    ],
    [
      namesSchema,
      { type: 'names', shuffle: { generator: 'torch', seed: -1 } },
      'shuffle.seed must be non-negative (was -1)',
    ],
    [
      imagesSchema,
      { type: 'images', images: 'x' },
      'labels must be the file of labels that belongs to images (was missing)',
    ],
    [
      imagesSchema,
      { type: 'images', labels: 'x' },
      'images must be the file of images that belongs to labels (was missing)',
    ],
    [
      imagesSchema,
      { type: 'images', images: 'x', labels: 'y', corpus: 'digits' },
      'corpus must be absent beside files',
    ],
    [imagesSchema, { type: 'images', classes: 12 }, 'classes must be absent without files (was 12)'],
    [
      imagesSchema,
      { type: 'images', images: 'x', labels: 'y', classes: 1 },
      'classes must be at least 2 (was 1)',
    ],
    [tableSchema, { type: 'table', path: 't.csv', features: [], target: 'y' }, 'features must be non-empty'],
    [
      tableSchema,
      { type: 'table', path: 't.csv', features: ['y'], target: 'y' },
      'target must be a column that is not among',
    ],
    [xorSchema, { type: 'xor', size: 4 }, 'size must be removed'],
  ])('name the path of what is wrong (%#)', (schema, configuration, message) => {
    const result = schema(configuration);
    expect(result).toHaveProperty('summary');
    expect(String(result)).toContain(message);
  });
});

describe('the schema of a shuffle', () => {
  it('takes a generator and a seed, and nothing else', () => {
    expect(shuffleSchema(shuffle)).toEqual(shuffle);
    for (const wrong of [
      { seed: 1 },
      { generator: 'torch' },
      { ...shuffle, seed: 0.5 },
      { ...shuffle, by: 1 },
    ])
      expect(shuffleSchema(wrong)).toHaveProperty('summary');
  });
});
