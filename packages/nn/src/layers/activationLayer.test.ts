import { beforeAll, describe, expect, it } from 'vitest';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { activationLayer } from './activationLayer.ts';

beforeAll(onCpu);

describe('a layer of an activation function', () => {
  const layer = activationLayer('leak', 'leakyRelu', { alpha: 0.5 });

  it('applies it with its numbers, forward and back', () => {
    const x = { shape: [1, 3], data: Float32Array.of(-2, 0, 4) };
    const { y, dx } = throughLayer(layer, x, { ...x, data: Float32Array.of(10, 10, 10) });
    expect(Array.from(y.data)).toEqual([-1, 0, 4]);
    expect(Array.from(dx?.data ?? [])).toEqual([5, 5, 10]);
  });

  it('tells diagnostics its kind and its numbers', () => {
    expect([layer.kind, layer.alpha, layer.beta]).toEqual(['leak', 0.5, undefined]);
  });
});
