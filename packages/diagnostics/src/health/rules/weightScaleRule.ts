import type { FindingChanged, ParameterSnapshot, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { followerOf, gainBefore, normKinds, weightedKinds, weights } from '../evidence/architecture.ts';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, gradesSchema, timesApart } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

export type WeightScaleRuleOptions = Grades;

/**
 * A weight starts at another scale than theory wants: std = gain / √fanIn, the gain being that of the activation
 * it runs into (He et al., 2015).
 *
 * The thresholds are how many times either way. Defaults: info above 1.5, warning above 2.5, error above 6. Ahead
 * of a norm the scale is no more than info, because the norm takes it away; of the last weight only one too large
 * counts, because a small one is wanted. Judged at the first snapshot: a fact of the start.
 */
export function weightScaleRule({
  info = 1.5,
  warning = 2.5,
  error = 6,
}: WeightScaleRuleOptions = {}): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, { isJudged: boolean }>(
    'weightScale',
    {
      initial: { isJudged: false },
      look(state, snapshot) {
        if (state.isJudged) return undefined;
        state.isJudged = true;
        return weights(snapshot).flatMap((weight) => observe(snapshot, weight, { info, warning, error }));
      },
    },
    { fact: true },
  );
}

function observe(
  snapshot: Snapshot,
  { name, layer, data, fanIn }: ParameterSnapshot & { readonly fanIn: number },
  grades: Grades,
): readonly Observation[] {
  const follower = followerOf(snapshot, layer);
  const last = !snapshot.layers
    .slice(snapshot.layers.findIndex((candidate) => candidate.name === layer) + 1)
    .some(({ kind }) => weightedKinds.includes(kind));
  const gain = follower && !last ? gainBefore(follower) : 1;
  const { std } = data.moments();
  const wanted = gain / Math.sqrt(fanIn);
  const value = std / wanted;
  const normalised = follower !== undefined && normKinds.includes(follower.kind);
  const graded = grade(
    timesApart(value, 1),
    normalised ? (grades.error === undefined ? {} : { info: grades.error }) : grades,
  );
  if (!(value > 0) || !graded || (last && value < 1)) return [];
  return [
    {
      subject: name,
      severity: graded.severity,
      value,
      threshold: value < 1 ? 1 / graded.threshold : graded.threshold,
      settings: [{ layer, option: 'gain', value: gain, std: wanted }],
      formula: `std(${name}) / (gain / √fanIn), gain ${figure(gain)}, fanIn ${fanIn}`,
      meaning: normalised
        ? `Its std is ${figure(std)} where theory has ${figure(wanted)}. The norm after it hides that from the activations, but not from update:data.`
        : `Its std is ${figure(std)} where theory has ${figure(wanted)}: what it makes is ${value < 1 ? 'too small' : 'too large'} for what follows.`,
      remedy: `Start it with std ${figure(wanted)}: kaimingNormal with gain ${figure(gain)}, or its values times ${figure(1 / value)}.`,
    },
  ];
}

export const weightScaleRuleKind = ruleKind({
  type: 'weightScale',
  schema: gradesSchema,
  operator: weightScaleRule,
});
