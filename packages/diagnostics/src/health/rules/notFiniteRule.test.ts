import { DivergedError, arraySnapshot, torchGenerator } from '@weir/core';
import type { Finding, Snapshot } from '@weir/core';
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

  it('says which is the first, and how many of its values', () => {
    const twice = arraySnapshot({
      step: 3,
      loss: NaN,
      layers: [output([1, 2]), output([NaN, Infinity, 1])],
      learningRate: 0.5,
    });
    expect(events(notFiniteRule(), [twice])[0]?.finding).toMatchObject({
      rule: 'notFinite',
      value: 2,
      threshold: 0,
      formula: 'values that are NaN or infinite',
      meaning: 'The loss is not finite; 1.linear is the first that is not, in the order of the forward pass.',
      remedy: 'Lower the learning rate from 0.5 to 0.05, or the initial gain.',
      settings: [{ option: 'learningRate', value: 0.05, from: 0.5 }],
    });
  });

  it('names the loss where all else is finite', () => {
    const found = events(notFiniteRule(), [arraySnapshot({ loss: NaN, layers: [output([1])] })])[0]?.finding;
    expect(found).toMatchObject({ subject: 'loss', value: 1 });
  });

  it('blames no rate before the first update', () => {
    const found = events(notFiniteRule(), [arraySnapshot({ loss: NaN })])[0]?.finding;
    expect(found?.remedy).toBe('Lower the initial gain, or scale the inputs: no update was made yet.');
    expect(found?.settings).toBeUndefined();
  });

  it('lowers the rate to where the first update would have been centred, and a heavy momentum', () => {
    const moved = (step: number, size: number, loss: number) =>
      arraySnapshot({
        step,
        loss,
        parameters: [
          {
            name: '0.linear.weight',
            data: { values: [1, -1], shape: [2, 1] },
            update: { values: [size, -size], shape: [2, 1] },
          },
        ],
      });
    const run = [moved(0, 1, 2), moved(1, 1e-5, NaN)];
    expect(events(notFiniteRule(), run)[0]?.finding.settings?.[0]?.value).toBeCloseTo(1e-4, 9);
    const heavy = events(notFiniteRule({ momentum: 0.99 }), run)[0]?.finding;
    expect(heavy?.settings?.map(({ option }) => option)).toEqual(['optimizer.momentum', 'learningRate']);
  });

  it('of data that is not scaled, inputs or target, says to scale that, and nothing of the rate', () => {
    const column = { name: 'area', mean: 0, std: 500, min: -1000, max: 1000 };
    const scaled = { ...column, std: 1 };
    for (const task of [{ inputs: [column] }, { inputs: [scaled], targets: [column] }]) {
      const found = events(notFiniteRule(task), [broken])[0]?.finding;
      expect(found?.meaning).toBe(
        'The loss is not finite; 1.linear is the first that is not, in the order of the forward pass. The data is not scaled: area (mean 0, std 500: subtract 0, then divide by 500).',
      );
      expect(found?.remedy).toBe(
        'Standardise the data, as dataScale says; no learning rate that still learns mends that.',
      );
      expect(found?.settings).toEqual([{ option: 'data.standardise', value: true }]);
    }
    const fine = events(notFiniteRule({ inputs: [scaled], targets: [scaled] }), [broken])[0]?.finding;
    expect(fine?.settings?.[0]?.option).toBe('learningRate');
  });

  const endOf = (error: Error, snapshots = losses(7, () => 3)) =>
    new Promise<Finding | undefined>((resolve) => {
      let found: Finding | undefined;
      concat(
        from(snapshots),
        throwError(() => error),
      )
        .pipe(notFiniteRule())
        .subscribe({ next: ({ finding }) => (found = finding), error: () => resolve(found) });
    });

  it('of a norm that divides by a variance of 0 sets its eps', async () => {
    const found = await endOf(new DivergedError(7, NaN, '1.batchNorm', 'zeroVariance'));
    expect(found).toMatchObject({
      rule: 'notFinite',
      subject: '1.batchNorm',
      severity: 'error',
      since: 7,
      step: 7,
      value: 1,
      meaning:
        'The loss is not finite; 1.batchNorm is the first that is not, in the order of the forward pass. Its input does not vary, and its eps is 0: it divides by a variance of 0.',
      remedy:
        'Set eps of 1.batchNorm to 1e-5, and start the weights ahead of it at random. No learning rate mends that.',
      settings: [{ layer: '1.batchNorm', option: 'eps', value: 1e-5 }],
    });
  });

  it('names no rate where no step was seen', async () => {
    const found = await endOf(new DivergedError(7, NaN, '4.linear'), []);
    expect(found?.remedy).toBe('Lower the learning rate, or the initial gain.');
    expect(found?.settings).toBeUndefined();
  });

  describe('of a network whose scales explode along depth at the start', () => {
    const spread = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });
    /** Two relus, whose outputs and gradients have these stds, and a last layer. */
    const start = (outputs: readonly number[], grads: readonly number[], step = 0) =>
      arraySnapshot({
        step,
        loss: 2,
        layers: [
          ...outputs.map((std, at) => ({
            kind: 'relu',
            output: spread(std),
            grad: spread(grads[at] ?? NaN),
          })),
          { kind: 'linear', output: spread(1), grad: spread(1) },
        ],
      });
    const even = [1, 1];
    const causeOf = (...snapshots: readonly Snapshot[]) =>
      events(notFiniteRule(), [...snapshots, arraySnapshot({ step: snapshots.length, loss: NaN })])[0]
        ?.finding.cause;

    it.each([
      ['outputs that grow more than twentyfold', start([1, 21], even), 'activationScale', '1.relu'],
      ['gradients that do on their way back', start(even, [21, 1]), 'gradientScale', '0.relu'],
      ['both', start([1, 21], [21, 1]), 'activationScale', '1.relu'],
    ])('names %s as the cause', async (_, first, rule, subject) => {
      expect(causeOf(first)).toEqual({ rule, subject });
      const ended = await endOf(new DivergedError(1, NaN, '2.linear'), [first]);
      expect(ended?.cause).toEqual({ rule, subject });
    });

    it.each([
      ['what grows less', [start([1, 19], [19, 1])]],
      ['what shrinks', [start([21, 1], [1, 21])]],
      ['what has grown since', [start(even, even), start([1, 100], [100, 1], 1)]],
    ])('names no cause of %s', (_, snapshots) => {
      expect(causeOf(...snapshots)).toBeUndefined();
    });

    it('keeps the cause while the scales change', () => {
      expect(causeOf(start([1, 21], even), start(even, even, 1))).toMatchObject({ rule: 'activationScale' });
    });
  });

  it('names the parameter that is not finite, and none ahead of it', () => {
    const parameters = [
      { name: '0.linear.weight', data: { values: [1, 2] } },
      { name: '0.linear.bias', data: { values: [NaN, Infinity, 1] } },
    ];
    const found = events(notFiniteRule(), [
      arraySnapshot({ loss: NaN, layers: [output([1])], parameters }),
    ])[0]?.finding;
    expect(found).toMatchObject({ subject: '0.linear.bias', value: 2 });
    const finite = parameters.slice(0, 1);
    expect(
      events(notFiniteRule(), [arraySnapshot({ loss: NaN, layers: [output([1])], parameters: finite })])[0]
        ?.finding.subject,
    ).toBe('loss');
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
