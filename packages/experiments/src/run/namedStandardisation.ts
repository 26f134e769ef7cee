import type { Standardised, StandardisedFeature } from '@weir/core';
import type { Standardisation } from '@weir/data';
import type { ExperimentData } from './experiment.ts';

/** The moments by which data was standardised, each with what its feature is called. Empty of data that was not. */
export function namedStandardisation({ standardisation, columns }: ExperimentData): Standardised {
  if (!standardisation) return { inputs: [] };
  const { inputs, targets } = standardisation;
  return {
    inputs: named(inputs, columns?.features ?? inputs.mean.map((_, channel) => `channel ${channel + 1}`)),
    ...(targets && {
      targets: named(
        targets,
        targets.mean.map((_, at) => columns?.targets[at] ?? `target ${at + 1}`),
      ),
    }),
  };
}

const named = ({ mean, std }: Standardisation, names: readonly string[]): readonly StandardisedFeature[] =>
  names.map((name, at) => ({ name, mean: mean[at] ?? NaN, std: std[at] ?? NaN }));
