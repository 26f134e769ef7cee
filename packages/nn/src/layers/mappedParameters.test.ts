import { torchGenerator } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { linear } from './linear.ts';
import { mappedParameters } from './mappedParameters.ts';

describe('parameters whose outputs are mapped', () => {
  it('are scaled by column, a missing bias counting as 0', () => {
    const layer = linear(1, 2, { rng: torchGenerator(1), bias: false });
    const [weight] = layer.parameters;
    weight?.assign([2, 3]);
    const map = { factor: Float64Array.of(10, 100), shift: Float64Array.of(1, 2) };
    const { init, biasInit } = weight ? mappedParameters(weight, undefined, map) : {};
    const fans = { shape: [2], fanIn: 1, fanOut: 2 };
    expect(init?.(fans, torchGenerator(1)).values).toEqual(Float32Array.of(20, 300));
    expect(biasInit?.(fans, torchGenerator(1)).values).toEqual(Float32Array.of(1, 2));
  });
});
