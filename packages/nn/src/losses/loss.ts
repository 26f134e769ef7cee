import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Signal } from '../signals/signal.ts';

/** The loss of a minibatch, and where its gradient enters the network. */
export interface Loss {
  /** Mean over the minibatch, penalties included. */
  readonly value: number;
  /** What the loss was computed of. */
  readonly signal: Signal;
  /** ∂loss/∂signal. */
  readonly gradient: TensorInfo;
  /** What penalties add to the parameters' gradients; see `penalty`. */
  readonly penalties: readonly Penalty[];
}

/** A term of the loss that depends on the weights `w` alone: `Σ l1 |w| + l2 w²`. */
export interface Penalty {
  readonly l1: number;
  readonly l2: number;
}
