import type { FindingChanged, Snapshot } from '@weir/core';
import { EMPTY, defer, filter, merge, tap } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { MomentsAccumulator, keptMoments, noRunningMoments } from '../../measures/momentsAccumulator.ts';
import type { LayerRunningMoments, RunningMoments } from '../../measures/momentsAccumulator.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import type { RuleInputs } from '../kinds/ruleKind.ts';

export interface BatchNormDriftRuleOptions extends Grades {
  /** Steps between two comparisons. Default 100. */
  readonly every?: number;
}

/**
 * BatchNorm's running statistics are far from those of the batches, or from those measured over a whole split: the
 * network that is evaluated is not the one that was trained.
 *
 * The thresholds are the mean over the features of `max(|Δmean| / σ, |ln(variance ratio)|)`, against the mean of the
 * last three batches compared. Defaults: info above 0.5, warning above 1. For the first 3/momentum steps, while
 * running statistics still come from 0 and 1, it is no more than info. It must see every step.
 *
 * @param inputs `running`: the run's own running statistics, so that they need not be followed twice;
 *   `calibrations`: statistics measured over a whole split, compared as they come.
 * @throws RangeError if `every` is not a positive integer.
 */
export function batchNormDriftRule(
  { every = 100, info = 0.5, warning = 1, ...grades }: BatchNormDriftRuleOptions = {},
  { running: given, calibrations = EMPTY }: Pick<RuleInputs, 'running' | 'calibrations'> = {},
): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(
      `batchNormDrift: every must be a positive integer, got ${every}; 100 is the default`,
    );
  }
  const thresholds = { info, warning, ...grades };
  return (source) =>
    defer(() => {
      const followed = given ? undefined : keptMoments();
      const running = given ?? (() => followed?.moments ?? noRunningMoments);
      const followed$ = followed ? source.pipe(tap((snapshot) => followed.add(snapshot))) : source;
      const againstBatches$ = followed$.pipe(
        filter(({ step }) => step % every === 0),
        findings<Snapshot, { recent: readonly RunningMoments[] }>(
          'batchNormDrift',
          {
            initial: { recent: [] },
            look(state, snapshot) {
              state.recent = [...state.recent.slice(-2), momentsOf(snapshot)];
              const { batches, layers } = running();
              return layers.flatMap((layer) => {
                const own = snapshot.layers.find(({ name }) => name === layer.name)?.batchMoments;
                const settled = 3 / (own?.momentum ?? 1);
                const other = average(state.recent.flatMap((moments) => named(moments, layer.name)));
                return batches < settled
                  ? compare(layer, other, 'batches', { info }, settled)
                  : compare(layer, other, 'batches', thresholds);
              });
            },
          },
          { raiseAfter: 2 }, // at the first step every network is there
        ),
      );
      const againstSplit$ = calibrations.pipe(
        findings(
          'batchNormDrift',
          () => (measured) =>
            running().layers.flatMap((layer) =>
              compare(layer, named(measured, layer.name)[0], 'split', thresholds),
            ),
          { clearAfter: 1 },
        ),
      );
      return merge(againstBatches$, againstSplit$);
    });
}

/** The moments of one batch alone. */
function momentsOf(snapshot: Snapshot): RunningMoments {
  const batch = new MomentsAccumulator({ momentum: 1 });
  batch.add(snapshot);
  return batch.moments;
}

function named({ layers }: RunningMoments, name: string): readonly LayerRunningMoments[] {
  return layers.filter((layer) => layer.name === name);
}

function average(moments: readonly LayerRunningMoments[]): LayerRunningMoments | undefined {
  const [first] = moments;
  if (!first) return undefined;
  const mean = (of: (layer: LayerRunningMoments) => readonly number[]) =>
    of(first).map(
      (_, at) => moments.reduce((sum, layer) => sum + (of(layer)[at] ?? NaN), 0) / moments.length,
    );
  return { ...first, mean: mean((layer) => layer.mean), variance: mean((layer) => layer.variance) };
}

/** How far two layers' statistics are apart: the mean over the features of the larger of both distances. */
export function momentsDistance(a: LayerRunningMoments, b: LayerRunningMoments): number {
  const variances = (layer: LayerRunningMoments) => (at: number) => {
    const value = layer.variance[at] ?? NaN;
    return (layer.tracks === 'std' ? value * value : value) + 1e-12;
  };
  const [one, other] = [variances(a), variances(b)];
  const distances = a.mean.map((mean, at) =>
    Math.max(
      Math.abs(mean - (b.mean[at] ?? NaN)) / Math.sqrt(other(at)),
      Math.abs(Math.log(one(at) / other(at))),
    ),
  );
  return distances.reduce((sum, distance) => sum + distance, 0) / distances.length;
}

const notes = {
  batches: {
    subject: (name: string) => name,
    formula: 'mean over features of max(|Δmean| / σ, |ln variance ratio|), running against batches',
    meaning:
      'Its running statistics are those of no recent batch: in evaluation mode it normalises by other numbers than it was trained with.',
    remedy:
      'calibrate over the training split, use cumulative momentum, or lower the learning rate if the layers below still move.',
  },
  split: {
    subject: (name: string) => `${name} (calibrated)`,
    formula: 'mean over features of max(|Δmean| / σ, |ln variance ratio|), running against the whole split',
    meaning: 'Its running statistics differ from those of the whole split: evaluation will be off.',
    remedy: 'Evaluate with the calibrated statistics, lower the momentum, or train on with a lower rate.',
  },
} as const;

function compare(
  running: LayerRunningMoments,
  other: LayerRunningMoments | undefined,
  against: keyof typeof notes,
  grades: Grades,
  settled?: number,
): readonly Observation[] {
  if (!other) return [];
  const value = momentsDistance(running, other);
  const graded = grade(value, grades);
  if (!graded) return [];
  const { subject, formula, meaning, remedy } = notes[against];
  return [
    {
      subject: subject(running.name),
      ...graded,
      value,
      formula,
      meaning:
        settled === undefined
          ? meaning
          : `Its running statistics have not settled yet: they started at mean 0 and variance 1 and take about ${figure(settled)} steps.`,
      remedy:
        settled === undefined
          ? remedy
          : `Train for ${figure(settled)} steps before evaluating, raise the momentum, or calibrate.`,
    },
  ];
}

export const batchNormDriftRuleKind = ruleKind({
  type: 'batchNormDrift',
  schema: { ...gradesSchema, 'every?': 'number.integer >= 1' },
  defaultEvery: 1,
  operator: batchNormDriftRule,
});
