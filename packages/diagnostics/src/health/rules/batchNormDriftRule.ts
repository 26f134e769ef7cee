import { kept } from '@weir/core';
import type { FindingChanged, Setting, Snapshot } from '@weir/core';
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
      const seen = kept<Readonly<Record<string, Seen>>>('batchNorms', {});
      const followed = given ? undefined : keptMoments();
      const running = given ?? (() => followed?.moments ?? noRunningMoments);
      const known$ = source.pipe(
        tap(({ layers }) => {
          if (Object.keys(seen.value).length > 0) return;
          const found: Record<string, Seen> = {};
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
                const other = average(state.recent.flatMap((moments) => named(moments, layer.name)));
                // What the run has time for is no finding.
                if (batches < settled && settled <= (task?.steps ?? 0)) return [];
                return batches < settled
                  ? compare(layer, other, 'batches', { info }, unsettled(batches, own))
                  : compare(layer, other, 'batches', thresholds, settledNotes(own));
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
                batches < 3 / (own?.momentum ?? 1) ? unsettled(batches, own) : settledNotes(own);
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

/** What a layer was built with. */
interface Seen {
  readonly momentum: number;
  readonly examples: number;
}

interface Explanation {
  readonly meaning: string;
  readonly remedy: string;
  readonly settings?: readonly Omit<Setting, 'layer'>[];
}

/** Statistics that still come from their start, 0 and 1: only more batches or a larger momentum mend that. */
function unsettled(batches: number, { momentum }: Seen = { momentum: 0.1, examples: 1 }): Explanation {
  const needed = Math.ceil(3 / momentum);
  const enough = Math.min(1, Number(Math.max(0.1, 3 / batches).toPrecision(1)));
  return {
    meaning: `Its running statistics have not settled yet: they started at mean 0 and variance 1, and at momentum ${figure(momentum)} they take about ${needed} batches; ${batches} were seen.`,
    ...(enough > momentum && { settings: [{ option: 'momentum', value: enough }] }),
    remedy:
      enough > momentum
        ? `Raise its momentum to ${figure(enough)}, train for ${needed} steps before evaluating, or evaluate with calibrated statistics.`
        : `Train for ${needed} steps before evaluating, or evaluate with calibrated statistics.`,
  };
}

/** Statistics that have had their batches: either single batches shake them, or they lag behind moving weights. */
function settledNotes({ momentum, examples }: Seen = { momentum: 0.1, examples: Infinity }): Explanation {
  const noise = Math.sqrt(momentum / (2 - momentum) / examples);
  return noise > mostNoise
    ? {
        meaning: `Its running statistics follow the last few batches of ${examples}, each of which is off by chance: in evaluation mode it normalises by other numbers than it was trained with.`,
        remedy: 'Evaluate with calibrated statistics, use larger batches, or lower its momentum.',
      }
    : {
        meaning:
          'Its running statistics lag behind what goes in now: in evaluation mode it normalises by other numbers than it was trained with.',
        remedy:
          'Evaluate with calibrated statistics, or lower the learning rate towards the end so that the layers below come to rest.',
      };
}

/** Noise of the running mean, in std, from which on single batches are to blame; `batchNormMomentum` warns there. */
const mostNoise = 0.1;

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
  { settings, ...explanation }: Explanation,
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
  consequenceOf: ['biasDrift'],
  schema: { ...gradesSchema, 'every?': 'number.integer >= 1' },
  defaultEvery: 1,
  operator: batchNormDriftRule,
});
