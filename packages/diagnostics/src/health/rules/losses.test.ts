import { DivergedError, arraySnapshot, torchGenerator } from '@weir/core';
import type { FindingChanged, RunEvaluated, Snapshot } from '@weir/core';
import { Subject, concat, from, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { evaluationModeRule, evaluationModeRuleKind } from './evaluationModeRule.ts';
import type { EvaluationProbe } from '../evidence/evaluationProbe.ts';
import { lossDivergingRule } from './lossDivergingRule.ts';
import { lossFlatRule } from './lossFlatRule.ts';
import { notFiniteRule } from './notFiniteRule.ts';
import { overfittingRule, overfittingRuleKind } from './overfittingRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);
const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));
const learning = (step: number) => 2.4 + 0.9 * Math.exp(-step / 300);

describe('the flat loss rule', () => {
  it('warns of a loss that has not begun to fall, and clears when it does', () => {
    const late = losses(2500, (step) => 3.3 - (step > 900 ? 0.5 : 0));
    const [raised, cleared, ...others] = changes(lossFlatRule(), late);
    expect(raised).toBe('500 raised warning run');
    expect(cleared).toMatch(/^9\d\d cleared warning run$/);
    expect(others).toEqual([]);
  });

  it('is silent of a network that learns, and of its plateau later on', () => {
    expect(changes(lossFlatRule(), losses(3000, learning))).toEqual([]);
  });

  it('refuses to be impatient', () => {
    expect(() => lossFlatRule({ patience: 3 })).toThrow(
      'lossFlat: patience must be an integer of at least 10',
    );
  });
});

describe('the diverging loss rule', () => {
  it('warns of a loss that rises, and clears when it comes down', () => {
    const hill = losses(1500, (step) => (step > 600 && step < 800 ? 4 : 2.3));
    const seen = changes(lossDivergingRule(), hill);
    expect(seen[0]).toMatch(/^6\d\d raised warning run$/);
    expect(seen.at(-1)).toMatch(/^8\d\d cleared warning run$/);
  });

  it('is an error of a loss that runs away', () => {
    const last = events(
      lossDivergingRule(),
      losses(300, (step) => 3 * 1.02 ** step),
    ).at(-1);
    expect(last?.finding.severity).toBe('error');
  });

  it('is silent of minibatch noise, and of losses next to nothing', () => {
    expect(changes(lossDivergingRule(), losses(3000, learning))).toEqual([]);
    const tiny = Array.from({ length: 200 }, (_, step) =>
      arraySnapshot({ step, loss: step ? 1e-6 * (1 + (step % 7)) : 3 }),
    );
    expect(changes(lossDivergingRule(), tiny)).toEqual([]);
  });
});

describe('the not finite rule', () => {
  const output = (values: readonly number[]) => ({ kind: 'linear', output: { values } });
  const broken = arraySnapshot({
    step: 3,
    loss: NaN,
    layers: [output([1, 2]), output([NaN, 1]), output([Infinity, NaN])],
  });

  it('names the first layer, in the order of the forward pass, that is not finite', () => {
    const [raised] = events(notFiniteRule(), [broken]);
    expect(raised?.finding).toMatchObject({ subject: '1.linear', severity: 'error', value: 1 });
  });

  it('names a parameter where all layers are finite', () => {
    const parameters = [{ name: '0.linear.weight', data: { values: [1, Infinity] } }];
    const snapshot = arraySnapshot({ loss: Infinity, layers: [output([1])], parameters });
    expect(changes(notFiniteRule(), [snapshot])).toEqual(['0 raised error 0.linear.weight']);
  });

  it('turns the error that ends a diverged run into a finding ahead of it', () => {
    const error = new DivergedError(7, NaN, '4.linear');
    const seen: unknown[] = [];
    concat(
      from(losses(7, () => 3)),
      throwError(() => error),
    )
      .pipe(notFiniteRule())
      .subscribe({ next: (change) => seen.push(change), error: (reason: unknown) => seen.push(reason) });
    expect(seen).toMatchObject([
      { step: 7, finding: { subject: '4.linear', remedy: expect.stringContaining('0.1 to 0.01') } },
      error,
    ]);
  });

  it('passes other errors on as they are, and is silent of finite losses', () => {
    const seen: unknown[] = [];
    throwError(() => new Error('power cut'))
      .pipe(notFiniteRule())
      .subscribe({ next: () => seen.push('a finding'), error: (reason: Error) => seen.push(reason.message) });
    expect(seen).toEqual(['power cut']);
    expect(
      changes(
        notFiniteRule(),
        losses(5, () => 1e30),
      ),
    ).toEqual([]);
  });
});

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

describe('the evaluation mode rule', () => {
  it('is an error of a loss that changes with the company of its examples, and clears', () => {
    const probes = [
      { step: 0, loss: 2.1, again: 2.1 },
      { step: 1, loss: 2.1, again: 2.15 },
      { step: 2, loss: 2.1, again: 2.1000001 },
    ];
    expect(changes(evaluationModeRule(), probes)).toEqual(['1 raised error run', '2 cleared error run']);
  });

  it('is silent without probes', () => {
    const probes = new Subject<EvaluationProbe>();
    expect(
      changes(
        evaluationModeRuleKind.operator({}, {}),
        losses(3, () => 3),
      ),
    ).toEqual([]);
    expect(
      changes(
        evaluationModeRuleKind.operator({}, { probes }),
        losses(3, () => 3),
      ),
    ).toEqual([]);
  });
});
