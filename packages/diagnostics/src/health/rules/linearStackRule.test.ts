import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { linearStackRule } from './linearStackRule.ts';

describe('the linear stack rule', () => {
  const of = (kinds: readonly string[], widths: readonly number[] = [], more: object = {}) => {
    const output = { values: [1, -1], shape: [1, 2] };
    const layers = kinds.map((kind) => ({ kind, output }));
    const weighted = kinds.flatMap((kind, at) => (kind === 'linear' ? [at] : []));
    const parameters = weighted.map((layer, at) => {
      const shape = [widths[at] ?? 2, widths[at + 1] ?? 2] as const;
      const values = new Float32Array(shape[0] * shape[1]).map((_, index) => index % 3);
      return { name: `${layer}.linear.weight`, fanIn: shape[0], data: { values, shape } };
    });
    return arraySnapshot({ layers, parameters, ...more });
  };
  const said = (...given: Parameters<typeof of>) => changes(linearStackRule(), [of(...given)]);

  it('names a stack of linear layers once, by its first', () => {
    expect(said(['linear', 'linear', 'linear', 'relu', 'linear'])).toEqual(['0 raised warning 0.linear']);
    expect(said(['tanh', 'linear', 'relu', 'linear', 'linear'])).toEqual(['0 raised warning 3.linear']);
  });

  it('says which they are, what they amount to, and where an activation is missing', () => {
    const findingOf = (...given: Parameters<typeof of>) =>
      events(linearStackRule(), [of(...given)])[0]?.finding;
    expect(findingOf(['linear', 'linear', 'linear'])).toMatchObject({
      value: 3,
      threshold: 1,
      fact: true,
      formula: 'layers of weights in a row without an activation between',
      meaning:
        '0.linear, 1.linear and 2.linear follow one another without an activation: 3 linear maps in a row are one linear map, and can do no more than a single layer.',
      remedy:
        'Put an activation, such as {"type": "relu"}, behind 0.linear and 1.linear; or keep one of them alone.',
    });
    expect(findingOf(['linear', 'linear'])?.remedy).toContain('behind 0.linear; or keep');
  });

  it('starts a layer anew where the activation behind it wants another start', () => {
    const weight = (std: number) => ({
      name: '0.linear.weight',
      fanIn: 8,
      data: { values: [std, 0, -std], shape: [3, 1] },
    });
    const output = { values: [1, -1], shape: [1, 2] };
    const layers = ['linear', 'linear'].map((kind) => ({ kind, output }));
    const settings = (std: number) =>
      events(linearStackRule(), [arraySnapshot({ layers, parameters: [weight(std)] })])[0]?.finding.settings;
    const follower = { layer: '0.linear', option: 'follower', value: 'relu' };
    expect(settings(0.5)).toEqual([follower]); // √2 / √8
    expect(settings(0.55)).toEqual([follower]);
    expect(settings(0.6)).toEqual([{ ...follower, std: 0.5 }]);
    expect(settings(0.4)).toEqual([{ ...follower, std: 0.5 }]);
  });

  it('names each stack', () => {
    expect(said(['linear', 'conv2d', 'relu', 'linear', 'linear'])).toEqual([
      '0 raised warning 0.linear',
      '0 raised warning 3.linear',
    ]);
  });

  it.each(['avgPool2d', 'globalAveragePool', 'dropout', 'batchNorm', 'flatten'])(
    'is told through %s, which is linear',
    (kind) => {
      expect(said(['linear', kind, 'linear'])).toEqual(['0 raised warning 0.linear']);
    },
  );

  it.each(['relu', 'tanh', 'layerNorm', 'maxPool2d', 'softmax', 'residual'])(
    'is silent around %s',
    (kind) => {
      expect(said(['embedding', 'linear', kind, 'linear'])).toEqual([]);
    },
  );

  it('is info of a map of low rank', () => {
    expect(said(['linear', 'linear'], [8, 2, 8])).toEqual(['0 raised info 0.linear']);
    expect(said(['linear', 'linear', 'linear'], [8, 2, 4, 8])).toEqual(['0 raised info 0.linear']);
    for (const widths of [
      [8, 8, 4],
      [4, 4, 8],
      [8, 4, 4],
      [8, 2, 8, 8],
      [8, 9, 2, 8],
    ])
      expect(
        said(
          widths.slice(1).map(() => 'linear'),
          widths,
        ),
      ).toEqual(['0 raised warning 0.linear']);
  });

  it('is silent inside of residual and parallel layers, whose neighbours in the list may stand on ways of their own', () => {
    const output = { values: [1, -1], shape: [1, 2] };
    const named = [
      '1.residual.0.linear',
      '1.residual.1.linear',
      '2.parallel.0.linear',
      '2.parallel.1.linear',
    ];
    const layers = named.map((name) => ({ name, kind: 'linear', depth: 1, output }));
    expect(changes(linearStackRule(), [arraySnapshot({ layers })])).toEqual([]);
    const sequential = ['3.sequential.0.linear', '3.sequential.1.linear'].map((name) => ({
      name,
      kind: 'linear',
      depth: 1,
      output,
    }));
    expect(changes(linearStackRule(), [arraySnapshot({ layers: sequential })])).toEqual([
      '0 raised warning 3.sequential.0.linear',
    ]);
  });

  it('is silent of a network whose own program says what its loss takes', () => {
    const objective = { loss: 'meanSquaredError', takes: 'values' };
    expect(said(['linear', 'linear'], [], { objective })).toEqual([]);
  });
});
