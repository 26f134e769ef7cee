import type { NetworkMoments } from '../evaluation/evaluationContext.ts';

/** What a layer gets when norms are frozen. */
export interface FreezingContext {
  /** The layer's name within the network. */
  readonly name: string;
  /** Which norms are, by name. */
  isFrozen(name: string): boolean;
  /** Statistics to keep to, by name. One without keeps to mean 0 and variance 1, as torch's does that has seen no batch. */
  readonly moments: NetworkMoments;
}
