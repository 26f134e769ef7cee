import { DivergedError, arraySnapshot, torchGenerator } from '@weir/core';
import type { Snapshot } from '@weir/core';
import { concat, from, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { notFiniteRule } from './notFiniteRule.ts';

const noise = torchGenerator(4).normal(0, 0.15, 3000);

const losses = (length: number, at: (step: number) => number): Snapshot[] =>
  Array.from({ length }, (_, step) => arraySnapshot({ step, loss: at(step) + (noise[step] ?? 0) }));

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
