import '@tensorflow/tfjs';
import { add, matMul, square, tanh } from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { torchGenerator } from '@weir/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Parameter } from '../parameters/parameter.ts';
import { normals } from '../testing/gradientCheck.ts';
import { onCpu } from '../testing/onCpu.ts';
import { throughLayer } from '../testing/throughLayer.ts';
import { layer } from './custom.ts';
import { functionLayer } from './functionLayer.ts';
import { linear } from './linear.ts';
import { tanh as tanhLayer } from './tanh.ts';

beforeAll(onCpu);

const close = (actual: ArrayLike<number> | undefined, wanted: ArrayLike<number> | undefined): void => {
  expect(actual?.length).toBe(wanted?.length);
  Array.from(wanted ?? []).forEach((value, at) => expect(actual?.[at]).toBeCloseTo(value, 5));
};

describe('a layer from a tfjs function', () => {
  it('gives what the defined layer gives, forward and backward', () => {
    const [x, dy] = [normals([5, 4], 1), normals([5, 4], 2)];
    const own = throughLayer(
      layer((at) => tanh(at)),
      x,
      dy,
    );
    const defined = throughLayer(tanhLayer(), x, dy);
    close(own.y.data, defined.y.data);
    close(own.dx?.data, defined.dx?.data);
  });

  it('learns its parameters as the defined layer does', () => {
    const defined = linear(4, 3, { rng: torchGenerator(3) });
    const [weight, bias] = defined.parameters.map(
      (parameter) => new Parameter(parameter.name, { shape: parameter.shape, values: parameter.values() }),
    ) as [Parameter, Parameter];
    const own = layer((x, w, b) => add(matMul(x, w as Tensor), b as Tensor), {
      kind: 'affine',
      parameters: [weight, bias],
    });
    const [x, dy] = [normals([5, 4], 1), normals([5, 3], 2)];
    const [a, b] = [throughLayer(own, x, dy), throughLayer(defined, x, dy)];
    close(a.y.data, b.y.data);
    close(a.dx?.data, b.dx?.data);
    expect(a.grads).toHaveLength(2);
    a.grads.forEach(({ data }, at) => close(data, b.grads[at]?.data));
  });

  it('says its shape and its name', () => {
    const flat = functionLayer((x) => square(x), { kind: 'square' });
    expect(flat.kind).toBe('square');
    expect(flat.outputShape([3, 4])).toEqual([3, 4]);
  });
});
