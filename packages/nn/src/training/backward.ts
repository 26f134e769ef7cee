import { map } from 'rxjs';
import type { Clipping } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { backThroughChain } from '../layers/composedChain.ts';
import type { Loss } from '../losses/loss.ts';
import { tapeOf } from '../signals/signal.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import { addPenalties } from './addPenalties.ts';

/** A step after its backward pass: every entry of the tape knows its gradients. */
export interface Gradients {
  readonly loss: Loss;
  readonly tape: readonly TapeEntry[];
  readonly scope: StepScope;
  /** What `clipGradients` did to them. */
  readonly clipping?: Clipping;
}

/** Takes the loss's gradient back along the tape, last layer to first, and adds that of the penalties. */
export function backward(): OperatorFunction<Loss, Gradients> {
  return map((loss) => {
    const { signal } = loss;
    const tape = tapeOf(signal);
    backThroughChain(tape, loss.gradient, signal.scope);
    addPenalties(loss.penalties, tape, signal.scope);
    return { loss, tape, scope: signal.scope };
  });
}
