import { torchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { linear } from '../layers/linear.ts';
import { tanh } from '../layers/tanh.ts';
import { vectors } from '../testing/examples.ts';
import { onCpu } from '../testing/onCpu.ts';
import { forEvaluation } from './forEvaluation.ts';
import { predict } from './predict.ts';
import { Waypoint } from './waypoint.ts';
import { sequential } from '../layers/sequential.ts';

beforeAll(onCpu);

const examples = vectors(10, 3);

/** All values at a waypoint, and the sizes of its batches. */
function valuesAt(waypoint: Waypoint | undefined): { readonly values: number[]; readonly sizes: number[] } {
  const device = currentDevice();
  const values: number[] = [];
  const sizes: number[] = [];
  // Reading on through a layer that changes nothing is how calibration looks at what arrives.
  waypoint?.after([
    Object.assign(tanh(), {
      apply: (x: { shape: number[]; dataId: object; dtype: 'float32' }) => {
        values.push(...Array.from(device.read(x)));
        sizes.push(x.shape[0] ?? 0);
        return { output: x };
      },
    }) as unknown as ReturnType<typeof tanh>, // a probe has no tape
  ]);
  return { values, sizes };
}

describe('a waypoint', () => {
  it('at the start has the examples, batch by batch, the last one smaller', () => {
    const { values, sizes } = valuesAt(Waypoint.start(currentDevice(), examples, 4));
    expect(values).toEqual(Array.from(examples.inputs));
    expect(sizes).toEqual([4, 4, 2]);
  });

  it('after layers has what they make, and running on from it is running through', () => {
    const layers = [
      linear(3, 2, { rng: torchGenerator(1) }),
      tanh(),
      linear(2, 2, { rng: torchGenerator(2) }),
    ] as const;
    const [first, second, third] = layers;
    const whole = predict(forEvaluation(sequential(first, second, third)), examples);
    const waypoint = Waypoint.start(currentDevice(), examples, 4).after([first])?.after([second, third]);
    valuesAt(waypoint).values.forEach((value, at) => expect(value).toBeCloseTo(whole[at] ?? NaN, 6));
    for (const { parameters } of layers) for (const parameter of parameters) parameter.rest();
  });
});
