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

  it('says from where it came, since when, and what to build instead', () => {
    const pushed = [4, 5].map((step) => at(step, step - 3, 0.1));
    const [raised] = events(biasDriftRule(), pushed);
    expect(raised?.finding).toMatchObject({
      rule: 'biasDrift',
      value: 2,
      threshold: 1,
      formula: 'rms of the bias, against its rms when it was first seen',
      meaning:
        '1.batchNorm takes away whatever 0.linear.bias adds, and yet it gets a gradient: the mean is outside of the gradient. It went from 1 to 2 since step 4, and will not stop.',
      remedy:
        'Let 1.batchNorm be part of the gradient ("detached": false), and build 0.linear with "bias": false.',
      settings: [
        { layer: '1.batchNorm', option: 'detached', value: false },
        { layer: '0.linear', option: 'bias', value: false },
      ],
    });
  });

  it('takes a hundredth of the gradient of the weight beside it for rounding, or as told', () => {
    const twice = (grad: number) => [at(0, 1, grad), at(1, 1, grad)];
    expect(changes(biasDriftRule(), twice(0.9e-3))).toEqual([]);
    expect(changes(biasDriftRule(), twice(1.1e-3))).toHaveLength(1);
    expect(changes(biasDriftRule({ relative: 0.1 }), twice(0.9e-2))).toEqual([]);
    expect(changes(biasDriftRule({ relative: 0.1 }), twice(1.1e-2))).toHaveLength(1);
  });

  it('says nothing of a bias without a weight beside it, of other parameters, of a last layer, nor inside of composites', () => {
    const only = (keep: RegExp) =>
      [0, 1].map((step) => {
        const whole = at(step, 1, 0.1);
        return { ...whole, parameters: whole.parameters.filter(({ name }) => keep.test(name)) };
      });
    expect(changes(biasDriftRule(), only(/bias/))).toEqual([]);
    expect(changes(biasDriftRule(), only(/weight/))).toEqual([]);
    const without = (drop: number) =>
      [0, 1].map((step) => {
        const whole = at(step, 1, 0.1);
        return { ...whole, layers: whole.layers.filter((_, index) => index !== drop) };
      });
    expect(changes(biasDriftRule(), without(0))).toEqual([]);
    expect(changes(biasDriftRule(), without(1))).toEqual([]);
    const deeper = (inner: number) =>
      [0, 1].map((step) => {
        const whole = at(step, 1, 0.1);
        return {
          ...whole,
          layers: whole.layers.map((layer, index) => (index === inner ? { ...layer, depth: 1 } : layer)),
        };
      });
    expect(changes(biasDriftRule(), deeper(0))).toEqual([]);
    expect(changes(biasDriftRule(), deeper(1))).toEqual([]);
    expect(changes(biasDriftRule(), deeper(2))).toHaveLength(1);
  });

  it('is silent where the batchNorm is frozen, in evaluation mode: it takes no mean away', () => {
    const beside = (frozen: boolean) =>
      [0, 1].map((step) =>
        arraySnapshot({
          step,
          layers: ['linear', 'batchNorm'].map((kind) => ({ kind, output })),
          parameters: [
            {
              name: '0.linear.weight',
              data: { values: [1, 2], shape: [1, 2] },
              grad: { values: [0.1, -0.1] },
            },
            { name: '0.linear.bias', data: { values: [1, 1] }, grad: { values: [0.1, 0.1] } },
            ...['gamma', 'beta'].map((name) => ({
              name: `1.batchNorm.${name}`,
              data: { values: [1, 1] },
              frozen,
            })),
          ],
        }),
      );
    expect(changes(biasDriftRule(), beside(true))).toEqual([]);
    expect(changes(biasDriftRule(), beside(false))).toEqual(['1 raised warning 0.linear.bias']);
  });

  it('is silent of a sum that is nothing but rounding beside its terms, where the weight’s gradient is no more', () => {
    const converged = (term: number) =>
      [0, 1].map((step) =>
        arraySnapshot({
          step,
          layers: [
            { kind: 'linear', output, grad: { values: [term, -term], shape: [1, 2] } },
            { kind: 'batchNorm', output },
          ],
          parameters: [
            { name: '0.linear.weight', data: { values: [1, 2], shape: [1, 2] }, grad: { values: [1e-8, 0] } },
            { name: '0.linear.bias', data: { values: [1e-7, 1e-7] }, grad: { values: [1e-8, -1e-8] } },
          ],
        }),
      );
    expect(changes(biasDriftRule(), converged(0.1))).toEqual([]);
    expect(changes(biasDriftRule(), converged(1e-8))).toEqual(['1 raised warning 0.linear.bias']);
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
