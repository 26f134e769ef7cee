import { torchGenerator } from '@weir/core';
import { gainOf, kaimingNormal, kaimingUniform, torchDefault, xavierNormal, xavierUniform } from '@weir/nn';
import { fansOf } from '@weir/nn/define';
import type { Initializer } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { initial } from './golden.ts';
import type { Draw } from './golden.ts';

/** torch's names for what is called otherwise here. */
const named = { leaky_relu: 'leakyRelu', conv2d: 'linear' } as const;

const gain = (nonlinearity: string): number =>
  gainOf((named[nonlinearity as keyof typeof named] ?? nonlinearity) as Parameters<typeof gainOf>[0]);

describe('initialisers', () => {
  it.each(Object.entries(initial.gain))("know PyTorch's gain of %s", (nonlinearity, wanted) => {
    expect(gain(nonlinearity)).toBeCloseTo(wanted, 12);
  });

  it.each(Object.entries(initial.gainLeakyRelu))(
    "know PyTorch's gain of leakyRelu of slope %s",
    (slope, wanted) => {
      expect(gainOf('leakyRelu', Number(slope))).toBeCloseTo(wanted, 12);
    },
  );

  it.each(initial.fans)('count the fans of $shape', ({ shape, fanIn, fanOut }) => {
    expect(fansOf(shape)).toEqual({ shape, fanIn, fanOut });
  });

  it.each(initial.draws)("draw PyTorch's values: $name", (draw) => {
    const { values } = initializerOf(draw)(torchFans(draw.torchShape), torchGenerator(draw.seed));
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    draw.torchOrder.forEach((wanted, at) => {
      expect(Math.abs((values[at] ?? NaN) - wanted)).toBeLessThanOrEqual(1e-5 * draw.absmax);
    });
    expect(Math.abs(largest - draw.absmax)).toBeLessThanOrEqual(1e-5 * draw.absmax);
    expect(Math.abs(stdOf(values) - draw.std)).toBeLessThanOrEqual(1e-5 * draw.absmax);
  });

  it("can start a linear layer as PyTorch's does, U(−1/√fanIn, 1/√fanIn) for weight and bias", () => {
    const { seed, fanIn, fanOut, bound, weightTorchOrder, bias } = initial.torchLinearDefault;
    const rng = torchGenerator(seed);
    const start = torchDefault();
    expect(bound).toBeCloseTo(1 / Math.sqrt(fanIn), 12);
    const weight = start({ shape: [fanOut, fanIn], fanIn, fanOut }, rng).values;
    const offset = start({ shape: [fanOut], fanIn, fanOut }, rng).values;
    weightTorchOrder.forEach((wanted, at) => expect(weight[at]).toBeCloseTo(wanted, 6));
    bias.forEach((wanted, at) => expect(offset[at]).toBeCloseTo(wanted, 6));
  });
});

/** Fans of torch's layout, in whose order the golden values were drawn. */
function torchFans(shape: readonly number[]) {
  const [fanOut = 0, fanIn = 0, ...field] = shape;
  const pixels = field.reduce((product, side) => product * side, 1);
  return { shape, fanIn: fanIn * pixels, fanOut: fanOut * pixels };
}

function initializerOf({ name, config: { mode, nonlinearity = 'linear', gain: given } }: Draw): Initializer {
  // torch's kaiming initialisers take leakyRelu's slope to be 0 unless told.
  const strength = given ?? (nonlinearity === 'leaky_relu' ? gainOf('leakyRelu', 0) : gain(nonlinearity));
  const options = { gain: strength, mode: mode === 'fan_out' ? 'fanOut' : 'fanIn' } as const;
  if (name.startsWith('kaimingNormal')) return kaimingNormal(options);
  if (name.startsWith('kaimingUniform')) return kaimingUniform(options);
  if (name.startsWith('xavierNormal')) return xavierNormal(options);
  if (name.startsWith('xavierUniform')) return xavierUniform(options);
  throw new Error(`golden: no initialiser is known for ${name}`);
}

function stdOf(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
