import { arraySnapshot, torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { meanAndStd } from '../testing/bruteForce.ts';
import { goldenDiagnostics } from '../testing/golden.ts';
import { measureOne } from '../testing/measure.ts';
import { activations } from './activations.ts';

const golden = goldenDiagnostics();
const lecture = arraySnapshot({
  layers: [
    { kind: 'linear', output: { values: golden.x.data, shape: golden.x.shape } },
    { kind: 'tanh', output: { values: golden.x.data.map(Math.tanh), shape: golden.x.shape } },
  ],
});

describe('activations', () => {
  it('has the mean, std and saturated share that PyTorch has', () => {
    const [tanh] = measureOne(activations(), lecture).layers;
    expect(tanh?.name).toBe('1.tanh');
    expect(tanh?.mean).toBeCloseTo(golden.tanh.mean, 7);
    expect(tanh?.std).toBeCloseTo(golden.tanh.std, 6);
    expect(tanh?.saturated).toBeCloseTo(golden.tanh.saturated097, 7);
    const [strict] = measureOne(activations({ threshold: 0.99 }), lecture).layers;
    expect(strict?.saturated).toBeCloseTo(golden.tanh.saturated099, 7);
  });

  it.each([
    ['x-auto-50', { kinds: ['linear'], bins: 50 }],
    ['tanh-auto-100', { bins: 100 }],
    ['tanh-fixed-64', { bins: 64, low: -1, high: 1 }],
    ['x-clipped-10', { kinds: ['linear'], bins: 10, low: -1.5, high: 1.5 }],
  ])('bins %s as torch.histogram does', (name, options) => {
    const expected = golden.histograms.find((entry) => entry.name === name && !entry.density);
    const histogram = measureOne(activations(options), lecture).layers[0]?.histogram;
    expect(histogram?.counts).toEqual(expected?.counts);
    expect(histogram?.low).toBeCloseTo(expected?.edges[0] ?? NaN, 6);
    expect(histogram?.high).toBeCloseTo(expected?.edges.at(-1) ?? NaN, 6);
  });

  it('counts a sigmoid’s tails as its tanh’s', () => {
    const pre = torchGenerator(3).normal(0, 4, [16, 10]);
    const layers = [
      { kind: 'sigmoid', output: { values: pre.map((x) => 1 / (1 + Math.exp(-x))), shape: [16, 10] } },
    ];
    const share = pre.filter((x) => Math.abs(Math.tanh(x / 2)) > 0.97).length / 160;
    expect(share).toBeGreaterThan(0.1);
    expect(measureOne(activations(), arraySnapshot({ layers })).layers[0]?.saturated).toBeCloseTo(share, 12);
  });

  it('agrees with brute force on random arrays', () => {
    const values = torchGenerator(7).normal(0.3, 2, [40, 6]);
    const layers = [{ kind: 'relu', output: { values: values.map((x) => Math.max(0, x)), shape: [40, 6] } }];
    const [relu] = measureOne(activations({ bins: 8 }), arraySnapshot({ layers })).layers;
    const { mean, std } = meanAndStd(values.map((x) => Math.max(0, x)));
    expect(relu?.mean).toBeCloseTo(mean, 10);
    expect(relu?.std).toBeCloseTo(std, 10);
    expect(relu).not.toHaveProperty('saturated');
    expect(relu?.histogram.counts.reduce((a, b) => a + b)).toBe(240);
  });

  it('looks at the affine layers of a network without activations', () => {
    const linear = arraySnapshot({
      layers: [
        { kind: 'flatten', output: { values: [1, 2] } },
        { kind: 'linear', output: { values: [1, 2] } },
      ],
    });
    expect(measureOne(activations(), linear).layers.map(({ name }) => name)).toEqual(['1.linear']);
  });

  it('looks at the layers named, by name or index', () => {
    const named = measureOne(activations({ layers: [0, '1.tanh'] }), lecture).layers;
    expect(named.map(({ name }) => name)).toEqual(['0.linear', '1.tanh']);
  });

  it('says which layers there are when one is not', () => {
    expect(() => measureOne(activations({ layers: ['9.tanh'] }), lecture)).toThrow(
      'activations: layers must name layers of the network, got "9.tanh"; they are 0.linear, 1.tanh',
    );
  });

  it('refuses a threshold of 97', () => {
    expect(() => activations({ threshold: 97 })).toThrow(
      'activations: threshold must be between 0 and 1, got 97',
    );
  });
});
