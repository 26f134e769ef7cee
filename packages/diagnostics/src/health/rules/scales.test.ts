import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { activationScaleRule } from './activationScaleRule.ts';
import { gradientScaleRule } from './gradientScaleRule.ts';
import { weightScaleRule } from './weightScaleRule.ts';

describe('the activation scale rule', () => {
  it('warns of activations that vanish along depth, and clears when they do no more', () => {
    const fading = (step: number) => ({ pre: step < 200 ? [1, 0.3, 0.05] : [1] });
    expect(changes(activationScaleRule(), run(5, fading))).toEqual([
      '0 raised warning 5.tanh',
      '300 cleared warning 5.tanh',
    ]);
  });

  it('is an error of activations that explode', () => {
    expect(changes(activationScaleRule(), run(1, { activation: 'relu', pre: [1, 20, 400] }))).toEqual([
      '0 raised error 5.relu',
    ]);
  });

  it('says which gain was measured and which is wanted', () => {
    const [raised] = events(activationScaleRule(), run(1, { pre: [0.5, 0.25, 0.05], gain: [0.3] }));
    expect(raised?.finding.remedy).toMatch(/gain 1\.67 \(they measure 0\.\d+/);
    expect(raised?.finding.value).toBeLessThan(0.2);
    expect(raised?.finding.threshold).toBe(0.25);
  });

  it('compares layers of one kind alone, and leaves the last layer out', () => {
    const mixed = run(1, {
      edit: ({ layers }) => {
        const last = layers.at(-1);
        if (last) layers.push({ ...last, kind: 'sigmoid' });
      },
    });
    expect(changes(activationScaleRule(), mixed)).toEqual([]);
  });

  it('compares neither parallel branches nor images of different size', () => {
    const rename = (name: (at: number) => string, shape: (at: number) => readonly number[]) =>
      run(1, {
        pre: [1, 0.01],
        hidden: 2,
        activation: 'relu',
        edit: ({ layers }) => {
          for (const [at, layer] of layers.entries()) {
            if (layer.kind !== 'relu') continue;
            const reshaped = { shape: shape(at) };
            layers[at] = {
              ...layer,
              name: name(at),
              output: { ...layer.output, ...reshaped },
              ...(layer.grad && { grad: { ...layer.grad, ...reshaped } }),
            };
          }
        },
      });
    const flat = () => [32, 20];
    expect(
      changes(
        activationScaleRule(),
        rename((at) => `0.parallel.${at}.relu`, flat),
      ),
    ).toEqual([]);
    const images = (at: number) => (at < 2 ? [32, 2, 2, 5] : [32, 1, 1, 20]);
    expect(
      changes(
        activationScaleRule(),
        rename((at) => `${at}.relu`, images),
      ),
    ).toEqual([]);
    expect(
      changes(
        activationScaleRule(),
        rename((at) => `${at}.relu`, flat),
      ),
    ).toHaveLength(1);
  });

  it('is silent of healthy networks, of any activation, deep or of one layer', () => {
    for (const activation of ['tanh', 'relu', 'sigmoid'] as const) {
      expect(changes(activationScaleRule(), run(3, { activation, hidden: 6 }))).toEqual([]);
      expect(changes(activationScaleRule(), run(3, { activation, hidden: 1 }))).toEqual([]);
    }
  });
});

describe('the gradient scale rule', () => {
  it('warns of gradients that vanish on their way back, and clears', () => {
    const vanishing = (step: number) => ({ grad: step < 200 ? [1e-4, 3e-4, 1e-3] : [1e-3] });
    expect(changes(gradientScaleRule(), run(5, vanishing))).toEqual([
      '0 raised warning 1.tanh',
      '300 cleared warning 1.tanh',
    ]);
  });

  it('is an error of gradients that explode', () => {
    const [raised] = events(gradientScaleRule(), run(1, { grad: [1, 1e-2, 1e-3] }));
    expect(raised?.finding).toMatchObject({ severity: 'error', subject: '1.tanh', threshold: 100 });
    expect(raised?.finding.meaning).toContain('explode');
  });

  it('is silent of healthy networks, and where nothing flows back', () => {
    expect(changes(gradientScaleRule(), run(3, { hidden: 6 }))).toEqual([]);
    expect(changes(gradientScaleRule(), run(3, { grad: [0] }))).toEqual([]);
  });
});

describe('the weight scale rule', () => {
  it('names weights that start too large or too small for what follows', () => {
    expect(changes(weightScaleRule(), [network({ gain: [8, 0.3, 1, 1] })])).toEqual([
      '0 raised error 0.linear.weight',
      '0 raised warning 2.linear.weight',
    ]);
  });

  it('says what theory has, and the number to set', () => {
    const [raised] = events(weightScaleRule(), [network({ gain: [8, 1, 1, 1] })]);
    expect(raised?.finding.meaning).toContain('theory has 0.373');
    expect(raised?.finding.remedy).toMatch(
      /std 0\.373: kaimingNormal with gain 1\.67, or its values times 0\.1\d/,
    );
  });

  it('wants a last layer small, and only complains of one too large', () => {
    expect(changes(weightScaleRule(), [network({ gain: [1, 1, 1, 0.01] })])).toEqual([]);
    expect(changes(weightScaleRule(), [network({ gain: [1, 1, 1, 100] })])).toEqual([
      '0 raised error 6.linear.weight',
    ]);
  });

  it('is no more than info ahead of a norm, which takes the scale away', () => {
    expect(changes(weightScaleRule(), [network({ gain: [10, 1, 1, 1], batchNorm: true })])).toEqual([
      '0 raised info 0.linear.weight',
    ]);
    expect(changes(weightScaleRule(), [network({ gain: [3, 1, 1, 1], batchNorm: true })])).toEqual([]);
  });

  it('judges the start alone: weights that grow in training are fine, and one that mends was wrong', () => {
    expect(
      changes(
        weightScaleRule(),
        run(4, (step) => ({ gain: [1 + step, 1, 1, 1] })),
      ),
    ).toEqual([]);
    expect(
      changes(
        weightScaleRule(),
        run(4, (step) => ({ gain: [step ? 1 : 4, 1, 1, 1] })),
      ),
    ).toEqual(['0 raised warning 0.linear.weight']);
  });

  it.each(['tanh', 'relu', 'leakyRelu', 'sigmoid'] as const)(
    'is silent of weights that start by theory ahead of %s',
    (activation) => {
      expect(changes(weightScaleRule(), run(3, { activation }))).toEqual([]);
    },
  );
});
