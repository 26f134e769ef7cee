import type { Tensor, TensorInfo } from '@tensorflow/tfjs-core';
import type { Shape } from '../shapes/shape.ts';
import type { Minibatch } from './minibatch.ts';
import type { StepScope } from './stepScope.ts';
import type { TapeEntry } from './tapeEntry.ts';

/**
 * What flows between two layers: a tensor `[batch, …S]`, the minibatch it came from, and, as a linked list,
 * the tape of the layers that made it.
 *
 * `S` is the shape of one example. A signal of unknown size fits where a known one is wanted, and the other
 * way round; two different known sizes do not.
 */
export class Signal<S extends Shape = Shape> {
  /** Only for the compiler: as a method's parameter, so that sizes compare both ways. */
  declare readonly shapes?: { fits(shape: S): void }['fits'];

  constructor(
    readonly value: TensorInfo,
    readonly minibatch: Minibatch,
    readonly scope: StepScope,
    /** The layer application that made it; absent for the minibatch itself. */
    readonly entry: TapeEntry | undefined = undefined,
    readonly previous: Signal | undefined = undefined,
    /** Whether any layer so far has parameters: gradients flow back no further than the first that has. */
    readonly learns: boolean = false,
  ) {}

  /** The value as a `tf.Tensor`, valid until the step ends. */
  get tensor(): Tensor {
    return this.scope.tensor(this.value);
  }

  /** The signal that a layer makes of this one. */
  through<Out extends Shape>(entry: TapeEntry, learns: boolean): Signal<Out> {
    return new Signal<Out>(entry.output, this.minibatch, this.scope, entry, this, this.learns || learns);
  }
}

/** The layers' applications from the first to the one that made the signal. */
export function tapeOf(signal: Signal): readonly TapeEntry[] {
  const entries: TapeEntry[] = [];
  for (let at: Signal | undefined = signal; at?.entry; at = at.previous) entries.push(at.entry);
  return entries.reverse();
}
