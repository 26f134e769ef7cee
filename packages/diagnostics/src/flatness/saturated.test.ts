import { arraySnapshot } from '@weir/core';
import type { LayerSnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { packBits } from '../statistics/bitmap.ts';
import {
  requireThreshold,
  saturatedBits,
  saturatedMask,
  saturatedShare,
  saturationThreshold,
  sigmoidTails,
  softsignOf,
} from './saturated.ts';

/** Preactivations from −5 to 5 in steps of 0.01. */
const pre = Array.from({ length: 1001 }, (_, at) => (at - 500) / 100);
const shareOf = (kind: string, activate: (x: number) => number) => {
  const [layer] = arraySnapshot({ layers: [{ kind, output: { values: pre.map(activate) } }] }).layers;
  return layer && saturatedShare(layer);
};
const flat = (slope: (x: number) => number) => {
  const steepest = Math.max(...pre.map(slope));
  const bound = 1 - saturationThreshold ** 2;
  return pre.filter((x) => slope(x) / steepest < bound).length / pre.length;
};

describe('saturatedShare', () => {
  it.each<[string, (x: number) => number, (x: number) => number]>([
    ['tanh', Math.tanh, (x) => 1 - Math.tanh(x) ** 2],
    ['sigmoid', (x) => 1 / (1 + Math.exp(-x)), (x) => 1 / (1 + Math.exp(-x)) / (1 + Math.exp(x))],
    ['softsign', (x) => x / (1 + Math.abs(x)), (x) => 1 / (1 + Math.abs(x)) ** 2],
    ['hardtanh', (x) => Math.min(1, Math.max(-1, x)), (x) => (Math.abs(x) < 1 ? 1 : 0)],
  ])('of %s is where the slope is below 6 %% of its steepest', (kind, activate, slope) => {
    expect(shareOf(kind, activate)).toBeCloseTo(flat(slope), 2);
  });

  it('is none of an activation that is not flat on both sides', () => {
    expect(shareOf('relu', (x) => Math.max(0, x))).toBeUndefined();
  });
});

describe('saturatedBits', () => {
  const layerOf = (kind: string): LayerSnapshot | undefined =>
    arraySnapshot({ layers: [{ kind, output: { values: pre.map(Math.tanh) } }] }).layers[0];

  it.each(['tanh', 'sigmoid', 'softsign', 'hardtanh', 'relu'])('of %s are the mask in base64', (kind) => {
    const layer = layerOf(kind);
    const mask = layer && saturatedMask(layer, 0.9);
    expect(layer && saturatedBits(layer, 0.9)).toBe(mask && packBits(mask));
  });

  it('are the text that the reading writes itself, where it does', () => {
    const layer = layerOf('tanh');
    if (!layer) return expect.fail('a layer was given');
    const asked: unknown[] = [];
    const maskText = (...question: unknown[]) => {
      asked.push(question);
      return 'text';
    };
    expect(saturatedBits({ ...layer, output: { ...layer.output, maskText } }, 0.9)).toBe('text');
    expect(asked).toEqual([[0.9, { absolute: true }]]);
  });
});

describe('sigmoidTails', () => {
  it('are where |2h − 1| is the threshold', () => {
    for (const h of sigmoidTails(0.9)) expect(Math.abs(2 * h - 1)).toBeCloseTo(0.9, 12);
  });
});

describe('softsignOf', () => {
  it('is the |h| at which the slopes are alike', () => {
    expect((1 - softsignOf(0.97)) ** 2).toBeCloseTo(1 - 0.97 ** 2, 12);
  });
});

describe('requireThreshold', () => {
  it('lets shares through, and says what is none', () => {
    expect(() => requireThreshold('test', 0.5)).not.toThrow();
    for (const threshold of [0, 1, -0.5, 97, NaN])
      expect(() => requireThreshold('test', threshold)).toThrow(`got ${threshold}; 0.97 is the lecture's`);
  });
});
