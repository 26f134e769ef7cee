import { activationKinds, arraySnapshot } from '@weir/core';
import { type } from 'arktype';
import { describe, expect, it } from 'vitest';
import { histogramSelectionSchema } from './histogramSelection.ts';
import { layerSelectionSchema, selectLayers } from './layerSelection.ts';
import { mapDefined } from './mapDefined.ts';
import { weightMatrices } from './weightMatrices.ts';

const output = { values: [1, 2] };
const { layers, parameters } = arraySnapshot({
  layers: [
    { kind: 'linear', output },
    { kind: 'tanh', output },
    { kind: 'residual', output },
    { kind: 'tanh', name: '2.residual.0.tanh', depth: 1, output },
    { kind: 'linear', output },
  ],
  parameters: [
    { name: '0.linear.weight', data: { values: [1, 2], shape: [1, 2] } },
    { name: '0.linear.bias', data: { values: [1, 2], shape: [2] } },
    { name: '2.conv2d.weight', data: { values: [1, 2], shape: [1, 1, 1, 2] } },
  ],
});
const namesOf = (selection: Parameters<typeof selectLayers>[2]) =>
  selectLayers('test', layers, selection).map(({ name }) => name);

describe('selectLayers', () => {
  it('takes the activations unless told otherwise, inner ones included', () => {
    const chosen = selectLayers('test', layers, {});
    expect(chosen.length).toBeGreaterThan(0);
    expect(chosen.every(({ kind }) => activationKinds.includes(kind))).toBe(true);
    expect(chosen).toHaveLength(2);
  });

  it('takes linear and conv2d of a network without activations', () => {
    const affine = layers.filter(({ kind }) => kind === 'linear');
    expect(selectLayers('test', affine, {})).toEqual(affine);
  });

  it('takes layers by kind, by name, and by index among the network’s own', () => {
    expect(namesOf({ kinds: ['linear'] })).toEqual(['0.linear', '3.linear']);
    expect(namesOf({ layers: ['2.residual'] })).toEqual(['2.residual']);
    expect(namesOf({ layers: [0] })).toEqual(['0.linear']);
  });

  it('keeps the order of the forward pass, whatever that of the selection', () => {
    expect(namesOf({ layers: [3, 0] })).toEqual(['0.linear', '3.linear']);
  });

  it('says which layers there are when one is not', () => {
    expect(() => namesOf({ layers: ['7.tanh'] })).toThrow(
      /^test: layers must name layers of the network, got "7.tanh"; they are 0.linear, 1.tanh/,
    );
  });
});

describe('layerSelectionSchema', () => {
  it('lets through lists of names and indices, and no empty one', () => {
    const allows = (value: unknown) => type(layerSelectionSchema).allows(value);
    expect(allows({ layers: ['1.tanh', 0] })).toBe(true);
    expect(allows({ layers: [] })).toBe(false);
    expect(allows({ layers: [-1] })).toBe(false);
    expect(allows({ kinds: 'tanh' })).toBe(false);
  });
});

describe('histogramSelectionSchema', () => {
  it('lets through whole numbers of bins, from 1 to 10,000', () => {
    const allows = (value: unknown) => type(histogramSelectionSchema).allows(value);
    expect([1, 10_000].map((bins) => allows({ bins, low: -1, high: 1 }))).toEqual([true, true]);
    expect([0, 10_001, 1.5].map((bins) => allows({ bins }))).toEqual([false, false, false]);
  });
});

describe('mapDefined', () => {
  it('maps, and leaves out what is undefined, but neither 0 nor null', () => {
    const results = mapDefined([3, 0, 5, 7], (x) => (x === 5 ? undefined : x === 7 ? null : x));
    expect(results).toEqual([3, 0, null]);
  });
});

describe('weightMatrices', () => {
  it('are of rank 2 and up', () => {
    expect(weightMatrices(parameters).map(({ name }) => name)).toEqual([
      '0.linear.weight',
      '2.conv2d.weight',
    ]);
  });
});
