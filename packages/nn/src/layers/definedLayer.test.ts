import { beforeAll, describe, expect, it } from 'vitest';
import { Parameter } from '../parameters/parameter.ts';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { definedLayer } from './definedLayer.ts';

beforeAll(onCpu);

/** `y = k x` with `k` learnt. */
const scaled = (k: number) => {
  const factor = new Parameter('factor', { shape: [1], values: Float32Array.of(k) });
  return definedLayer({
    kind: 'scaled',
    parameters: [factor],
    forward: (x, scope) => [scope.call('Multiply', { a: x, b: factor.on(scope.device) })],
    backward: (dy, { input }, scope) => ({
      input: scope.call('Multiply', { a: dy, b: factor.on(scope.device) }),
      parameters: [
        scope.call(
          'Sum',
          { x: scope.call('Multiply', { a: dy, b: input }) },
          { axis: [0, 1], keepDims: false },
        ),
      ],
    }),
  });
};

const x = { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) };

describe('a layer by its two passes', () => {
  it('runs them, and hands the backward pass what went in', () => {
    const { y, dx, grads } = throughLayer(scaled(3), x, { ...x, data: Float32Array.of(1, 0, 0, 1) });
    expect(Array.from(y.data)).toEqual([3, 6, 9, 12]);
    expect(Array.from(dx?.data ?? [])).toEqual([3, 0, 0, 3]);
    expect(grads.map(({ data }) => Array.from(data))).toEqual([[5]]);
  });

  it('keeps the shape unless told otherwise, and is itself in evaluation mode', () => {
    const layer = scaled(3);
    expect(layer.outputShape([7, 2])).toEqual([7, 2]);
    expect(layer.evaluation({ name: '0.scaled', moments: undefined })).toBe(layer);
  });

  it('whose forward pass returns nothing says so', () => {
    const empty = definedLayer({ kind: 'empty', forward: () => [], backward: (dy) => ({ input: dy }) });
    expect(() => throughLayer(empty, x, x)).toThrow('empty: forward must return the output, got nothing');
  });
});
