import { latest } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { map, take } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';

/** Options of `initialLoss`, all with defaults. */
export interface InitialLossOptions {
  /** Number of classes C. Default: the width of the last layer. 0 where the loss is no cross-entropy. */
  readonly classes?: number;
}

/** The loss before anything was learnt, beside the one of an untrained network that knows it knows nothing. */
export interface InitialLoss {
  readonly step: number;
  readonly loss: number;
  /** −ln(1/C); absent where there are no classes. */
  readonly expected?: number;
  /** The last layer's output: a std well above 1 is confidence that nothing has earned. */
  readonly logits: { readonly name: string; readonly mean: number; readonly std: number };
}

/**
 * Emits, once, the first step's loss beside the expected −ln(1/C) of C equally likely classes.
 *
 * @example
 * ```ts
 * const logits = { kind: 'linear', output: { values: [10, -10, 0], shape: [1, 3] } };
 * const { loss, expected } = await lastValueFrom(of(arraySnapshot({ loss: 8, layers: [logits] })).pipe(initialLoss()));
 * [loss, expected]; // → [8, 1.099]
 * ```
 */
export function initialLoss({ classes }: InitialLossOptions = {}): OperatorFunction<Snapshot, InitialLoss> {
  return (source) =>
    source.pipe(
      take(1),
      map(({ step, loss, layers }) => {
        const last = layers.findLast(({ depth }) => depth === 0);
        if (!last)
          throw new RangeError('initialLoss: layers must not be empty, got none; snapshot the layers');
        const { mean, std } = last.output.moments();
        const width = classes ?? last.output.shape.at(-1) ?? 0;
        return {
          step,
          loss,
          ...(width > 1 ? { expected: Math.log(width) } : {}),
          logits: { name: last.name, mean, std },
        };
      }),
    );
}

/** `initialLoss` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const initialLossKind = diagnosticKind({
  type: 'initialLoss',
  schema: { 'classes?': 'number.integer >= 0' },
  defaultEvery: 1,
  byDefault: true,
  operator: initialLoss,
  state: latest<InitialLoss>(),
});
