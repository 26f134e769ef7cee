import { torchGenerator } from '@weir/core';
import { expect } from 'vitest';
import type { AnyLayer } from '../layers/layer.ts';
import { sizeOf } from '../shapes/shape.ts';
import { tensor64 } from './reference.ts';
import type { Reference, Tensor64 } from './reference.ts';
import { throughLayer } from './throughLayer.ts';
import type { Values } from './throughLayer.ts';

/** A layer on an input, and what it must compute. */
export interface GradientCase {
  readonly layer: AnyLayer;
  readonly x: Values;
  readonly reference: Reference;
  /** Indices have no gradient. Default true. */
  readonly inputGrad?: boolean;
}

/** Standard normals, none of them within 0.02 of 0, where some functions have their kink. */
export function normals(shape: readonly number[], seed: number): Values {
  const data = torchGenerator(seed).randn(shape);
  return { shape, data: data.map((value) => (Math.abs(value) < 0.02 ? value + 0.04 : value)) };
}

/** Values that are all at least 0.02 apart, in random order. */
export function distinct(shape: readonly number[], seed: number): Values {
  const size = sizeOf(shape);
  const order = torchGenerator(seed).randperm(size);
  return { shape, data: Float32Array.from(order, (place) => (place - size / 2) * 0.021) };
}

/**
 * Holds a layer's output to its float64 reference, and its gradients of `Σ dy · y`, for a random `dy`, to central
 * differences of that reference: to 1e-4 of the largest value of each.
 */
export function checkGradients({ layer, x, reference, inputGrad = true }: GradientCase, seed: number): void {
  const input = tensor64(x.shape, x.data);
  const parameters = layer.parameters.map((parameter) => tensor64(parameter.shape, parameter.values()));
  const y = reference(input, parameters);
  const dy = { shape: y.shape, data: torchGenerator(seed + 1).randn(y.shape) };
  const passes = throughLayer(layer, x, dy, { wantsInputGrad: inputGrad });
  expectNear('y', passes.y, y);

  const objective = (at: Tensor64, with_: readonly Tensor64[]): number =>
    reference(at, with_).data.reduce((sum, value, k) => sum + value * (dy.data[k] ?? NaN), 0);
  if (inputGrad)
    expectNear(
      'dx',
      passes.dx,
      differences(input, (at) => objective(at, parameters)),
    );
  parameters.forEach((parameter, place) => {
    const wanted = differences(parameter, (at) => objective(input, parameters.with(place, at)));
    expectNear(`gradient of ${layer.parameters[place]?.name}`, passes.grads[place], wanted);
  });
}

/** Central differences of fourth order: exact enough that what is left is the layer's float32. */
export function differences(x: Tensor64, f: (x: Tensor64) => number, h = 1e-3): Tensor64 {
  const moved = (at: number, by: number): number =>
    f({ shape: x.shape, data: x.data.with(at, (x.data[at] ?? NaN) + by) });
  const data = x.data.map(
    (_, at) => (8 * (moved(at, h) - moved(at, -h)) - (moved(at, 2 * h) - moved(at, -2 * h))) / (12 * h),
  );
  return { shape: x.shape, data };
}

/** Within `tolerance` of the largest value, or of 0.1 where all are smaller. */
export function expectNear(
  what: string,
  actual: Values | undefined,
  wanted: Tensor64,
  tolerance = 1e-4,
): void {
  expect(actual?.shape, `${what}'s shape`).toEqual(wanted.shape);
  const largest = wanted.data.reduce((most, value) => Math.max(most, Math.abs(value)), 0.1);
  const wrong = wanted.data.flatMap((value, at) => {
    const got = actual?.data[at] ?? NaN;
    return Math.abs(got - value) <= tolerance * largest ? [] : [`${what}[${at}] ${got} instead of ${value}`];
  });
  expect(wrong.slice(0, 4)).toEqual([]);
}
