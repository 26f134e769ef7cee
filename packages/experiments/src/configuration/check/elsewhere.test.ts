import { describe, expect, it } from 'vitest';
import { elsewhere } from './elsewhere.ts';
import { families } from './families.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const messageOf = (given: object): string => {
  try {
    parseConfiguration({ model: [{ type: 'linear', out: 2 }], ...given });
  } catch (error) {
    return (error as Error).message; // only ConfigurationErrors are thrown
  }
  return '';
};
const norm = { type: 'batchNorm' };

describe('elsewhere', () => {
  it('names the group that freezes a layer, for whoever says it in the layer', () => {
    const remedy = (match: string) =>
      `remove it, and beside model write "groups": [{"match": "${match}", "frozen": true}]`;
    for (const frozen of [{ frozen: true }, { trainable: false }])
      expect(
        messageOf({
          model: [
            { type: 'linear', out: 2 },
            { ...norm, ...frozen },
          ],
        }),
      ).toContain(
        `model[1].${Object.keys(frozen)[0]} must be a key of batchNorm, got an unknown key; ${remedy('1.batchNorm.*')}`,
      );
    const inner = { type: 'residual', layers: [{ ...norm, frozen: true }] };
    expect(messageOf({ model: [inner] })).toContain(remedy('*.0.batchNorm.*'));
    expect(messageOf({ model: [{ type: 'linear', out: 2, weightDecay: 0 }] })).toContain(
      '"groups": [{"match": "0.linear.*", "weightDecay": 0}]',
    );
  });

  it('says of a key of the configuration that it stands beside the model', () => {
    expect(messageOf({ optimizer: { type: 'sgd', clip: { norm: 1 } } })).toContain(
      'optimizer.clip must be a key of sgd, got an unknown key; clip is a key of the configuration: write it beside model',
    );
  });

  it('says whose option a key is', () => {
    expect(messageOf({ momentum: 0.9 })).toContain(
      'momentum is an option of batchNorm, rmsProp, sgd, runningMoments; see weir explain momentum',
    );
    expect(elsewhere(families(), 'nothing', [], undefined)).toBeUndefined();
  });

  it('leaves a slip to the nearest key of the place', () => {
    expect(messageOf({ model: [{ ...norm, momentun: 0.1 }] })).toContain('did you mean "momentum"?');
  });
});
