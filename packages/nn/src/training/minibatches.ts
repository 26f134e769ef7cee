import { tidy } from '@tensorflow/tfjs-core';
import { keeping } from '@weir/core';
import type { TorchGenerator } from '@weir/core';
import { currentDevice } from '@weir/kernels';
import type { Device } from '@weir/kernels';
import { Observable } from 'rxjs';
import type { Parameter } from '../parameters/parameter.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Examples } from '../signals/examples.ts';
import { Signal } from '../signals/signal.ts';
import { StepScope } from '../signals/stepScope.ts';
import type { Control } from './control.ts';
import { minibatchOf } from './minibatchOf.ts';
import { byEpoch, withReplacement } from './sampling.ts';
import type { SamplerState } from './sampling.ts';
import { timeSlices } from './timeSlices.ts';

/** How examples are drawn, and how the loop shares its thread. */
export interface MinibatchesOptions {
  /** Examples in a minibatch. */
  readonly size: number;
  /** Draws the indices. */
  readonly rng: TorchGenerator;
  /** `replacement` (default) draws every index anew; `epoch` shows every example once an epoch. */
  readonly sampling?: 'replacement' | 'epoch';
  /**
   * Minibatches of one step, all drawn at once: see `accumulate`, which takes their gradients together. Default 1; more where a
   * batch of `accumulate · size` examples needs too much memory.
   */
  readonly accumulate?: number;
  /** Milliseconds of training before the event loop gets its turn. Default 12: a page stays at 60 frames. */
  readonly timeSlice?: number;
  /** Where commands queue; leave it out for a run that nobody steers. */
  readonly control?: Control;
}

/**
 * Emits minibatches for ever, one training step each; end it with `take(steps)`.
 *
 * Each is emitted inside one `tf.tidy` and everything downstream runs within that emission: when it returns,
 * the step's tensors are gone. The loop yields to the event loop after each time slice. When it ends, by an error
 * too, the parameters that it used go back to host memory.
 *
 * @throws RangeError if the size or `accumulate` is not a positive integer, or a step takes more than the data has.
 */
export function minibatches<S extends Shape>(
  examples: Examples<S>,
  options: MinibatchesOptions,
): Observable<Signal<S>> {
  const { size, rng, sampling = 'replacement', accumulate = 1, timeSlice = 12, control } = options;
  mustBeBatch(size, accumulate, examples.size);
  const drawn = size * accumulate;
  return new Observable<Signal<S>>((subscriber) => {
    const sample = (sampling === 'epoch' ? byEpoch : withReplacement)(examples.size, drawn, rng);
    const device = currentDevice();
    const used = new Set<Parameter>();
    let step = 0;
    keeping('minibatches', {
      save: () => ({ step, sampler: sample.save() }),
      restore(saved: { readonly step: number; readonly sampler: SamplerState }) {
        step = saved.step;
        sample.restore(saved.sampler);
      },
    });
    let current: StepScope | undefined;
    subscriber.add(() => {
      // Nothing may be read of a step whose parameters are about to leave the device.
      current?.end();
      for (const parameter of used) parameter.rest();
    });
    return timeSlices({
      slice: timeSlice,
      done: () => subscriber.closed,
      turn() {
        if (control && !control.admits(step)) {
          if (!control.stopped) return 'wait';
          subscriber.complete();
          return 'done';
        }
        current = new StepScope(device, step++, used);
        within(current, (scope) => {
          const each = control?.batchSize ?? size;
          const indices = sample.next(each * accumulate);
          for (let start = 0; start < indices.length; start += each) {
            const minibatch = minibatchOf(examples, indices.subarray(start, start + each), scope);
            subscriber.next(new Signal<S>(minibatch.inputs, minibatch, scope));
          }
        });
        return 'more';
      },
      onWake: (wake) => control?.onCommand(wake),
      failed: (error) => subscriber.error(error),
    });
  });
}

/** Runs a step within a scope of its own; all that it made is gone when it returns, also by an error. */
export function runStep(device: Device, step: number, run: (scope: StepScope) => void): void {
  within(new StepScope(device, step), run);
}

function within(scope: StepScope, run: (scope: StepScope) => void): void {
  try {
    tidy(() => run(scope));
  } finally {
    scope.end();
  }
}

function mustBeBatch(size: number, accumulate: number, examples: number): void {
  if (!Number.isInteger(size) || size < 1) {
    throw new RangeError(`minibatches: size must be a positive integer, got ${size}; 32 is the lecture's`);
  }
  if (!Number.isInteger(accumulate) || accumulate < 1) {
    throw new RangeError(
      `minibatches: accumulate must be a positive integer, got ${accumulate}; 1 is the default`,
    );
  }
  const drawn = size * accumulate;
  if (drawn > examples) {
    const given = accumulate === 1 ? `${size}` : `${accumulate} times ${size}`;
    throw new RangeError(
      `minibatches: size must be at most the ${examples} examples, got ${given}; lower batchSize${accumulate === 1 ? '' : ' or accumulate'}`,
    );
  }
}
