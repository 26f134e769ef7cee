import { torchGenerator } from '@weir/core';
import { sampleNames } from '@weir/experiments';
import { forEvaluation } from '@weir/nn';
import { exitCode } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import type { Surroundings } from './surroundings.ts';
import { trained } from './trained.ts';
import { UsageError } from './usageError.ts';

/** Options of `weir sample`. */
export interface SampleFlags extends TrainingFlags {
  readonly count: number;
  readonly temperature: number;
  readonly seed: number;
}

/** Trains a network and prints names drawn from it, a line each. */
export async function sample(
  source: string,
  flags: SampleFlags,
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { count, temperature, seed } = flags;
  if (!(temperature > 0)) {
    throw new UsageError(`--temperature must be positive, got ${temperature}; 1 samples as trained`);
  }
  if (!Number.isSafeInteger(seed))
    throw new UsageError(`--seed must be an integer, got ${seed}; any will do`);
  const { experiment, data, moments } = await trained(source, flags, surroundings, {
    unserved: 'no names are drawn',
    check({ vocabulary }) {
      if (!vocabulary)
        throw new UsageError(`sample: data must be names, got ${source}; use a preset on names`);
    },
  });
  if (!data.vocabulary) return exitCode.wrongInput; // refused above
  const names = sampleNames(forEvaluation(experiment.network, moments), {
    count,
    contextLength: data.train.inputShape[0] ?? 1,
    vocabulary: data.vocabulary,
    rng: torchGenerator(seed),
    temperature,
  });
  surroundings.output.write(names.map((name) => `${name}\n`).join(''));
  return exitCode.done;
}
