import { DivergedError, kept } from '@weir/core';
import type { Finding, FindingChanged, Snapshot } from '@weir/core';
import { catchError, concat, defer, of, tap, throwError } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { calmerSteps, centredRate } from '../evidence/calmerSteps.ts';
import { depthRatio } from '../evidence/depthRatio.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import type { Task } from '../evidence/task.ts';
import { describeColumns, standardise, unscaledColumns } from './dataScaleRule.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * The loss is NaN or infinite: names the first layer or parameter, in the order of the forward pass, that is not
 * finite. A `DivergedError` of the source becomes a finding ahead of it. Data that is not scaled is named as the cause,
 * and so is a norm without eps whose input does not vary.
 *
 * @example
 * ```ts
 * const layers = [{ kind: 'linear', output: { values: [1, 2] } }, { kind: 'linear', output: { values: [NaN, 1] } }];
 * const { finding } = await lastValueFrom(of(arraySnapshot({ loss: NaN, layers })).pipe(notFiniteRule()));
 * finding.subject; // → '1.linear'
 * ```
 */
export function notFiniteRule(
  task?: Pick<Task, 'inputs' | 'targets' | 'momentum'>,
): OperatorFunction<Snapshot, FindingChanged> {
  return (source) =>
    defer(() => {
      const rate = kept('learningRate', NaN);
      const start = kept<number | undefined>('centred', undefined);
      const exploding = kept<Finding['cause'] | null>('exploding', null);
      return source.pipe(
        tap((snapshot) => {
          rate.value = snapshot.learningRate;
          start.value ??= centredRate(snapshot);
          if (snapshot.step === 0) exploding.value = explosionOf(snapshot) ?? null;
        }),
        findings('notFinite', () => (snapshot) => {
          if (Number.isFinite(snapshot.loss)) return [];
          const { subject, count } = culprit(snapshot);
          const { step, learningRate } = snapshot;
          const rates = { is: learningRate, centred: start.value };
          return [{ ...ofStart(exploding.value), ...observe({ subject, count, step }, rates, task) }];
        }),
        catchError((error: unknown) => {
          if (!(error instanceof DivergedError)) return throwError(() => error);
          const { step, culprit: subject, reason } = error;
          const finding = {
            ...ofStart(exploding.value),
            ...observe({ subject, count: 1, step, reason }, { is: rate.value, centred: start.value }, task),
            rule: 'notFinite',
            since: step,
            step,
          };
          const raised: FindingChanged = { type: 'finding', change: 'raised', step, finding };
          return concat(
            of(raised),
            throwError(() => error),
          );
        }),
      );
    });
}

const ofStart = (cause: Finding['cause'] | null): Pick<Finding, 'cause'> => (cause ? { cause } : {});

/** What grows so much along depth at the start that one update is enough for it to end: no rate mends that. */
function explosionOf({ layers }: Snapshot): Finding['cause'] | undefined {
  const forward = depthRatio('notFinite', layers, {}, ({ output }) => output);
  if (forward && forward.ratio > mostTimes) return { rule: 'activationScale', subject: forward.last.name };
  const back = depthRatio('notFinite', layers, {}, ({ grad }) => grad);
  return back && back.ratio < 1 / mostTimes ? { rule: 'gradientScale', subject: back.first.name } : undefined;
}

/** How many times a scale may grow over the whole depth and the network still train at some rate. */
const mostTimes = 20;

function culprit({ layers, parameters }: Snapshot): { readonly subject: string; readonly count: number } {
  for (const { name, output } of layers) {
    const { nonFinite } = output.moments();
    if (nonFinite > 0) return { subject: name, count: nonFinite };
  }
  for (const { name, data } of parameters) {
    const { nonFinite } = data.moments();
    if (nonFinite > 0) return { subject: name, count: nonFinite };
  }
  return { subject: 'loss', count: 1 };
}

/** The learning rate of the last step, and what would have centred the first update. */
interface Rates {
  readonly is: number;
  readonly centred: number | undefined;
}

interface NotFinite {
  readonly subject: string;
  readonly count: number;
  readonly step: number;
  readonly reason?: DivergedError['reason'];
}

function observe(
  { subject, count, step, reason }: NotFinite,
  rate: Rates,
  task: Pick<Task, 'inputs' | 'targets' | 'momentum'> | undefined,
): Observation {
  const unscaled = unscaledColumns([...(task?.inputs ?? []), ...(task?.targets ?? [])]);
  const common = {
    subject,
    severity: 'error' as const,
    value: count,
    threshold: 0,
    formula: 'values that are NaN or infinite',
  };
  const first =
    subject === 'loss'
      ? 'The loss is not finite, though all layers and parameters are: it is beyond what float32 holds'
      : `The loss is not finite; ${subject} is the first that is not, in the order of the forward pass`;
  if (reason === 'zeroVariance') {
    return {
      ...common,
      meaning: `${first}. Its input does not vary, and its eps is 0: it divides by a variance of 0.`,
      remedy: `Set eps of ${subject} to 1e-5, and start the weights ahead of it at random. No learning rate mends that.`,
      settings: [{ layer: subject, option: 'eps', value: 1e-5 }],
    };
  }
  if (unscaled.length > 0) {
    return {
      ...common,
      meaning: `${first}. The data is not scaled: ${describeColumns(unscaled)}.`,
      remedy: 'Standardise the data, as dataScale says; no learning rate that still learns mends that.',
      settings: standardise,
    };
  }
  const isKnown = step > 0 && Number.isFinite(rate.is);
  const calmer = calmerSteps(rate.is, rate.centred, task?.momentum);
  return {
    ...common,
    meaning: `${first}.`,
    ...(isKnown && { settings: calmer.settings }),
    // Before the first update no rate can be to blame.
    remedy:
      step === 0
        ? 'Lower the initial gain, or scale the inputs: no update was made yet.'
        : `${isKnown ? calmer.remedy : 'Lower the learning rate'}, or the initial gain.`,
  };
}

/** `notFinite` as a configuration and `--stop-on` name it: its thresholds, its cadence, and what it follows from. */
export const notFiniteRuleKind = ruleKind({
  type: 'notFinite',
  consequenceOf: ['dataScale', 'lossDiverging'],
  causesComeFirst: true,
  schema: {},
  defaultEvery: 1,
  operator: (_, { task }) => notFiniteRule(task),
});
