import { beforeAll, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../configuration/check/parseConfiguration.ts';
import { experimentOf } from '../configuration/build/experimentOf.ts';
import { loadData } from '../data/loadData.ts';
import { presetOf } from '../presets/presets.ts';
import { runExperiment } from '../run/runExperiment.ts';
import { useBackend } from '../testing/experiment.ts';
import { assignParameters, parameterValues } from '@weir/nn';
import { firstValueFrom, filter } from 'rxjs';
import { measureNetworkStart } from './networkStart.ts';

beforeAll(useBackend);

const started = async (given: unknown) => {
  const configuration = parseConfiguration(given);
  return measureNetworkStart(configuration, await loadData(configuration));
};

const near = (one: number | undefined, other: number | undefined, within: number) =>
  expect(Math.abs((one ?? NaN) / (other ?? NaN) - 1)).toBeLessThan(within);

describe('measureNetworkStart', () => {
  it.each([
    'deep-tanh',
    'deep-tanh-gain-1',
    'deep-tanh-gain-3',
    'deep-batchnorm',
    'deep-selu',
    'mlp-batchnorm',
  ])('finds %s where theory expects it, at every layer and both ways', async (preset) => {
    const { layers } = await started(presetOf(preset).configuration);
    expect(layers.length).toBeGreaterThan(0);
    for (const layer of layers) {
      near(layer.outputStd, layer.expectedOutputStd, 0.25);
      near(layer.gradStd, layer.expectedGradStd, 0.4);
    }
  });

  it('is of the minibatch that the run begins with: the same first loss', async () => {
    const configuration = parseConfiguration({ ...presetOf('deep-tanh').configuration, steps: 1 });
    const data = await loadData(configuration);
    const { loss } = await measureNetworkStart(configuration, data);
    const first = await firstValueFrom(
      runExperiment(experimentOf(configuration, data)).pipe(filter(({ type }) => type === 'progress')),
    );
    expect(first).toMatchObject({ losses: [loss] });
  });

  it('is of other parameters where it is given some, on the same minibatch', async () => {
    const configuration = parseConfiguration(presetOf('deep-tanh').configuration);
    const data = await loadData(configuration);
    const drawn = await measureNetworkStart(configuration, data);
    const zero = await measureNetworkStart(configuration, data, (network) => {
      const values = Object.entries(parameterValues(network)).map(([name, { shape, values: old }]) => [
        name,
        { shape, values: new Float32Array(old.length) },
      ]);
      assignParameters(network, Object.fromEntries(values));
    });
    expect(zero.loss).toBeCloseTo(Math.log(27), 5);
    expect(zero.layers.map(({ name }) => name)).toEqual(drawn.layers.map(({ name }) => name));
    expect(zero.layers.every(({ outputStd }) => outputStd === 0)).toBe(true);
  });

  it('measures what is within other layers too, of which theory says nothing', async () => {
    const { layers } = await started({
      data: { type: 'images' },
      batchSize: 8,
      model: [
        { type: 'conv2d', out: 4, kernel: 3, padding: 1 },
        { type: 'residual', layers: [{ type: 'conv2d', out: 4, kernel: 3, padding: 1 }, { type: 'relu' }] },
        { type: 'flatten' },
        { type: 'linear', out: 8 },
        { type: 'leakyRelu', slope: 0.2 },
        { type: 'linear', out: 10 },
      ],
    });
    expect(layers.map(({ name }) => name)).toEqual(['1.residual.1.relu', '4.leakyRelu']);
    for (const { outputStd, expectedOutputStd } of layers) {
      expect(outputStd).toBeGreaterThan(0);
      expect(expectedOutputStd).toBeUndefined();
    }
  });

  it('shows the weights of a network without activations', async () => {
    const { layers } = await started(presetOf('deep-linear').configuration);
    expect(layers.every(({ name }) => name.endsWith('.linear'))).toBe(true);
    for (const { outputStd, expectedOutputStd } of layers) near(outputStd, expectedOutputStd, 0.25);
  });
});
