import { arraySnapshot, torchGenerator } from '@weir/core';
import type { FindingChanged, RunEvaluated, Snapshot } from '@weir/core';
import { Subject, from } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { overfittingRule, overfittingRuleKind } from './overfittingRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

describe('the overfitting rule', () => {
  const evaluated = (step: number, train: number, validation: number): RunEvaluated => ({
    type: 'evaluated',
    step,
    splits: { train: { loss: train }, validation: { loss: validation } },
  });

  it('warns of a validation loss above the training loss, names the best step, and clears', () => {
    const run = [evaluated(100, 2.3, 2.3), evaluated(200, 1.5, 2.4), evaluated(300, 2.2, 2.25)];
    expect(changes(overfittingRule(), run)).toEqual(['200 raised warning run', '300 cleared warning run']);
    const [raised] = events(overfittingRule(), run);
    expect(raised?.finding.value).toBeCloseTo(0.6, 12);
    expect(raised?.finding.remedy).toContain('Stop at step 100');
  });

  it('is silent of the lecture’s 2.067 and 2.105, of tiny losses, and without the splits', () => {
    expect(changes(overfittingRule(), [evaluated(0, 2.067, 2.105), evaluated(1, 0.001, 0.002)])).toEqual([]);
    expect(changes(overfittingRule(), [{ type: 'evaluated', step: 0, splits: {} }])).toEqual([]);
  });

  it.each([
    ['at chance', 2.29, 2.9],
    ['that has run away', 40, 80],
    ['without a finite loss', Infinity, Infinity],
  ])('is silent of a network %s, which knows nothing by heart', (_, train, validation) => {
    expect(changes(overfittingRule({}, { baseline: 2.3 }), [evaluated(200, train, validation)])).toEqual([]);
  });

  it('measures what is learnt without what smoothed targets keep', () => {
    const task = { baseline: 2.3, floor: 2 };
    expect(changes(overfittingRule({}, task), [evaluated(200, 2.29, 2.6)])).toEqual([]);
    expect(changes(overfittingRule({}, task), [evaluated(200, 2.1, 2.6)])).toEqual([
      '200 raised warning run',
    ]);
  });

  it('does not propose to stop early to a run that does', () => {
    const run = [evaluated(100, 2.3, 2.3), evaluated(200, 1.5, 2.4)];
    const [raised] = events(overfittingRule({}, { stopsEarly: true }), run);
    expect(raised?.finding.settings).toBeUndefined();
    expect(raised?.finding.remedy).toMatch(/^The run ends early by itself/);
  });

  it('takes the evaluations of the run it watches', () => {
    const evaluations = new Subject<RunEvaluated>();
    const seen: FindingChanged[] = [];
    let completed = false;
    from(losses(2, () => 3))
      .pipe(overfittingRuleKind.operator({}, { evaluations }))
      .subscribe({ next: (change) => seen.push(change), complete: () => (completed = true) });
    evaluations.next(evaluated(2, 1, 2));
    expect(seen).toHaveLength(1);
    expect(completed).toBe(false);
    evaluations.complete();
    expect(completed).toBe(true);
  });
});
