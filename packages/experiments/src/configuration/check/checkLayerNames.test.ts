import { xor } from '@weir/data';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '../build/experimentOf.ts';
import { checkLayerNames } from './checkLayerNames.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const names = ['0.linear', '1.residual', '1.residual.0.tanh', '2.linear'];
const check = (layers: readonly unknown[], place: 'diagnostics' | 'rules') => () => {
  const named = [{ type: 'saturation', every: 1, layers }];
  checkLayerNames(
    place === 'rules' ? { diagnostics: [], health: { rules: named } } : { diagnostics: named },
    names,
  );
};

describe('checkLayerNames', () => {
  it('lets through layers that are there, by name and by index', () => {
    expect(check(['1.residual.0.tanh', '2.linear', 0, 2], 'diagnostics')).not.toThrow();
  });

  it('names each that is not there, with the nearest, of diagnostics and rules', () => {
    expect(check(['2.linaer', 3], 'diagnostics')).toThrow(
      /diagnostics\[0\]\.layers\[0\] must be a layer of the network, got "2\.linaer"; did you mean "2\.linear"\?\n.*layers\[1\] must be at most 2, got 3/s,
    );
    expect(check(['9.tanh'], 'rules')).toThrow('health.rules[0].layers[0] must be a layer of the network');
  });

  it('is part of bringing a configuration to life', () => {
    const diagnostics = [{ type: 'saturation', layers: ['5.tanh'] }];
    const given = { data: { type: 'xor' }, model: [{ type: 'linear', out: 2 }], batchSize: 4, diagnostics };
    expect(() => experimentOf(parseConfiguration(given), xor('classes'))).toThrow(
      'diagnostics[0].layers[0] must be a layer of the network, got "5.tanh"',
    );
  });
});
