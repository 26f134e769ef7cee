import { setImmediate } from 'node:timers/promises';
import { torchGenerator } from '@weir/core';
import { sampleNames } from '@weir/experiments';
import { forEvaluation } from '@weir/nn';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { InterruptedError } from './interruptedError.ts';
import { interruption } from './interruption.ts';
import type { Surroundings } from './surroundings.ts';
import { counted, grouped } from './terminal/numberFormat.ts';
import { trained } from './trained.ts';
import { UsageError } from './usageError.ts';

/** Options of `weir sample`. */
export interface SampleFlags extends TrainingFlags {
  readonly count: number;
  readonly temperature: number;
  readonly seed: number;
}

/** Names that are drawn at once, and in memory. */
const lot = 4096;

/**
 * Trains a network and prints names drawn from it, a line each, as they are drawn: however many, they take no more memory.
 *
 * @throws InterruptedError if a signal ended it ahead of the last.
 */
export async function sample(
  source: string,
  flags: SampleFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { count, temperature, seed } = flags;
  const { output, log } = surroundings;
  const { experiment, data, moments } = await trained(source, flags, surroundings, {
    unserved: 'no names are drawn',
    check({ vocabulary }) {
      if (!vocabulary)
        throw new UsageError(`sample: data must be names, got ${source}; use a preset on names`);
    },
  });
  if (!data.vocabulary) return exitCode.wrongInput; // refused above
  const network = forEvaluation(experiment.network, moments);
  const options = {
    contextLength: data.train.inputShape[0] ?? 1,
    vocabulary: data.vocabulary,
    rng: torchGenerator(seed),
    temperature,
  };
  const signals = interruption();
  signals.onFirst(() => log('stopping after these names; once more to end at once'));
  let drawn = 0;
  try {
    while (drawn < count && !signals.came) {
      const names = sampleNames(network, { ...options, count: Math.min(lot, count - drawn) });
      output.write(names.map((name) => `${name}\n`).join(''));
      drawn += names.length;
      await setImmediate(); // signals, and a reader who has gone, have their turn
    }
  } finally {
    signals.release();
  }
  if (drawn < count)
    throw new InterruptedError(`interrupted after ${grouped(drawn)} of ${counted(count, 'name')}`);
  return exitCode.done;
}
