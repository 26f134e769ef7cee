import { DivergedError, kept } from '@weir/core';
import type { FindingChanged, Snapshot } from '@weir/core';
import { catchError, concat, defer, of, tap, throwError } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { figure } from '../evidence/figure.ts';
import { findings } from '../findings/findings.ts';
import type { Observation } from '../findings/judge.ts';
import { ruleKind } from '../kinds/ruleKind.ts';

/**
 * The loss is NaN or infinite: names the first layer or parameter, in the order of the forward pass, that is not
 * finite. A `DivergedError` of the source becomes a finding ahead of it.
 */
export function notFiniteRule(): OperatorFunction<Snapshot, FindingChanged> {
  return (source) =>
    defer(() => {
      const rate = kept('learningRate', NaN);
      return source.pipe(
        tap(({ learningRate }) => (rate.value = learningRate)),
        findings('notFinite', () => (snapshot) => {
          if (Number.isFinite(snapshot.loss)) return [];
          const { subject, count } = culprit(snapshot);
          return [observe(subject, count, snapshot.learningRate)];
        }),
        catchError((error: unknown) => {
          if (!(error instanceof DivergedError)) return throwError(() => error);
          const { step, culprit: subject } = error;
          const finding = {
            ...observe(subject, 1, rate.value),
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

function observe(subject: string, count: number, learningRate: number): Observation {
  const rate = Number.isFinite(learningRate)
    ? ` from ${figure(learningRate)} to ${figure(learningRate / 10)}`
    : '';
  return {
    subject,
    severity: 'error',
    value: count,
    threshold: 0,
    formula: 'values that are NaN or infinite',
    meaning: `The loss is not finite; ${subject} is the first that is not, in the order of the forward pass.`,
    remedy: `Lower the learning rate${rate}, or the initial gain.`,
  };
}

export const notFiniteRuleKind = ruleKind({
  type: 'notFinite',
  schema: {},
  defaultEvery: 1,
  operator: () => notFiniteRule(),
});
