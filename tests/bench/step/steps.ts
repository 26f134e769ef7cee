import type { Snapshot } from '@weir/core';
import type { Experiment } from '@weir/experiments';
import { Control, backward, descend, minibatches } from '@weir/nn';
import { tap } from 'rxjs';
import type { MonoTypeOperatorFunction, Subscription } from 'rxjs';

/** A training run that takes as many steps as it is told. */
export interface Steps {
  run(steps: number): Promise<void>;
  close(): void;
}

/** Trains an experiment as `weir run` does, with nothing attached but what is given. */
export function stepsOf(experiment: Experiment, watch: MonoTypeOperatorFunction<Snapshot> = tap({})): Steps {
  const { data, network, loss, optimizer, schedule, rng, batchSize } = experiment;
  const control = new Control();
  control.send({ type: 'pause' });
  let failed: ((error: unknown) => void) | undefined;
  const subscription: Subscription = minibatches(data.train, { size: batchSize, rng, control })
    .pipe(network, loss, backward(), descend(optimizer, schedule), watch)
    .subscribe({ error: (error: unknown) => failed?.(error) });
  return {
    run: (steps) =>
      new Promise((resolve, reject) => {
        failed = reject;
        const idle = control.idle$.subscribe(() => {
          idle.unsubscribe();
          resolve();
        });
        control.send({ type: 'step', count: steps });
      }),
    close: () => subscription.unsubscribe(),
  };
}

/**
 * The lecture's tracking: log₁₀ of update:data of every parameter at every step, the last thousand steps' kept.
 */
export function trackEverything(): MonoTypeOperatorFunction<Snapshot> {
  const history: number[][] = [];
  return tap(({ step, parameters }) => {
    history[step % 1000] = parameters.map(({ update, data }) =>
      Math.log10(update.moments().std / data.moments().std),
    );
  });
}
