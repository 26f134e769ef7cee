import type { TensorInfo } from '@tensorflow/tfjs-core';
import { DivergedError, keeping } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { defer, finalize, map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import type { Optimizer } from '../optimizers/optimizer.ts';
import { constantRate } from '../schedules/constantRate.ts';
import type { Schedule } from '../schedules/schedule.ts';
import { StepSnapshot } from '../snapshots/stepSnapshot.ts';
import type { Gradients } from './backward.ts';
import { firstNotFinite } from './firstNotFinite.ts';
import { leaves } from './leaves.ts';
import { GroupedOptimizer } from './groupedOptimizer.ts';
import type { SavedOptimizer } from './optimizerState.ts';
import { parameterShares } from './parameterGroups.ts';
import type { ParameterGroup } from './parameterGroups.ts';
import { TapeNames } from './tapeNames.ts';

/** What is trained otherwise than the rest. */
export interface DescendOptions {
  /** Parameters that are trained otherwise: with another optimiser, at another rate, or not at all. Default none. */
  readonly groups?: readonly ParameterGroup[] | undefined;
  /** What commands have set, asked at every step; a `Control` is one. Default: nothing is set. */
  readonly knobs?: Tuning | undefined;
}

/** What can be set of an optimiser and of BatchNorm's running statistics while a network trains. */
export interface Tuning {
  /** The momentum of every optimiser that has one; `undefined` for its own. */
  readonly momentum: number | undefined;
  /** Weight of a new batch in the running statistics of a batchNorm; `undefined` for its own. */
  batchNormMomentum(layer: string): number | undefined;
}

/**
 * Changes the parameters by their gradients and emits each step's snapshot.
 *
 * While subscribed, parameters and the optimiser's state live on the device; unsubscribing, completing or
 * failing brings the parameters back to host memory and frees the rest.
 *
 * @param schedule The learning rate, or a function of the step.
 * @throws DivergedError down the stream, ahead of the update, when the loss is not finite; RangeError, likewise, if a group
 * matches no parameter.
 */
export function descend(
  optimizer: Optimizer,
  schedule: Schedule | number,
  { groups = [], knobs }: DescendOptions = {},
): OperatorFunction<Gradients, Snapshot> {
  const rate = typeof schedule === 'number' ? constantRate(schedule) : schedule;
  return (source) =>
    defer(() => {
      const names = new TapeNames();
      let state: GroupedOptimizer | undefined;
      let restored: readonly SavedOptimizer[] | undefined;
      keeping('optimizer', {
        save: () => state?.save() ?? restored,
        restore(saved: readonly SavedOptimizer[] | undefined) {
          restored = saved;
        },
      });
      let current: Gradients | undefined;
      return source.pipe(
        map((gradients) => {
          current = gradients;
          const { loss, tape, scope } = gradients;
          if (!Number.isFinite(loss.value)) {
            const { name, reason } = firstNotFinite(gradients);
            throw new DivergedError(scope.step, loss.value, name, reason);
          }
          const learners = leaves(tape);
          state ??= new GroupedOptimizer(
            parameterShares(names.parametersOf(tape), groups, optimizer),
            learners.flatMap(({ layer }) => layer.parameters),
            scope.device,
            restored,
            knobs?.momentum,
          );
          state.setMomentum(knobs?.momentum);
          const learningRate = rate(scope.step);
          const grads: TensorInfo[] = [];
          for (const { parameterGrads } of learners) for (const grad of parameterGrads) grads.push(grad);
          state.update(grads, learningRate);
          return new StepSnapshot(gradients, learningRate, names, state, knobs);
        }),
        finalize(() => {
          // Nothing may be read of a step whose parameters are about to leave the device.
          current?.scope.end();
          // Until the run is forgotten its state can still be saved.
          restored = state?.save() ?? restored;
          state?.end();
          state = undefined;
        }),
      );
    });
}
