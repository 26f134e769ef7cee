import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import {
  followerOf,
  gainBefore,
  isNormalised,
  isOnBranch,
  isWeighted,
  lastLayerOf,
  startGain,
  weights,
} from '../evidence/architecture.ts';
import { depthGrades } from '../evidence/depthGrades.ts';
import { byGravity } from '../findings/gravity.ts';
import { figure } from '../evidence/figure.ts';
import { gainSetting } from '../evidence/settingsOf.ts';
import { largest } from '../evidence/rounding.ts';
import { momentsBeforeUpdate } from '../evidence/startOf.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, gradesSchema, timesApart } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { startsConfident } from './initialLossRule.ts';
import { stackAhead } from './linearStackRule.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `weightScaleRule`, all with defaults. */
export type WeightScaleRuleOptions = Grades;

/**
 * A weight starts at another scale than theory wants: std = gain / √fanIn, the gain being that of the activation
 * it runs into (He et al., 2015).
 *
 * The thresholds are how many times either way. Defaults: info above 1.5, warning above 2.5, error above 6. Ahead
 * of a norm the scale is no more than info, because the norm takes it away; of the last weight, and of those on a
 * residual branch, only one too large counts, because a small one is wanted there. A sigmoid may have any gain from 1 to
 * 4: its slope of 1/4 makes up for it. A mean that is larger than the std is a finding too: sums of many inputs add it up.
 *
 * Weights that are each off by little multiply: where what passes several of them, through relus or nothing that bounds it, comes to
 * four times what it should be or a quarter, each is a warning, and at a hundred times an error.
 *
 * Where the first loss tells that the logits are confident and wrong, the last weight is left to `initialLoss`, which wants
 * it smaller still.
 *
 * One weight alone that starts too small, unless by far, is info: it slows its layer down at first, and no more.
 *
 * Judged once, of what the weights were ahead of the first update: how they started does not change.
 *
 * @param inputs `classes`: of a cross-entropy; 0 where the loss is none.
 *
 * @example
 * ```ts
 * // A std of 1 where 100 inputs want 0.1.
 * const values = torchGenerator(1).normal(0, 1, 1000);
 * const layers = [{ kind: 'linear', output: { values: [1, -1] } }];
 * const weight = { name: '0.linear.weight', fanIn: 100, data: { values, shape: [100, 10] } };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ layers, parameters: [weight] })).pipe(weightScaleRule()));
 * finding.severity; // → 'error'
 * ```
 */
export function weightScaleRule(
  { info = 1.5, warning = 2.5, error = 6 }: WeightScaleRuleOptions = {},
  { classes = 0 }: { readonly classes?: number | undefined } = {},
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, { isJudged: boolean }>(
    'weightScale',
    {
      initial: { isJudged: false },
      look(state, snapshot) {
        if (state.isJudged) return undefined;
        state.isJudged = true;
        const isConfident = startsConfident(snapshot, classes);
        const found = weights(snapshot)
          .filter(({ layer }) => !(isConfident && layer === lastLayerOf(snapshot)?.name))
          .flatMap((weight) => observe(snapshot, weight, { info, warning, error }))
          .map((one) => besideOutput(snapshot, besideStack(snapshot, one)));
        return multiplied(snapshot, alone(found));
      },
    },
    { fact: true },
  );
}

function observe(
  snapshot: Snapshot,
  weight: ParameterSnapshot & { readonly fanIn: number },
  grades: Required<Grades>,
): readonly Observation[] {
  const { name, layer, fanIn } = weight;
  const follower = followerOf(snapshot, layer);
  const last = !snapshot.layers
    .slice(snapshot.layers.findIndex((candidate) => candidate.name === layer) + 1)
    .some((candidate) => isWeighted(snapshot, candidate));
  const { mean, std } = momentsBeforeUpdate(weight);
  if (!(std > 0)) return []; // constant weights are `symmetry`'s
  // Of a sum with a far larger update, float32 has kept too little to tell what the weight was.
  if (largest(weight.update.moments()) * float32 > rounded * std) return [];
  const measured = std * Math.sqrt(fanIn);
  const [low, high] = follower && !last ? gainsBefore(follower) : [1, 1];
  const gain = Math.min(high, Math.max(low, measured));
  const best = follower && !last ? startGain(follower) : 1;
  const wanted = gain / Math.sqrt(fanIn);
  const value = measured / gain;
  const normalised = isNormalised(snapshot, layer);
  const own = snapshot.layers.find((candidate) => candidate.name === layer);
  const mayBeSmall = last || (own !== undefined && isOnBranch(own));
  if (isOneSided(weight.shape, mean, std) && !normalised)
    return [
      {
        ...ofMean(name, { mean, std, fanIn, wanted: best / Math.sqrt(fanIn), gain: best }),
        settings: [gainSetting(weight, best)],
      },
    ];
  const graded = grade(timesApart(value, 1), normalised ? { info: grades.error } : grades);
  if (!graded || graded.near || (mayBeSmall && value < 1)) return [];
  return [
    {
      subject: name,
      severity: graded.severity,
      value,
      threshold: value < 1 ? 1 / graded.threshold : graded.threshold,
      settings: [gainSetting(weight, gain)],
      formula: `std(${name}) / (gain / √fanIn), gain ${figure(gain)}, fanIn ${fanIn}`,
      meaning: normalised
        ? `${name} starts with std ${figure(std)} where theory has ${figure(wanted)}. The norm after it hides that from the activations, but not from update:data.`
        : `${name} starts with std ${figure(std)} where theory has ${figure(wanted)}: what it makes is ${value < 1 ? 'too small' : 'too large'} for what follows.`,
      remedy: `Start it with std ${figure(wanted)}: kaimingNormal with gain ${figure(gain)}, or its values times ${figure(1 / value)}.`,
    },
  ];
}

