import { activationKinds, normKinds } from '@weir/core';
import type { FindingChanged, LayerSnapshot, ParameterSnapshot, Setting, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { grade, gradesSchema } from '../findings/grade.ts';
import type { Grades } from '../findings/grade.ts';
import { isWeighted, lastLayerOf, predecessorOf } from '../evidence/architecture.ts';
import { logitSpread } from '../evidence/logitSpread.ts';
import { expectedLoss } from '../../selection/expectedLoss.ts';
import { biasSetting } from '../evidence/settingsOf.ts';
import { momentsBeforeUpdate } from '../evidence/startOf.ts';
import type { Task } from '../evidence/task.ts';
import { describeColumns, standardise, unscaledColumns } from './dataScaleRule.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/** Thresholds of `initialLossRule`, all with defaults. */
export interface InitialLossRuleOptions extends Grades {
  /**
   * Number of classes C; 0 where the loss is no cross-entropy. Default: those of the snapshot's `objective`, where it has one,
   * else the width of the last layer.
   */
  readonly classes?: number;
}

const defaults = { info: 1.1, warning: 1.25, error: 2 };

/**
 * The network starts confidently wrong: its first loss exceeds −ln(1/C), that of C equally likely classes.
 *
 * The thresholds are how many times it does. Defaults: info above 1.1, warning above 1.25, error above 2. The
 * lecture's first network starts at 27.9 instead of 3.3, 8.5 times; with its last weights times 0.1 at 1.3
 * times. A fact of the start: that training brings the loss down does not undo it.
 *
 * @example
 * ```ts
 * const logits = { kind: 'linear', output: { values: [10, -10, 0], shape: [1, 3] } };
 * const { finding } = await lastValueFrom(of(arraySnapshot({ loss: 8, layers: [logits] })).pipe(initialLossRule()));
 * [finding.severity, finding.value]; // → ['error', 7.282]
 * ```
 */
export function initialLossRule(
  {
    classes,
    info = defaults.info,
    warning = defaults.warning,
    error = defaults.error,
  }: InitialLossRuleOptions = {},
  task?: Pick<Task, 'inputs'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return findings<Snapshot, { isJudged: boolean }>(
    'initialLoss',
    {
      initial: { isJudged: false },
      look(state, snapshot) {
        if (state.isJudged) return undefined;
        state.isJudged = true;
        const expected = expectedLoss(snapshot, classes);
        const found = expected && observe(snapshot, expected, { info, warning, error }, task);
        return found ? [found] : [];
      },
    },
    { fact: true },
  );
}

/**
 * Whether a network starts confidently wrong, so that how its last weight is to start is what `initialLoss` says.
 *
 * @param classes 0 where the loss is no cross-entropy, as far as the snapshot's objective does not say that it is one.
 */
export function startsConfident(snapshot: Snapshot, classes: number): boolean {
  const expected = expectedLoss(snapshot, classes);
  return expected !== undefined && observe(snapshot, expected, defaults, undefined) !== undefined;
}

/**
 * What a first loss above −ln(1/C) means: inputs that are not scaled, or logits that are spread too widely. Logits of std
 * s around labels that know nothing of them cost about s²/2; what is more than they explain is the batch's own chance.
 */
function observe(
  snapshot: Snapshot,
  expected: number,
  grades: Grades,
  task: Pick<Task, 'inputs'> | undefined,
): Observation | undefined {
  const { loss, objective } = snapshot;
  const value = loss / expected;
  const graded = grade(value, grades);
  const made = lastLayerOf(snapshot);
  if (!graded || graded.near || !made) return undefined;
  const std = logitSpread(made, objective);
  const last = scaledLayer(snapshot, made);
  if (std < leastSpread) return undefined;
  const unscaled = unscaledColumns(task?.inputs ?? []);
  const start = `The first loss is ${figure(loss)} where a network that knows nothing yet has ${figure(expected)}`;
  return {
    subject: last.name,
    ...graded,
    value,
    formula: 'first loss / −ln(1/C)',
    settings: unscaled.length ? standardise : quieter(snapshot, last, quiet / std),
    meaning: unscaled.length
      ? `${start}: inputs that are not scaled make logits of std ${figure(std)}.`
      : `${start}: its logits, of std ${figure(std)}, ${std > confident ? 'are confident and wrong' : 'lean to some classes without a reason'}. The first steps will go to unlearning that.`,
    remedy: unscaled.length
      ? `Standardise the inputs: ${describeColumns(unscaled)}.`
      : `${howToQuiet(snapshot, last, figure(quiet / std))}: logits of std 0.1 start at ${figure(expected)}.`,
  };
}

/** What scales the logits: the last layer, or, where that is an activation without weights, the layer ahead of it. */
function scaledLayer(snapshot: Snapshot, last: LayerSnapshot): LayerSnapshot {
  const isActivation = activationKinds.includes(last.kind) || last.kind === 'softmax';
  if (!isActivation || isWeighted(snapshot, last)) return last;
  return predecessorOf(snapshot, last.name) ?? last;
}

/** What to do to the last layer, in words: nothing that it is already. */
function howToQuiet(snapshot: Snapshot, { kind, name }: LayerSnapshot, times: string): string {
  if (!normKinds.includes(kind)) {
    const bias = biasSetting(snapshot, name, 0).length > 0 ? ', and its bias at 0' : '';
    return `Start the weight of ${name} at ${times} of what it is${bias}`;
  }
  return gammaOf(snapshot, name)
    ? `Start gamma of ${name} at ${times} of what it is`
    : `Give ${name} a gamma (affine), and start it at ${times}`;
}

/** Starts the last layer at so many times its scale, and its bias at 0. A norm without gamma gets one, as it scales by 1. */
function quieter(snapshot: Snapshot, { kind, name }: LayerSnapshot, times: number): readonly Setting[] {
  if (!normKinds.includes(kind))
    return [{ layer: name, option: 'scale', value: times }, ...biasSetting(snapshot, name, 0)];
  const gamma = gammaOf(snapshot, name);
  return [
    ...(gamma ? [] : [{ layer: name, option: 'affine', value: true }]),
    { layer: name, option: 'gamma', value: times * (gamma ? momentsBeforeUpdate(gamma).mean : 1) },
  ];
}

const gammaOf = ({ parameters }: Snapshot, layer: string): ParameterSnapshot | undefined =>
  parameters.find(({ name }) => name === `${layer}.gamma`);

/** std of logits that hold all classes about equally likely. */
const quiet = 0.1;

/** std of logits from which on some classes get most of the probability. */
const confident = 2;

/** std of logits below which they cannot be what a loss is high of. */
const leastSpread = 0.4;

/** `initialLoss` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const initialLossRuleKind = ruleKind({
  type: 'initialLoss',
  consequenceOf: ['dataScale', 'outputLayer', 'activationScale'],
  schema: { ...gradesSchema, 'classes?': 'number.integer >= 0' },
  defaultEvery: 1,
  operator: (options, { classes = 0, task }) => initialLossRule({ classes, ...options }, task),
});
