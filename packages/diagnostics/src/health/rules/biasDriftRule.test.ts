import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { biasDriftRule } from './biasDriftRule.ts';

const output = { values: [0, 0], shape: [1, 2] };

/** A linear layer whose bias has this size and gradient, ahead of another layer. */
const at = (step: number, bias: number, grad: number, next = 'batchNorm') =>
  arraySnapshot({
    step,
    layers: [
      { kind: 'linear', output },
      { kind: next, output },
    ],
    parameters: [
      { name: '0.linear.weight', data: { values: [1, 2], shape: [1, 2] }, grad: { values: [0.1, -0.1] } },
      { name: '0.linear.bias', data: { values: [bias, bias] }, grad: { values: [grad, -grad] } },
    ],
  });

describe('the bias drift rule', () => {
  it('warns of a bias that is pushed although a batchNorm takes it away, and tells how it grows', () => {
    const pushed = [0.1, 0.2, 10].map((bias, step) => at(step, bias, 0.1));
    const seen = events(biasDriftRule(), pushed);
    expect(seen.map(({ step, change }) => `${step} ${change}`)).toEqual(['1 raised', '2 updated']);
    expect(seen[1]?.finding).toMatchObject({ subject: '0.linear.bias', severity: 'warning' });
    expect(seen[1]?.finding.value).toBeCloseTo(10, 6);
    expect(seen[1]?.finding.threshold).toBeCloseTo(0.1, 6);
    expect(seen[1]?.finding.remedy).toContain('"detached": false');
  });

  it('clears once nothing pushes any more', () => {
    const grads = [0.1, 0.1, 0, 0];
    expect(
      changes(
        biasDriftRule(),
        grads.map((grad, step) => at(step, 1, grad)),
      ),
    ).toEqual(['1 raised warning 0.linear.bias', '3 cleared warning 0.linear.bias']);
  });

  it('is silent of the rounding that a batchNorm within the gradient leaves, and ahead of other layers', () => {
    expect(changes(biasDriftRule(), [at(0, 1, 1e-8), at(1, 1, 1e-8)])).toEqual([]);
    expect(changes(biasDriftRule(), [at(0, 1, 0.1, 'tanh'), at(1, 2, 0.1, 'tanh')])).toEqual([]);
    expect(changes(biasDriftRule(), [at(0, 1, 0.1, 'layerNorm'), at(1, 2, 0.1, 'layerNorm')])).toEqual([]);
  });
});
