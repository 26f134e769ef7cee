import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Subject, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { evaluationModeRule, evaluationModeRuleKind } from './evaluationModeRule.ts';
import type { EvaluationProbe } from '../evidence/evaluationProbe.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

describe('the evaluation mode rule', () => {
  it('is an error of a loss that changes with the company of its examples, and clears', () => {
    const probes = [
      { step: 0, loss: 2.1, again: 2.1 },
      { step: 1, loss: 2.1, again: 2.15 },
      { step: 2, loss: 2.1, again: 2.1000001 },
    ];
    expect(changes(evaluationModeRule(), probes)).toEqual(['1 raised error run', '2 cleared error run']);
  });

  it('says both losses, and what to evaluate instead', () => {
    const [raised] = events(evaluationModeRule(), [{ step: 5, loss: 2, again: 2.5 }]);
    expect(raised?.finding).toMatchObject({
      value: 0.2,
      threshold: 1e-4,
      formula: '|loss − loss again| / loss, of the same examples among different others',
      meaning: 'The same examples have loss 2 and then 2.5: the network is evaluated in training mode.',
      remedy:
        'Evaluate forEvaluation(network, runningMoments): running statistics instead of the batch’s, and no dropout.',
    });
  });

  it('takes a ten-thousandth for rounding, or as told, and the larger of two losses for the size', () => {
    const raised = (loss: number, again: number, relative?: number) =>
      changes(evaluationModeRule(relative === undefined ? {} : { relative }), [{ step: 0, loss, again }]);
    expect(raised(1, 1 - 1e-4)).toEqual([]);
    expect(raised(1, 1 - 1.1e-4)).toHaveLength(1);
    expect(raised(1, 0.75, 0.25)).toEqual([]);
    expect(raised(0.75, 1, 0.25)).toEqual([]);
    expect(raised(-0.75, -1, 0.25)).toEqual([]);
    expect(raised(-1, -0.74, 0.25)).toHaveLength(1);
    expect(raised(0, 0)).toEqual([]);
    expect(raised(0, 1e-9)).toHaveLength(1);
  });

  it('takes the probes of the run it watches', () => {
    const probes = of({ step: 7, loss: 2, again: 3 });
    expect(changes(evaluationModeRuleKind.operator({}, { probes }), [])).toEqual(['7 raised error run']);
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
