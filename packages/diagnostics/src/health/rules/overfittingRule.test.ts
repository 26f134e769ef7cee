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

  it('says by how much, and the step whose parameters to keep', () => {
    const run = [
      evaluated(100, 2.3, 2.2),
      evaluated(200, 2, 2.1),
      { ...evaluated(300, 1.5, 2.4), parametersOf: 250 },
    ];
    const raised = events(overfittingRule(), run).at(-1);
    expect(raised?.finding).toMatchObject({
      threshold: 0.1,
      formula: '(validation loss − train loss) / train loss',
      meaning: 'The validation loss of 2.4 is 60 % above the training loss of 1.5.',
      remedy:
        'Stop at step 200, where the validation loss was 2.1; or use more data, fewer parameters, dropout or weight decay.',
      settings: [{ option: 'steps', value: 200 }],
    });
  });

  it('proposes no step where this one is the best yet, nor the first', () => {
    const [first] = events(overfittingRule(), [evaluated(100, 1.5, 2.4)]);
    expect(first?.finding.remedy).toBe('Use more data, fewer parameters, dropout or weight decay.');
    expect(first?.finding.settings).toBeUndefined();
    const [worse] = events(overfittingRule(), [evaluated(0, 2.3, 2.3), evaluated(200, 1.5, 2.4)]);
    expect(worse?.finding.remedy).toMatch(/^Stop at step 0,/);
    expect(worse?.finding.settings).toBeUndefined();
  });

  it('counts as the best step that of the parameters which were evaluated', () => {
    const kept = { ...evaluated(300, 1.5, 2.2), parametersOf: 100 };
    const [raised] = events(overfittingRule(), [evaluated(100, 2.3, 2.3), kept]);
    expect(raised?.finding.remedy).toBe('Use more data, fewer parameters, dropout or weight decay.');
  });

  it('keeps what is not clear of its threshold, and clears at once what is', () => {
    const said = (...losses: readonly number[]) =>
      changes(
        overfittingRule({ ratio: 0.25 }),
        losses.map((validation, step) => evaluated(step, 2, validation)),
      );
    expect(said(2.5)).toEqual([]);
    expect(said(2.52, 2.48, 2.48)).toEqual(['0 raised warning run']);
    expect(said(2.52, 2.4)).toEqual(['0 raised warning run', '1 cleared warning run']);
  });

  it('says nothing of a gap below a twentieth of what there is to learn, or as told', () => {
    const of = (least: number | undefined, validation: number) =>
      changes(overfittingRule(least === undefined ? {} : { least }, { baseline: 2, floor: 1 }), [
        evaluated(1, 1.25, validation),
      ]);
    expect(of(undefined, 1.5)).toHaveLength(1);
    expect(of(0.25, 1.5)).toEqual([]);
    expect(of(0.24, 1.5)).toHaveLength(1);
    const tiny = [evaluated(1, 0.25, 0.3)];
    expect(changes(overfittingRule(), tiny)).toEqual([]);
    expect(changes(overfittingRule({ least: 0.04 }), tiny)).toHaveLength(1);
  });

  it('does not judge where a split is missing, which neither raises nor clears', () => {
    const missing = (name: string): RunEvaluated => ({
      type: 'evaluated',
      step: 300,
      splits: { [name]: { loss: 1 } },
    });
    expect(
      changes(overfittingRule(), [evaluated(200, 1.5, 2.4), missing('train'), missing('validation')]),
    ).toEqual(['200 raised warning run']);
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
