import { arraySnapshot } from '@weir/core';
import type { PlainLayer, Snapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { updateRatioRule } from './updateRatioRule.ts';

/** A weight whose values have this std, and whose update so many times that. */
interface Moved {
  readonly log10: number;
  readonly std?: number;
}
const of = (std: number) => ({ values: [std, 0, -std], shape: [3, 1] });

/** Two snapshots of linear layers that move so, each ahead of a layer of this kind; the last one last. */
function moved(
  weights: readonly Moved[],
  { kind = 'tanh', loss = 1, learningRate = 0.1, step = 0 } = {},
): Snapshot {
  return arraySnapshot({
    step,
    loss,
    learningRate,
    layers: weights.flatMap((_, at): PlainLayer[] => [
      { kind: 'linear', output: of(0.5), grad: of(1) },
      ...(at < weights.length - 1 ? [{ kind, output: of(0.5), grad: of(1) }] : []),
    ]),
    parameters: weights.map(({ log10, std = 0.5 }, at) => ({
      name: `${2 * at}.linear.weight`,
      fanIn: 4,
      data: of(std),
      grad: of(1),
      update: of(std * 10 ** log10),
    })),
  });
}
const twice = (...given: Parameters<typeof moved>): readonly Snapshot[] =>
  [0, 1].map((step) => moved(given[0], { ...given[1], step }));
const all = (log10: number, std = 0.5): readonly Moved[] => [{ log10, std }, { log10, std }, { log10: -3 }];

describe('the update ratio rule', () => {
  const findingsOf = (snapshots: readonly Snapshot[], ...given: Parameters<typeof updateRatioRule>) =>
    events(updateRatioRule(...given), snapshots).map(({ finding }) => finding);

  it('says how far each step moves the weights, and the rate that would centre that', () => {
    expect(findingsOf(twice(all(-5)))).toMatchObject([
      {
        rule: 'updateRatio',
        subject: 'run',
        severity: 'warning',
        value: expect.closeTo(-5, 5) as number,
        threshold: -4,
        formula: 'median over the weights but the last of log₁₀(std(update) / std(data))',
        meaning: 'Each step changes the weights by 10^-5 of their size: the learning rate of 0.1 is too low.',
        remedy: 'A learning rate of 10 would centre it at 10^-3.',
        settings: [{ option: 'learningRate', value: expect.closeTo(10, 3) as number, from: 0.1 }],
      },
    ]);
    expect(findingsOf(twice(all(-1)))[0]).toMatchObject({
      meaning: 'Each step changes the weights by 10^-1 of their size: the learning rate of 0.1 is too high.',
      remedy: 'A learning rate of 0.001 would centre it at 10^-3.',
      settings: [{ value: expect.closeTo(0.001, 6) as number }],
    });
  });

  it.each([
    [-5.49, 'warning', -4],
    [-5.51, 'error', -5.5],
    [-4.01, 'warning', -4],
    [-3.99, undefined, undefined],
    [-2.01, undefined, undefined],
    [-1.99, 'warning', -2],
    [-0.51, 'warning', -2],
    [-0.49, 'error', -0.5],
  ])('at 10^%d is %s beyond %s', (log10, severity, threshold) => {
    const [found] = findingsOf(twice(all(log10)));
    expect(found?.severity).toBe(severity);
    expect(found?.threshold).toBe(threshold);
  });

  it('takes a centre and bounds of its own', () => {
    const options = { centre: -2, within: 0.5, beyond: 1 };
    expect(findingsOf(twice(all(-2.4)), options)).toEqual([]);
    expect(findingsOf(twice(all(-2.6)), options)[0]).toMatchObject({ severity: 'warning', threshold: -2.5 });
    expect(findingsOf(twice(all(-0.9)), options)[0]).toMatchObject({ severity: 'error', threshold: -1 });
  });

  it('judges a single weight as the network', () => {
    expect(findingsOf(twice([{ log10: -5 }]))[0]?.subject).toBe('run');
  });

  it('takes the middle of all weights but the last', () => {
    const found = findingsOf(twice([{ log10: -5 }, { log10: -4.5 }, { log10: -3 }, { log10: 0 }]));
    expect(found.map(({ subject }) => subject)).toEqual(['run']);
    expect(found[0]?.value).toBeCloseTo(-4.5, 5);
  });

  it('says nothing of single weights while all of them are off', () => {
    const found = findingsOf(twice([{ log10: -5 }, { log10: -5 }, { log10: -1 }, { log10: -3 }]));
    expect(found.map(({ subject }) => subject)).toEqual(['run']);
  });

  it('says of one weight that the others are within bounds, which a rate for it is to leave there', () => {
    const one = (log10: number) =>
      findingsOf(twice([{ log10: -3 }, { log10 }, { log10: -3 }, { log10: -3 }]))[0];
    expect(one(-4.4)).toMatchObject({
      subject: '2.linear.weight',
      severity: 'info',
      value: expect.closeTo(-4.4, 5) as number,
      threshold: -4,
      formula: 'log₁₀(std(update) / std(data))',
      meaning:
        '2.linear.weight hardly moves relative to its size, while the other weights are within bounds.',
      remedy: 'A learning rate of 2.51 would centre it; or start it smaller.',
    });
    expect(one(-1.6)).toMatchObject({
      threshold: -2,
      meaning: '2.linear.weight moves fast relative to its size, while the other weights are within bounds.',
      remedy: 'A learning rate of 0.00398 would centre it; or start it larger.',
    });
    expect(one(-4.6)?.remedy).toBe('Start it smaller. No rate that suits the others moves it enough.');
    expect(one(-1.4)?.remedy).toBe('Start it larger. No rate that suits the others moves it enough.');
    expect(one(-4.4)?.settings).toBeUndefined();
    const narrow = twice([{ log10: -3 }, { log10: -3.9 }, { log10: -3 }, { log10: -3 }]);
    expect(findingsOf(narrow, { within: 0.5 })[0]?.remedy).toMatch(/^Start it smaller\. No rate/);
  });

  it('keeps what is not clear of the upper bound, and clears what is', () => {
    const then = (weights: (log10: number) => readonly Moved[], ...log10s: readonly number[]) =>
      changes(
        updateRatioRule(),
        [-1.5, -1.5, ...log10s].map((log10, step) => moved(weights(log10), { step })),
      );
    expect(then(all, -2.05, -2.05, -2.05)).toEqual(['1 raised warning run']);
    expect(then(all, -2.15, -2.15)).toEqual(['1 raised warning run', '3 cleared warning run']);
    const one = (log10: number) => [{ log10: -3 }, { log10 }, { log10: -3 }, { log10: -3 }];
    expect(then(one, -2.05, -2.05, -2.05)).toEqual(['1 raised info 2.linear.weight']);
    expect(then(one, -2.15, -2.15)).toEqual([
      '1 raised info 2.linear.weight',
      '3 cleared info 2.linear.weight',
    ]);
    expect(changes(updateRatioRule(), twice(all(-2.05)))).toEqual([]);
  });

  it('leaves a tenth of the bounds between what raises and what clears, whatever they are', () => {
    const options = { within: 0.5, beyond: 1 };
    const then = (...log10s: readonly number[]) =>
      changes(
        updateRatioRule(options),
        [-2.2, -2.2, ...log10s].map((log10, step) => moved(all(log10), { step })),
      );
    expect(then(-2.54, -2.54, -2.54)).toEqual(['1 raised warning run']);
    expect(then(-2.56, -2.56)).toEqual(['1 raised warning run', '3 cleared warning run']);
  });

  it('takes a network for one of norms where most of its weights are ahead of one, not half of them', () => {
    const kinds = (ahead: readonly string[]) =>
      [0, 1].map((step) =>
        arraySnapshot({
          step,
          loss: 1,
          learningRate: 0.1,
          layers: [...ahead, ''].flatMap((kind): PlainLayer[] => [
            { kind: 'linear', output: of(0.5), grad: of(1) },
            ...(kind === '' ? [] : [{ kind, output: of(0.5), grad: of(1) }]),
          ]),
          parameters: [...ahead, ''].map((_, at) => ({
            name: `${2 * at}.linear.weight`,
            fanIn: 4,
            data: of(0.5),
            grad: of(1),
            update: of(0.5 * 10 ** -1.5),
          })),
        }),
      );
    expect(findingsOf(kinds(['batchNorm', 'tanh']))[0]).toMatchObject({ subject: 'run', threshold: -2 });
    expect(findingsOf(kinds(['batchNorm', 'batchNorm', 'tanh'])).map(({ subject }) => subject)).toEqual([
      '4.linear.weight',
    ]);
  });

  it('looks at no layer’s outputs while all is within bounds', () => {
    const healthy = twice(all(-3)).map((snapshot) => ({
      ...snapshot,
      layers: snapshot.layers.map(({ name, kind, index, depth }) => ({
        name,
        kind,
        index,
        depth,
        get output(): never {
          throw new Error('nobody needs it');
        },
      })),
    }));
    expect(findingsOf(healthy)).toEqual([]);
  });

  it('takes half of the highest rate for one that was lowered on purpose', () => {
    const lowered = (rate: number) =>
      changes(
        updateRatioRule(),
        [1, rate, rate].map((learningRate, step) =>
          moved(all(step === 0 ? -4.5 : -5), { step, learningRate }),
        ),
      );
    expect(lowered(0.49)).toEqual([]);
    expect(lowered(0.5)).toEqual(['1 raised warning run']);
  });

  it('forgives a weight alone that moved before', () => {
    const one = (log10: number) => [{ log10: -3 }, { log10 }, { log10: -3 }, { log10: -3 }];
    expect(
      changes(
        updateRatioRule(),
        [-3.9, -4.5, -4.5].map((log10, step) => moved(one(log10), { step })),
      ),
    ).toEqual([]);
  });

  it('is no more than info of a rate that is high while the network learns well', () => {
    const task = { baseline: 2 };
    expect(findingsOf(twice(all(-1), { loss: 1.39 }), {}, task)[0]).toMatchObject({
      severity: 'info',
      meaning: expect.stringContaining('the learning rate of 0.1 is high, though the network learns.'),
      remedy:
        'Leave it while the loss falls: a learning rate of 0.001 would centre it at 10^-3, and take 100 times as many steps to go as far. Lower it, by a schedule, once the loss stays where it is.',
    });
    expect(findingsOf(twice(all(-1), { loss: 1.39 }), {}, task)[0]?.settings).toBeUndefined();
    expect(findingsOf(twice(all(-1), { loss: 1.41 }), {}, task)[0]?.settings).toHaveLength(1);
    expect(findingsOf(twice(all(-1), { loss: 1.41 }), {}, task)[0]?.severity).toBe('warning');
    expect(findingsOf(twice(all(-5), { loss: 1.39 }), {}, task)[0]?.severity).toBe('warning');
    expect(findingsOf(twice(all(-1), { loss: 1.39 }))[0]?.severity).toBe('warning');
    const later = [1.3, 1.9].map((loss, step) => moved(all(-1), { step, loss }));
    expect(findingsOf(later, {}, task)[0]?.severity).toBe('info');
  });

  it('is silent while something keeps the network from learning at any rate', () => {
    const blocked = twice(all(-5)).map((snapshot) => ({
      ...snapshot,
      layers: arraySnapshot({
        layers: [
          { kind: 'relu', output: of(0) },
          { kind: 'linear', output: of(1) },
        ],
      }).layers,
    }));
    expect(findingsOf(blocked)).toEqual([]);
  });

  describe('ahead of a norm', () => {
    const normed = (weights: readonly Moved[]) => findingsOf(twice(weights, { kind: 'batchNorm' }));

    it('lets weights move ten times faster', () => {
      expect(normed(all(-1.05))).toEqual([]);
      expect(normed(all(-0.95))[0]).toMatchObject({ subject: 'run', threshold: -2 });
    });

    it('judges a weight as if it had the size of theory', () => {
      // Four times the std: gradients a quarter, so that log₁₀ is off by 2 log₁₀ 4 = 1.2.
      expect(normed(all(-4.5, 2)).map(({ subject }) => subject)).toEqual([
        '0.linear.weight',
        '2.linear.weight',
      ]);
      expect(normed(all(-5.3, 2))[0]).toMatchObject({ subject: 'run' });
      expect(normed(all(-5.3, 2))[0]?.value).toBeCloseTo(-5.3 + 2 * Math.log10(4), 4);
    });

    it('keeps what is not clear of the bound though no weight is near one of its own', () => {
      // At four times the size of theory, log₁₀ 1.2 below what is judged.
      const then = (fair: number) =>
        changes(
          updateRatioRule(),
          [-0.95, -0.95, fair, fair].map((log10, step) =>
            moved(all(log10 - 2 * Math.log10(4), 2), { step, kind: 'batchNorm' }),
          ),
        );
      expect(then(-1.05)).toEqual(['1 raised warning run']);
      expect(then(-1.15)).toEqual(['1 raised warning run', '3 cleared warning run']);
    });

    it('names a size that is off, and how many times smaller to start it', () => {
      const one = (log10: number, std: number) =>
        normed([{ log10: -3 }, { log10, std }, { log10: -3 }, { log10: -3 }])[0];
      expect(one(-4.5, 2)).toMatchObject({
        subject: '2.linear.weight',
        severity: 'info',
        threshold: -4,
        meaning:
          '2.linear.weight hardly moves relative to its size, which is 4 times that of theory; the norm after it hides that from all but its updates.',
        remedy: 'Start it 4 times smaller: kaimingNormal with gain 1.',
        settings: [{ layer: '2.linear', option: 'gain', value: 1 }],
      });
      expect(one(-4.5, 0.74)).toBeUndefined(); // 1.48 times
      expect(one(-4.5, 0.76)).toBeDefined();
    });

    it('names one that moves fast only where its size does not explain it', () => {
      const one = (log10: number, std: number) =>
        normed([{ log10: -3 }, { log10, std }, { log10: -3 }, { log10: -3 }])[0];
      expect(one(-1.7, 0.5)).toBeUndefined(); // within ten times
      expect(one(-1.7, 0.1)).toBeUndefined();
      expect(one(-1.7, 2)).toMatchObject({
        threshold: -2,
        meaning:
          '2.linear.weight moves fast relative to its size, which is 4 times that of theory; the norm after it hides that from all but its updates.',
        remedy: 'Lower the learning rate to 0.00501, or start it larger.',
      });
      expect(one(-1.7, 2)?.settings).toBeUndefined();
      expect(one(-0.5, 2)?.remedy).toBe('Start it larger.');
    });
  });

  it('warns of a rate that is too low, at the second snapshot, with the rate that would centre it', () => {
    const [raised] = events(updateRatioRule(), run(3, { update: [-5], learningRate: 0.001 }));
    expect(raised).toMatchObject({
      step: 100,
      finding: { subject: 'run', severity: 'warning', threshold: -4 },
    });
    expect(raised?.finding.value).toBeCloseTo(-5, 1);
    expect(raised?.finding.meaning).toContain('0.001 is too low');
    expect(Number(/learning rate of (\S+) would/.exec(raised?.finding.remedy ?? '')?.[1])).toBeCloseTo(
      0.1,
      1,
    );
  });

  it('is an error of a rate that is far too high, and clears when it is lowered', () => {
    const high = (step: number) =>
      step < 300 ? { update: [-0.3], learningRate: 10 } : { learningRate: 0.1 };
    expect(changes(updateRatioRule(), run(6, high))).toEqual([
      '100 raised error run',
      '400 cleared error run',
    ]);
  });

  it('is info of one weight alone', () => {
    expect(changes(updateRatioRule(), run(3, { update: [-3, -4.5, -3, -3] }))).toEqual([
      '100 raised info 2.linear.weight',
    ]);
  });

  it('names the bound that was passed: of the run, of a grave case, and of one weight', () => {
    const threshold = (update: readonly number[]) =>
      events(updateRatioRule(), run(3, { update })).at(-1)?.finding.threshold;
    expect(threshold([-1.8])).toBe(-2);
    expect(threshold([-0.3])).toBe(-0.5);
    expect(threshold([-3, -4.5, -3, -3])).toBe(-4);
  });

  it('proposes no rate for one weight that would take the others out of bounds', () => {
    const remedy = (log10: number) =>
      events(updateRatioRule(), run(3, { update: [-3, log10, -3, -3] }))[0]?.finding.remedy;
    expect(remedy(-4.3)).toMatch(/learning rate of \S+ would centre it; or start it smaller/);
    expect(remedy(-9)).toMatch(/^Start it smaller\./);
    expect(remedy(-9)).not.toContain('learning rate of');
  });

  it('leaves the last layer to its own rule', () => {
    expect(changes(updateRatioRule(), run(3, { update: [-3, -3, -3, -1.2] }))).toEqual([]);
  });

  it('does not call a rate too low that was lowered on purpose', () => {
    const lowered = (step: number) => (step < 200 ? {} : { update: [-4.5], learningRate: 0.01 });
    expect(changes(updateRatioRule(), run(6, lowered))).toEqual([]);
  });

  it('does not call a rate too low that moved the weights before the network converged', () => {
    expect(
      changes(
        updateRatioRule(),
        run(6, (step) => (step < 200 ? {} : { update: [-6] })),
      ),
    ).toEqual([]);
  });

  it('is silent near −3, and of a weight that does not move at all', () => {
    expect(changes(updateRatioRule(), run(4, { update: [-2.3, -3.5, -3, -2] }))).toEqual([]);
    expect(changes(updateRatioRule(), run(4, { update: [-Infinity, -3, -3, -3] }))).toEqual([]);
  });

  it('refuses bounds that are none', () => {
    expect(() => updateRatioRule({ within: 3, beyond: 1 })).toThrow(
      'updateRatio: within must be above 0 and at most beyond, got 3 and 1; 1 and 2.5 are the defaults',
    );
    expect(() => updateRatioRule({ within: 0 })).toThrow(RangeError);
    expect(() => updateRatioRule({ within: 2, beyond: 2 })).not.toThrow();
  });
});
