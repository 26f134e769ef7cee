import { arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { Subject } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { changes } from '../../testing/changes.ts';
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
