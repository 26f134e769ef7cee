import { ruleNames } from '@weir/diagnostics';
import { describe, expect, it } from 'vitest';
import { rulesOf } from './checkHealth.ts';
import { parseConfiguration } from './parseConfiguration.ts';

const model = [{ type: 'linear', out: 27 }];
const optionsOf = (health: unknown) => {
  const parsed = parseConfiguration({ model, health });
  return Object.fromEntries(rulesOf(parsed.health).map(({ kind, options }) => [kind.type, options]));
};

describe('health', () => {
  it('is all rules by their own thresholds where nothing is said', () => {
    expect(rulesOf(parseConfiguration({ model }).health).map(({ kind }) => kind.type)).toEqual(ruleNames);
    expect(Object.values(optionsOf({}))).toEqual(ruleNames.map(() => ({})));
  });

  it('is none where it is false', () => {
    expect(optionsOf(false)).toEqual({});
  });

  it('leaves rules out, takes a profile, and lets single rules have thresholds of their own', () => {
    const options = optionsOf({
      profile: 'sagemaker',
      without: ['overfitting'],
      rules: [{ type: 'saturation', warning: 0.7 }, { type: 'initialLoss' }],
    });
    expect(Object.keys(options)).toEqual(ruleNames.filter((name) => name !== 'overfitting'));
    expect(options['saturation']).toMatchObject({ info: 0.5, warning: 0.7 });
    expect(options['deadUnits']).toEqual({ warning: 0.5, error: 0.9 });
  });

  it.each([
    [{ profile: 'sagemakr' }, /health\.profile must .*, got "sagemakr"; did you mean "sagemaker"/],
    [
      { without: ['saturaton'] },
      /health\.without\[0\] must be a health rule, got "saturaton"; did you mean "saturation"/,
    ],
    [
      { rules: [{ type: 'saturation', warning: 0.5, error: 0.2 }] },
      /health\.rules\[0\]\.error must be at least warning, which is 0\.5, got 0\.2; exchange the two/,
    ],
    [
      { rules: [{ type: 'batchNormBatchSize', info: 4, warning: 8 }] },
      /health\.rules\[0\]\.warning must be at most info, which is 4, got 8/,
    ],
    [{ rules: [{ type: 'dead' }] }, /health\.rules\[0\]\.type must be a health rule, got "dead"/],
    [
      { rules: [{ type: 'saturation', warn: 1 }] },
      /health\.rules\[0\]\.warn must be a key of saturation, got an unknown key; did you mean "warning"/,
    ],
    [{ profiles: 1 }, /health\.profiles must be a key of health, got an unknown key; did you mean "profile"/],
    [true, /health must be .*, got true/],
  ])('refuses %j', (health, message) => {
    expect(() => parseConfiguration({ model, health })).toThrow(message);
  });
});
