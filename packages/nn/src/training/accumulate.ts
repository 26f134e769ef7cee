import type { TensorInfo } from '@tensorflow/tfjs-core';
import { Observable } from 'rxjs';
import type { MonoTypeOperatorFunction } from 'rxjs';
import type { Gradients } from './backward.ts';
import { leaves } from './leaves.ts';

/**
 * Takes the gradients of several minibatches together, between `backward()` and `descend(…)`: emits, at every `count`-th, their
 * mean and the mean of the losses. The update is that of one batch `count` times as large, up to rounding, where nothing in
 * the network looks at the batch as a whole, as batchNorm does. Use it with `minibatches(…, { accumulate: count })`, which
 * makes the minibatches of one step.
 *
 * The snapshot's layers are those of the step's last minibatch; its parameters, loss and gradients are the step's.
 *
 * @throws RangeError if `count` is not a positive integer.
 */
export function accumulate(count: number): MonoTypeOperatorFunction<Gradients> {
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`accumulate: count must be a positive integer, got ${count}; 1 changes nothing`);
  }
  if (count === 1) return (source) => source;
  return (source) =>
    new Observable((subscriber) => {
      let gathered:
        { readonly sums: readonly TensorInfo[]; readonly loss: number; readonly taken: number } | undefined;
      return source.subscribe({
        next(gradients) {
          const { scope, loss } = gradients;
          const own = gradientsOf(gradients);
          const before = gathered;
          const sums = before
            ? own.map((b, at) => scope.call('Add', { a: before.sums[at] ?? b, b })) // as many at every minibatch
            : own;
          const taken = (before?.taken ?? 0) + 1;
          const total = (before?.loss ?? 0) + loss.value;
          gathered = { sums, loss: total, taken };
          if (taken < count) return;
          gathered = undefined;
          replaceGradients(gradients, sums, count);
          subscriber.next({ ...gradients, loss: { ...loss, value: total / count } });
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => subscriber.complete(),
      });
    });
}

const gradientsOf = ({ tape }: Gradients): readonly TensorInfo[] =>
  leaves(tape).flatMap(({ parameterGrads }) => parameterGrads);

/** Puts the mean in the place of the last minibatch's gradients. */
function replaceGradients({ tape, scope }: Gradients, sums: readonly TensorInfo[], count: number): void {
  const share = scope.upload(Float32Array.of(1 / count), []);
  let at = 0;
  for (const entry of leaves(tape)) {
    entry.parameterGrads = entry.parameterGrads.map((own) =>
      scope.call('Multiply', { a: sums[at++] ?? own, b: share }),
    );
  }
}
