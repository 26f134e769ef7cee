import { kept } from '@weir/core';
import type { FindingChanged, Snapshot } from '@weir/core';
import { EMPTY, defer, filter, merge, tap } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { MomentsAccumulator, keptMoments, noRunningMoments } from '../../measures/momentsAccumulator.ts';
import type { LayerRunningMoments, RunningMoments } from '../../measures/momentsAccumulator.ts';
import { averageMoments, momentsDistance } from '../../measures/momentsDistance.ts';
import { settledNote, unsettledNote } from '../evidence/driftNotes.ts';
import type { DriftNote, NormFacts } from '../evidence/driftNotes.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';
import type { RuleInputs } from '../kinds/ruleKind.ts';

/** Thresholds of `batchNormDriftRule`, all with defaults. */
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
 *
 * @example
 * ```ts
 * // The batches' mean moves by a std a step: the running one, at momentum 0.1, is nine behind.
 * const norm = (mean: number) => {
 *   const output = { values: [-1, 1], shape: [2, 1] };
 *   return { kind: 'batchNorm', output, batchMoments: { mean: [mean], variance: [1] } };
 * };
 * const snapshots$ = range(0, 201).pipe(map((step) => arraySnapshot({ step, layers: [norm(step)] })));
 * const { finding } = await lastValueFrom(snapshots$.pipe(batchNormDriftRule()));
 * finding.severity; // → 'warning'
 * ```
 */
export function batchNormDriftRule(
  { every = 100, info = 0.5, warning = 1, ...grades }: BatchNormDriftRuleOptions = {},
  { running: given, calibrations = EMPTY, task }: Pick<RuleInputs, 'running' | 'calibrations' | 'task'> = {},
): OperatorFunction<Snapshot, FindingChanged> {
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(
      `batchNormDrift: every must be a positive integer, got ${every}; 100 is the default`,
    );
  }
  const thresholds = { info, warning, ...grades };
  return (source) =>
    defer(() => {
      // Facts of the layers, the same at every step: a run that goes on after its last one sees none.
      const seen = kept<Readonly<Record<string, NormFacts>>>('batchNorms', {});
      const followed = given ? undefined : keptMoments();
      const running = given ?? (() => followed?.moments ?? noRunningMoments);
      const known$ = source.pipe(
        tap(({ layers }) => {
          if (Object.keys(seen.value).length > 0) return;
          const found: Record<string, NormFacts> = {};
          for (const { name, batchMoments, output } of layers) {
            if (batchMoments)
              found[name] = { momentum: batchMoments.momentum, examples: output.shape[0] ?? 1 };
          }
          seen.value = found;
        }),
      );
      const followed$ = followed ? known$.pipe(tap((snapshot) => followed.add(snapshot))) : known$;
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
                const own = seen.value[layer.name];
                const settled = 3 / (own?.momentum ?? 1);
                const other = averageMoments(state.recent.flatMap((moments) => named(moments, layer.name)));
                // What the run has time for is no finding.
                if (batches < settled && settled <= (task?.steps ?? 0)) return [];
                return batches < settled
                  ? compare(layer, other, 'batches', { info }, unsettledNote(batches, own))
                  : compare(layer, other, 'batches', thresholds, settledNote(own));
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
            running().layers.flatMap((layer) => {
              const own = seen.value[layer.name];
              const { batches } = running();
              const explanation =
                batches < 3 / (own?.momentum ?? 1) ? unsettledNote(batches, own) : settledNote(own);
              return compare(layer, named(measured, layer.name)[0], 'split', thresholds, explanation);
            }),
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

const notes = {
  batches: {
    subject: (name: string) => name,
    formula: 'mean over features of max(|Δmean| / σ, |ln variance ratio|), running against batches',
  },
  split: {
    subject: (name: string) => `${name} (calibrated)`,
    formula: 'mean over features of max(|Δmean| / σ, |ln variance ratio|), running against the whole split',
  },
} as const;

function compare(
  running: LayerRunningMoments,
  other: LayerRunningMoments | undefined,
  against: keyof typeof notes,
  grades: Grades,
  { settings, ...explanation }: DriftNote,
): readonly Observation[] {
  if (!other) return [];
  const value = momentsDistance(running, other);
  const graded = grade(value, grades);
  if (!graded) return [];
  const { subject, formula } = notes[against];
  const layer = running.name;
  return [
    {
      subject: subject(layer),
      ...graded,
      value,
      formula,
      ...explanation,
      ...(settings && { settings: settings.map((setting) => ({ ...setting, layer })) }),
    },
  ];
}

/** `batchNormDrift` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const batchNormDriftRuleKind = ruleKind({
  type: 'batchNormDrift',
  consequenceOf: ['biasDrift', 'batchNormBatchSize', 'batchNormMomentum'],
  schema: { ...gradesSchema, 'every?': 'number.integer >= 1' },
  defaultEvery: 1,
  operator: batchNormDriftRule,
});
