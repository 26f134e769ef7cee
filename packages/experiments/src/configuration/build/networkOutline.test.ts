import { describe, expect, it } from 'vitest';
import { loadData } from '../../data/loadData.ts';
import { presetOf } from '../../presets/presets.ts';
import { parseConfiguration } from '../check/parseConfiguration.ts';
import { experimentOf } from './experimentOf.ts';
import { networkOutline } from './networkOutline.ts';

const outlined = async (given: unknown) => {
  const configuration = parseConfiguration(given);
  const data = await loadData(configuration);
  return { outline: networkOutline(configuration, data), built: experimentOf(configuration, data).network };
};

describe('networkOutline', () => {
  it.each(['deep-batchnorm', 'digits-cnn-batchnorm', 'resnet-bottleneck', 'perceptron-xor'])(
    'counts the parameters of %s as building it does, without drawing one',
    async (preset) => {
      const { outline, built } = await outlined(presetOf(preset).configuration);
      expect(outline.parameters).toBe(built.parameters.reduce((sum, { size }) => sum + size, 0));
      const own = outline.layers.filter(({ path }) => path.length === 2);
      expect(own.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(outline.parameters);
    },
  );

  it('says what goes into each layer and comes out', async () => {
    const { outline } = await outlined(presetOf('deep-batchnorm').configuration);
    expect(outline.layers.slice(0, 4).map(({ kind, input, output }) => ({ kind, input, output }))).toEqual([
      { kind: 'embedding', input: [3], output: [3, 10] },
      { kind: 'flatten', input: [3, 10], output: [30] },
      { kind: 'linear', input: [30], output: [100] },
      { kind: 'batchNorm', input: [100], output: [100] },
    ]);
  });

  it('refuses what building would refuse, in the same words', async () => {
    const configuration = parseConfiguration({
      data: { type: 'xor' },
      model: [{ type: 'linear', out: 7 }, { type: 'maxPool2d' }],
      loss: { type: 'mse' },
    });
    const data = await loadData(configuration);
    const message = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
      return '';
    };
    const refused = message(() => networkOutline(configuration, data));
    expect(refused).toContain('model[1]');
    expect(refused).toBe(message(() => experimentOf(configuration, data)));
  });
});
