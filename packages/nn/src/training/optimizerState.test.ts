import { currentDevice } from '@weir/kernels';
import { beforeAll, describe, expect, it } from 'vitest';
import { sgd } from '../optimizers/sgd.ts';
import { Parameter } from '../parameters/parameter.ts';
import { expectNothingStays, onCpu } from '../testing/onCpu.ts';
import { OptimizerState } from './optimizerState.ts';
import type { SavedOptimizer } from './optimizerState.ts';

beforeAll(onCpu);

const momentum = sgd({ momentum: 0.5 });
const parameterOf = (...values: number[]) =>
  new Parameter('weight', { shape: [values.length], values: Float32Array.from(values) });

/** Updates by a gradient of 1 and 2, so often. */
function updated(parameter: Parameter, times: number, saved?: SavedOptimizer): SavedOptimizer {
  const device = currentDevice();
  const state = new OptimizerState(momentum, [parameter], device, saved);
  const gradient = device.upload(Float32Array.of(1, 2), [2]);
  for (let time = 0; time < times; time++) state.update([gradient], 0.5);
  const kept = state.save();
  device.dispose(gradient);
  state.end();
  return kept;
}

describe("an optimiser's state", () => {
  it('changes parameters as the formula says, and counts its updates', () =>
    expectNothingStays(() => {
      const parameter = parameterOf(10, 20);
      // v = 1, then 1.5: p − 0.5 (1 + 1.5).
      expect(updated(parameter, 2)).toEqual({
        updates: 2,
        slots: { velocity: [Float32Array.of(1.5, 3)] },
      });
      expect(parameter.values()).toEqual(Float32Array.of(8.75, 17.5));
    }));

  it('that is saved and given back goes on as if nothing had been', () => {
    const [whole, parted] = [parameterOf(1, 2), parameterOf(1, 2)];
    const wanted = updated(whole, 5);
    expect(updated(parted, 3, updated(parted, 2))).toEqual(wanted);
    expect(parted.values()).toEqual(whole.values());
  });
});
