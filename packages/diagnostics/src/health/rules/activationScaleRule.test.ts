import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { activationScaleRule } from './activationScaleRule.ts';

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