/** One weight that starts too small slows its layer down at first; only where others add to it does it keep what passes small. */
function alone(found: readonly Observation[]): readonly Observation[] {
  const [only, ...others] = found.filter(({ severity }) => severity !== 'info');
  const isSmall = only?.severity === 'warning' && only.value < 1 && only.formula.startsWith('std');
  if (!isSmall || others.length > 0) return found;
  return found.map((one) => (one === only ? { ...one, severity: 'info' } : one));
}

/** What float32 rounds a sum by, as a share of its larger part. */
const float32 = 2 ** -24;

/** Share of a std by which rounding may have moved the weights. */
const rounded = 0.02;

/** Where the network ends in an activation, how its last weight is to start is only to be said once that belongs there. */
function besideOutput(snapshot: Snapshot, one: Observation): Observation {
  const last = lastLayerOf(snapshot);
  const isAhead =
    last !== undefined && weights(snapshot).at(-1)?.name === one.subject && !isWeighted(snapshot, last);
  return isAhead ? { ...one, cause: { rule: 'outputLayer', subject: last.name } } : one;
}

/** How a weight is to start that runs into more weights is only to be said once an activation stands between. */
function besideStack(snapshot: Snapshot, one: Observation): Observation {
  const stack = stackAhead(snapshot, one.subject.replace(/\.weight$/, ''));
  return stack === undefined ? one : { ...one, cause: { rule: 'linearStack', subject: stack } };
}

/**
 * Weights whose scales multiply along depth, each off by little: what the activations between neither bound nor normalise. Then
 * each is as grave as what they come to, by the thresholds that `activationScale` has.
 */
function multiplied(snapshot: Snapshot, found: readonly Observation[]): readonly Observation[] {
  const passed = found.filter(({ subject, formula }) => {
    const layer = subject.replace(/\.weight$/, '');
    const follower = followerOf(snapshot, layer);
    return !formula.startsWith('|mean|') && follower !== undefined && unbounded.includes(follower.kind);
  });
  const times = passed.slice(1).reduce((product, { value }) => product * value, 1);
  const graded = grade(timesApart(times, 1), depthGrades(ofProduct, passed.length - 1));
  if (passed.length < 2 || !graded || graded.near) return found;
  return found.map((one) => {
    const isGraver = passed.includes(one) && byGravity(graded.severity, one.severity) < 0;
    if (!isGraver) return one;
    return {
      ...one,
      severity: graded.severity,
      meaning: `${one.meaning} It multiplies: over ${passed.length} layers what passes comes to ${figure(times)} times what it should be.`,
    };
  });
}

/** What passes a scale on as it is, half of it or all: the rest bounds or normalises it. */
const unbounded: readonly string[] = ['relu', 'leakyRelu', 'prelu', 'linear', 'conv2d'];

/** The grades of `activationScale`. */
const ofProduct = { warning: 4, error: 100 };

/** A mean that no chance explains: beyond the std, and of more values than a handful. */
function isOneSided(shape: readonly number[], mean: number, std: number): boolean {
  return Math.abs(mean) > std && shape.reduce((product, side) => product * side, 1) >= 16;
}

function ofMean(
  subject: string,
  { mean, std, fanIn, wanted, gain }: Readonly<Record<'mean' | 'std' | 'fanIn' | 'wanted' | 'gain', number>>,
): Observation {
  const value = Math.abs(mean) / std;
  const threshold = 1;
  return {
    subject,
    severity: 'warning',
    value,
    threshold,
    formula: '|mean| / std of the weight at the start',
    meaning: `${subject} starts around ${figure(mean)} with std ${figure(std)}, not around 0: sums of ${fanIn} inputs add that up, so that all units put out much the same.`,
    remedy: `Start it with mean 0 and std ${figure(wanted)}: kaimingNormal with gain ${figure(gain)}.`,
  };
}

/** Between which gains nothing is wrong. */
function gainsBefore(follower: Parameters<typeof gainBefore>[0]): readonly [low: number, high: number] {
  const gain = gainBefore(follower);
  return follower.kind === 'sigmoid' ? [gain, 4] : [gain, gain];
}

/** `weightScale` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const weightScaleRuleKind = ruleKind({
  type: 'weightScale',
  schema: gradesSchema,
  operator: (options, { classes }) => weightScaleRule(options, { classes }),
});
