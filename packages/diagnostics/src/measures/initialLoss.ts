import { latest } from '@weir/core';
import type { LayerSnapshot, Snapshot } from '@weir/core';
import { map, take } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { expectedLoss } from '../selection/expectedLoss.ts';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';

/** Options of `initialLoss`, all with defaults. */
export interface InitialLossOptions {
  /**
   * Number of classes C; 0 where the loss is no cross-entropy. Default: those of the snapshot's `objective`, where it has one,
   * else the width of the last layer.
   */
  readonly classes?: number;
}

/** The loss before anything was learnt, beside the one of an untrained network that knows it knows nothing. */
export interface InitialLoss {
  readonly step: number;
  readonly loss: number;
  /** −ln(1/C); absent where there are no classes. */
  readonly expected?: number;
  /** The last layer's output: a std well above 1 is confidence that nothing has earned. Absent where no layer is seen. */
  readonly logits?: { readonly name: string; readonly mean: number; readonly std: number };
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
      map((snapshot) => {
        const { step, loss, layers } = snapshot;
        const expected = expectedLoss(snapshot, classes);
        return {
          step,
          loss,
          ...(expected !== undefined && { expected }),
          ...logitsOf(layers.findLast(({ depth }) => depth === 0)),
        };
      }),
    );
}

function logitsOf(last: LayerSnapshot | undefined): Pick<InitialLoss, 'logits'> {
  if (!last) return {};
  const { mean, std } = last.output.moments();
  return { logits: { name: last.name, mean, std } };
}

/** `initialLoss` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const initialLossKind = diagnosticKind({
  type: 'initialLoss',
  schema: { 'classes?': 'number.integer >= 0' },
  defaultEvery: 1,
  emitsPlainData: true,
  byDefault: true,
  operator: initialLoss,
  state: latest<InitialLoss>(),
});
