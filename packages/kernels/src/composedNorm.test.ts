import { beforeAll, describe, expect, it } from 'vitest';
import { composedNorm, composedNormGrad } from './composedNorm.ts';
import { currentDevice } from './currentDevice.ts';
import { normalize, normalizeGrad } from './normalize.ts';
import { mixed, onCpu } from './testing/cpu.ts';

const [x, gamma, dy] = [mixed([2, 4]), mixed([4], 2), mixed([2, 4], 4)].map(({ data }) =>
  Float32Array.from(data),
) as [Float32Array, Float32Array, Float32Array]; // as many as there are tensors
const shape = { examples: 2, positions: 1, channels: 4, groups: 2, eps: 1e-3, unbiased: false };

describe('a composed norm', () => {
  beforeAll(onCpu);

  it('has moments in the shape that is given, and gradients of gamma and beta only where there is a gamma', () => {
    const device = currentDevice();
    const plain = normalize(x, gamma, undefined, shape);
    const inputs = { x: device.upload(x, [2, 4]), gamma: device.upload(gamma, [4]) };
    const made = composedNorm(device, inputs, shape, [2, 2]);
    expect(made.map((tensor) => tensor.shape)).toEqual([
      [2, 4],
      [2, 2],
      [2, 2],
    ]);
    expect(made.map((tensor) => device.read(tensor))).toEqual([plain.y, plain.mean, plain.variance]);

    const [, mean, variance] = made;
    if (!mean || !variance) return expect.unreachable();
    const passed = { dy: device.upload(dy, [2, 4]), x: inputs.x, mean, variance };
    const { dx, dgamma, dbeta } = normalizeGrad(dy, x, plain.mean, plain.variance, gamma, shape);
    const grads = composedNormGrad(device, { ...passed, gamma: inputs.gamma }, shape);
    expect(grads.map((tensor) => device.read(tensor))).toEqual([dx, dgamma, dbeta]);
    expect(composedNormGrad(device, passed, shape)).toHaveLength(1);
  });
});
