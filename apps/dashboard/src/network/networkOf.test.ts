import { experimentOf, loadData, parseConfiguration, presetOf } from '@weir/experiments';
import { namedLayers } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { namesOf, networkOf } from './networkOf.ts';

const linear = { type: 'linear', out: 4 };

describe('networkOf', () => {
  it('names a chain by place and kind', () => {
    expect(networkOf({ model: [linear, { type: 'tanh' }] })).toEqual([
      { name: '0.linear', branches: [] },
      { name: '1.tanh', branches: [] },
    ]);
  });

  it('has the branches of a parallel side by side, each a sequential where it has several layers', () => {
    const [parallel] = networkOf({
      model: [{ type: 'parallel', branches: [[linear, { type: 'relu' }], [{ type: 'tanh' }]] }],
    });
    expect(parallel?.branches.map(namesOf)).toEqual([
      ['0.parallel.0.sequential.0.linear', '0.parallel.0.sequential.1.relu'],
      ['0.parallel.1.tanh'],
    ]);
  });

  it('has a residual’s shortcut beside its layers, numbered on', () => {
    const model = [{ type: 'residual', layers: [linear, { type: 'relu' }], shortcut: [linear] }];
    expect(networkOf({ model })[0]?.branches.map(namesOf)).toEqual([
      ['0.residual.0.linear', '0.residual.1.relu'],
      ['0.residual.2.linear'],
    ]);
  });

  it('is empty of what is no network', () => {
    for (const config of [undefined, null, {}, { model: 3 }, { model: [null] }])
      expect(networkOf(config)).toEqual([]);
  });

  it.each(['norms', 'resnet-bottleneck', 'deep-batchnorm'])(
    'names the layers of %s as its network does',
    async (name) => {
      const configuration = parseConfiguration(presetOf(name).configuration);
      const { network } = experimentOf(configuration, await loadData(configuration));
      const isSequential = (layer: string) => layer.endsWith('.sequential');
      expect([...namesOf(networkOf(configuration))].sort()).toEqual(
        [...namedLayers(network).keys()].filter((layer) => !isSequential(layer)).sort(),
      );
    },
  );
});
