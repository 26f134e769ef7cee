import { type } from 'arktype';
import { describe, expect, it } from 'vitest';
import { dataKind } from './dataKind.ts';
import type { DataContext } from './dataKind.ts';
import { dataKinds } from './dataKinds.ts';
import { imagesKind } from './images.ts';
import { namesKind } from './names.ts';
import { pointKind } from './point.ts';
import { scaled } from './scaled.ts';
import { tableKind } from './table.ts';
import { xorKind } from './xor.ts';

const context = (text = '', targets: DataContext['targets'] = 'classes'): DataContext => ({
  read: () => Promise.resolve(new TextEncoder().encode(text)),
  targets,
  probabilities: targets === 'either',
  memory: 1e9,
});

describe('dataKinds', () => {
  it('has every kind once', () => {
    expect(new Set(dataKinds())).toEqual(new Set([imagesKind, namesKind, pointKind, tableKind, xorKind]));
  });
});

describe('dataKind', () => {
  it('builds of options that its schema has checked', async () => {
    const kind = dataKind({
      type: 'pond',
      schema: type({ type: "'pond'", 'frogs?': 'number' }),
      build: () => Promise.reject(new Error('built')),
    });
    expect(kind.family).toBe('data');
    await expect(kind.build({ type: 'pond' }, context())).rejects.toThrow('built');
    await expect(
      Promise.resolve().then(() => kind.build({ type: 'pond', frogs: 'x' }, context())),
    ).rejects.toThrow('frogs');
  });
});

describe('each kind of data', () => {
  it('names: contexts of letters, and the letter that follows', async () => {
    const { train } = await namesKind.build(
      { type: 'names', path: 'x', contextLength: 2 },
      context('ab\nba\nbb'),
    );
    expect(train).toMatchObject({ size: 6, inputShape: [2], targetKind: 'classes' });
  });

  it('point: one example in all three splits', async () => {
    const data = await pointKind.build({ type: 'point', input: [2, 3], target: [0] }, context());
    expect(data.train).toMatchObject({ size: 1, inputShape: [2], targetShape: [1] });
    expect([...data.train.inputs]).toEqual([2, 3]);
    expect(data.validation).toBe(data.train);
  });

  it('xor: classes or values, as the loss compares', async () => {
    expect((await xorKind.build({ type: 'xor' }, context())).train.targetKind).toBe('classes');
    expect((await xorKind.build({ type: 'xor' }, context('', 'values'))).train.targetKind).toBe('values');
  });

  it('table: features and target by name', async () => {
    const options = { type: 'table', path: 'x', features: ['a'], target: 'y' };
    const { train } = await tableKind.build(options, context('a,y\n1,0\n2,1\n3,1\n4,0\n5,1\n'));
    expect(train).toMatchObject({ inputShape: [1], targetKind: 'classes' });
  });

  it('table: standardising leaves targets alone that the loss takes for probabilities', async () => {
    const options = { type: 'table', path: 'x.csv', features: ['a'], target: 'y', standardise: true };
    const rows = 'a,y\n100,0\n200,1\n300,1\n400,0\n500,1\n';
    const { train } = await tableKind.build(options, context(rows, 'either'));
    expect([...new Set(train.targets)].sort()).toEqual([0, 1]);
    expect(Math.max(...train.inputs)).toBeLessThan(3);
    const { train: values } = await tableKind.build(options, context(rows, 'values'));
    expect(Math.min(...values.targets)).toBeLessThan(0);
  });

  it('images: the drawn digits unless files are named', async () => {
    expect(await imagesKind.build({ type: 'images' }, context())).toMatchObject({ classes: 10 });
  });
});

describe('scaled', () => {
  it('changes nothing unless asked to', async () => {
    const data = await xorKind.build({ type: 'xor' }, context());
    expect(scaled(data, {})).toBe(data);
  });

  it('makes vectors of labels, and brings values to mean 0', async () => {
    const data = await xorKind.build({ type: 'xor' }, context());
    expect(scaled(data, { oneHot: true }).train).toMatchObject({ targetShape: [2], targetKind: 'values' });
    const { inputs } = scaled(data, { standardise: true }).train;
    expect(Array.from(inputs as Float32Array).reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 6);
  });
});
