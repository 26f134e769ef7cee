import { arraySnapshot, torchGenerator } from '@weir/core';
import type { PlainLayer, PlainParameter, Snapshot } from '@weir/core';

/** What to build differently from a healthy network. */
export interface DeepTanhOptions {
  readonly step?: number;
  readonly loss?: number;
  readonly learningRate?: number;
  readonly seed?: number;
  readonly batch?: number;
  readonly width?: number;
  readonly depth?: number;
}

/**
 * A snapshot like that of the lecture's deep tanh network after some steps, drawn rather than trained: linear
 * and tanh layers by turns with preactivations of std 1, weights of std gain/√fanIn, gradients alike in all layers.
 */
export function deepTanh({
  step = 0,
  loss = 3.3,
  learningRate = 0.1,
  seed = 1,
  batch = 32,
  width = 20,
  depth = 3,
}: DeepTanhOptions = {}): Snapshot {
  const rng = torchGenerator(seed);
  const shape = [batch, width];
  const layers: PlainLayer[] = [];
  const parameters: PlainParameter[] = [];
  for (let at = 0; at < depth; at++) {
    const pre = rng.randn(shape);
    layers.push(
      { kind: 'linear', output: { values: pre, shape }, grad: { values: rng.normal(0, 1e-3, shape), shape } },
      {
        kind: 'tanh',
        output: { values: pre.map(Math.tanh), shape },
        grad: { values: rng.normal(0, 1e-3, shape), shape },
      },
    );
    parameters.push({
      name: `${2 * at}.linear.weight`,
      fanIn: width,
      data: { values: rng.normal(0, 1 / Math.sqrt(width), [width, width]), shape: [width, width] },
      grad: { values: rng.normal(0, 1e-3, [width, width]), shape: [width, width] },
    });
  }
  return arraySnapshot({ step, loss, learningRate, layers, parameters });
}
