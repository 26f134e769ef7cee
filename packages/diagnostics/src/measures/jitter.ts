import { history, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { map } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { diagnosticKind } from '../kinds/diagnosticKind.ts';
import type { Company, DiagnosticInputs, Probe } from '../kinds/diagnosticKind.ts';

/** Options of `jitter`, all with defaults. */
export interface JitterOptions {
  /** Batch sizes to look at. Default: the training's alone. */
  readonly sizes?: readonly number[];
  /** Examples that are put among others. Default 8. */
  readonly examples?: number;
  /** Batches that each of them is put into. Default 16. */
  readonly batches?: number;
  /** Of the generator that draws examples and company, which is none of the run's. Default 1. */
  readonly seed?: number;
}

/** How much an example's outputs depend on the batch that it is in. */
export interface SizeJitter {
  /** Examples in a batch, the probed one included. */
  readonly size: number;
  /** Std over the batches (N − 1) of each output of a fixed example while training: root mean square over all. */
  readonly training: number;
  /** The same in evaluation mode: 0, but for rounding, where nothing looks at the batch. */
  readonly evaluation: number;
}

/** The jitter at one step, by batch size: what `jitter` emits. */
export interface Jitter {
  readonly step: number;
  /** Std over all outputs of all of them in evaluation mode: what the jitter is small or large beside. */
  readonly outputs: number;
  readonly sizes: readonly SizeJitter[];
}

/**
 * Emits, at each snapshot, the std over batches of a fixed example's outputs: BatchNorm makes them depend on the
 * example's company, by about 1/√(batch size), which acts as a regulariser.
 *
 * It draws from a generator of its own, the same examples and company each time, and changes nothing of the run. It
 * costs `2 · examples · batches` forward passes for each size.
 *
 * @param inputs Must hold `probe`: a run gives it.
 * @throws RangeError if a size is no integer of at least 2 or more than there are examples; TypeError without a probe.
 *
 * @example
 * ```ts
 * import type { Probe } from '@weir/diagnostics';
 *
 * // A network whose output is the sum of its batch while it trains, and the example alone in evaluation.
 * const probe: Probe = {
 *   examples: 4,
 *   batchSize: 2,
 *   outputs: (mode, batches) =>
 *     batches.map(({ example, others }) => [mode === 'training' ? example + (others[0] ?? 0) : example]),
 * };
 * const { sizes } = await lastValueFrom(of(arraySnapshot({})).pipe(jitter({}, { probe })));
 * (sizes[0]?.training ?? 0) > 0.5; // → true
 * sizes[0]?.evaluation; // → 0
 * ```
 */
export function jitter(
  { sizes, examples = 8, batches = 16, seed = 1 }: JitterOptions = {},
  { probe }: DiagnosticInputs = {},
): OperatorFunction<Snapshot, Jitter> {
  if (!probe)
    throw new TypeError('jitter: inputs must hold a probe of the network, got none; pass inputs.probe');
  const looked = sizes ?? [probe.batchSize];
  for (const size of looked) {
    if (!Number.isInteger(size) || size < 2 || size > probe.examples) {
      throw new RangeError(
        `jitter: sizes must be integers from 2 to the ${probe.examples} examples, got ${size}; leave sizes out for the batch size`,
      );
    }
  }
  return map(({ step }) => {
    const rng = torchGenerator(seed);
    const probed = Array.from(rng.randint(0, probe.examples, examples));
    const measured = looked.map((size) => {
      const company = probed.flatMap((example) =>
        Array.from({ length: batches }, (): Company => ({
          example,
          others: rng.randint(0, probe.examples, size - 1),
        })),
      );
      const of = (mode: Parameters<Probe['outputs']>[0]) => {
        const outputs = probe.outputs(mode, company);
        return {
          outputs,
          jitter: rootMeanOf(
            probed.flatMap((_, at) => variancesAcross(outputs.slice(at * batches, (at + 1) * batches))),
          ),
        };
      };
      const [training, evaluation] = [of('training'), of('evaluation')];
      return { size, training: training.jitter, evaluation: evaluation.jitter, seen: evaluation.outputs };
    });
    const seen = measured[0]?.seen ?? [];
    return {
      step,
      outputs: Math.sqrt(varianceOf(seen.flatMap((outputs) => Array.from(outputs)))),
      sizes: measured.map(({ seen: _seen, ...size }) => size),
    };
  });
}

/** The variance of each output over several batches. */
function variancesAcross(outputs: readonly ArrayLike<number>[]): readonly number[] {
  const [first] = outputs;
  return Array.from(first ?? [], (_, at) => varianceOf(outputs.map((output) => output[at] ?? NaN)));
}

/** Over N − 1. */
function varianceOf(values: ArrayLike<number>): number {
  const list = Array.from(values);
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length;
  return list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (list.length - 1);
}

const rootMeanOf = (variances: readonly number[]): number =>
  Math.sqrt(variances.reduce((sum, variance) => sum + variance, 0) / variances.length);

/** The measurements so far. */
export const jitterHistory = history<Jitter>();

/** `jitter` as a configuration names it: its options, its cadence, and what is kept of its measurements. */
export const jitterKind = diagnosticKind({
  type: 'jitter',
  schema: {
    'sizes?': '(number.integer >= 2)[] >= 1',
    'examples?': 'number.integer >= 1',
    'batches?': '2 <= number.integer <= 10000',
    'seed?': '-9007199254740991 <= number.integer <= 9007199254740991',
  },
  defaultEvery: 500,
  needs: ['probe'],
  operator: jitter,
  state: jitterHistory,
});
