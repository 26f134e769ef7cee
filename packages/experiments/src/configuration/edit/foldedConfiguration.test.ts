import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../check/parseConfiguration.ts';
import { foldedConfiguration, isFolded } from './foldedConfiguration.ts';

const linear = { type: 'linear', out: 4, bias: false };
const configuration = parseConfiguration({
  data: { type: 'xor' },
  model: [
    linear,
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'batchNorm' },
    { type: 'residual', layers: [linear, { type: 'batchNorm' }] },
    { type: 'linear', out: 2 },
  ],
  groups: [{ match: '1.batchNorm.*', frozen: true }, { match: '0.linear.*' }],
});

describe('foldedConfiguration', () => {
  it('takes a batchNorm right after weights into their bias, within composites too', () => {
    const { model } = foldedConfiguration(configuration);
    expect(model.map(({ type }) => type)).toEqual(['linear', 'tanh', 'batchNorm', 'residual', 'linear']);
    expect(model[0]).toMatchObject({ bias: true });
    expect(model[3]?.['layers']).toMatchObject([{ type: 'linear', bias: true }]);
  });

  it('leaves out groups that match no parameter of the folded network', () => {
    const { groups } = foldedConfiguration(configuration, ['0.linear.weight', '0.linear.bias']);
    expect(groups?.map(({ match }) => match)).toEqual(['0.linear.*']);
    expect(foldedConfiguration(configuration, []).groups).toBeUndefined();
    expect(foldedConfiguration(configuration).groups).toHaveLength(2);
  });

  it('leaves the configuration as it was', () => {
    expect(configuration.model).toHaveLength(6);
    expect(configuration.model[0]).toMatchObject({ bias: false });
  });
});

describe('isFolded', () => {
  it('holds of a batchNorm that weights take in', () => {
    const folded = (name: string) => isFolded(configuration, name);
    expect(folded('1.batchNorm')).toBe(true);
    expect(folded('4.residual.1.batchNorm')).toBe(true);
    expect(folded('3.batchNorm')).toBe(false);
    expect(folded('9.batchNorm')).toBe(false);
  });
});
