import { keepLast, fold, history } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { diagnose, diagnosticKind, findings, ruleKind, watch } from '@weir/diagnostics';
import { from, map, merge } from 'rxjs';
import type { OperatorFunction } from 'rxjs';
import { expect, it } from 'vitest';
import { network, run } from './testing/network.ts';

/** A diagnostic of one's own: how large the logits are. */
const logitSize: OperatorFunction<Snapshot, { step: number; std: number }> = map(({ step, layers }) => ({
  step,
  std: layers.at(-1)?.output.moments().std ?? 0,
}));

/** A rule of one's own: logits grow without bound. */
const largeLogits = findings('largeLogits', () => ({ layers }: Snapshot) => {
  const value = layers.at(-1)?.output.moments().std ?? 0;
  if (value <= 10) return [];
  return [
    {
      subject: 'logits',
      severity: 'warning',
      value,
      threshold: 10,
      formula: 'std(logits)',
      meaning: 'The network is too sure of itself.',
      remedy: 'Add label smoothing or weight decay.',
    },
  ];
});

it('a diagnostic of one’s own is an operator like any other', () => {
  const drawn: number[] = [];
  from(run(5, { logits: 3 }))
    .pipe(logitSize, fold(history<{ step: number; std: number }>(), keepLast(2)))
    .subscribe(({ entries }) => drawn.push(entries.length));
  expect(drawn).toEqual([1, 2, 2, 2, 2]);
});

it('a rule of one’s own says what it sees, and nothing else', () => {
  const seen: string[] = [];
  from([network({ step: 0 }), network({ step: 1, logits: 20 }), network({ step: 2, logits: 20 })])
    .pipe(largeLogits)
    .subscribe(({ step, change, finding }) => seen.push(`${step} ${change} ${finding.subject}`));
  expect(seen).toEqual(['1 raised logits']);
});

it('both can be given a name, a cadence and isolation', () => {
  const kind = diagnosticKind({
    type: 'logitSize',
    schema: {},
    defaultEvery: 100,
    operator: () => logitSize,
    state: history<{ step: number; std: number }>(),
  });
  const rule = ruleKind({ type: 'largeLogits', schema: {}, operator: () => largeLogits });
  const events: string[] = [];
  const snapshots$ = from(run(4, { logits: 20 }, 50));
  merge(snapshots$.pipe(diagnose(kind, {})), snapshots$.pipe(watch(rule, {}))).subscribe((event) =>
    events.push(`${event.type} ${event.step}`),
  );
  expect(events).toEqual(['measurement 0', 'measurement 100', 'finding 0']);
});
