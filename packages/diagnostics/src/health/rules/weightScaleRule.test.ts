import { arraySnapshot } from '@weir/core';
import type { PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { weightScaleRule } from './weightScaleRule.ts';

/** Linear layers of these gains over √4, each ahead of a layer of this kind, and a last one of gain 1. */
function stack(
  gains: readonly number[],
  { kind = 'tanh', last = 1, out = [1, -1], end = [] as readonly string[], branch = false } = {},
) {
  const output = { values: [1, -1], shape: [1, 2] };
  const at = (index: number) => (branch ? `0.residual.${index}` : String(index));
  const weight = (index: number, gain: number) => ({
    name: `${at(index)}.linear.weight`,
    fanIn: 4,
    data: { values: [gain / 2, 0, -gain / 2], shape: [3, 1] },
  });
  return arraySnapshot({
    layers: [
      ...gains.flatMap((_, index) =>
        ['linear', kind].map((layer, more) => ({
          kind: layer,
          name: `${at(2 * index + more)}.${layer}`,
          depth: branch ? 1 : 0,
          output,
        })),
      ),
      {
        kind: 'linear',
        name: `${at(2 * gains.length)}.linear`,
        output: { values: out, shape: [1, out.length] },
      },
      ...end.map((layer) => ({ kind: layer, output })),
    ],
    parameters: [...gains, last].map((gain, index) => weight(2 * index, gain)),
  });
}

/** The first weight as a first update of such a size has left it. */
const moved =
  (size: number) =>
  ({ parameters }: { readonly parameters: PlainParameter[] }) => {
    const [first] = parameters;
    if (!first) return;
    const update = Array.from(first.data.values, (_, at) => size * Math.sin(at));
    const values = Float32Array.from(first.data.values, (value, at) => value + (update[at] ?? NaN));
    parameters[0] = { ...first, data: { ...first.data, values }, update: { ...first.data, values: update } };
  };

describe('the weight scale rule', () => {
  const findingsOf = (snapshot: ReturnType<typeof stack>) =>
    events(weightScaleRule(), [snapshot]).map(({ finding }) => finding);
  const findingOf = (...given: Parameters<typeof stack>) => findingsOf(stack(...given))[0];

  it('says how wide a weight starts, what theory has, and both ways to get there', () => {
    expect(findingOf([4])).toMatchObject({
      rule: 'weightScale',
      subject: '0.linear.weight',
      severity: 'info',
      value: expect.closeTo(2.4, 12) as number,
      threshold: 1.5,
      fact: true,
      formula: 'std(0.linear.weight) / (gain / √fanIn), gain 1.67, fanIn 4',
      meaning:
        '0.linear.weight starts with std 2 where theory has 0.833: what it makes is too large for what follows.',
      remedy: 'Start it with std 0.833: kaimingNormal with gain 1.67, or its values times 0.417.',
      settings: [{ layer: '0.linear', option: 'gain', value: 5 / 3, std: 5 / 6 }],
    });
    expect(findingOf([0.5])).toMatchObject({
      threshold: 1 / 2.5,
      meaning: expect.stringContaining('what it makes is too small for what follows'),
    });
  });

  it.each([
    [1.49, undefined],
    [1.51, 'info'],
    [2.49, 'info'],
    [2.51, 'warning'],
    [5.99, 'warning'],
    [6.01, 'error'],
    [1 / 6.01, 'error'],
    [1 / 2.51, 'info'], // alone it slows its own layer down, and no more
    [1 / 1.51, 'info'],
    [1 / 1.49, undefined],
  ])('%d times theory is %s', (times, severity) => {
    expect(findingOf([(times * 5) / 3])?.severity).toBe(severity);
  });

  it('takes thresholds of its own', () => {
    const severities = events(weightScaleRule({ info: 1, warning: 1.2, error: 1.3 }), [stack([2.1])]);
    expect(severities[0]?.finding).toMatchObject({ severity: 'warning', threshold: 1.2 });
  });

  it('ahead of a norm is told from where it would be an error, as what updates suffer of', () => {
    expect(findingOf([5.9], { kind: 'layerNorm' })).toBeUndefined();
    expect(findingOf([6.1], { kind: 'layerNorm' })).toMatchObject({
      severity: 'info',
      meaning:
        '0.linear.weight starts with std 3.05 where theory has 0.5. The norm after it hides that from the activations, but not from update:data.',
    });
  });

  it('lets a sigmoid have any gain from 1 to 4', () => {
    for (const gain of [1, 2, 4]) expect(findingOf([gain], { kind: 'sigmoid' })).toBeUndefined();
    expect(findingOf([6.4], { kind: 'sigmoid' })).toMatchObject({
      value: expect.closeTo(1.6, 12) as number,
      settings: [{ value: 4 }],
    });
    expect(findingOf([0.5], { kind: 'sigmoid' })).toMatchObject({ value: 0.5, settings: [{ value: 1 }] });
  });

  it('lets a last weight and those of a residual branch be as small as they are', () => {
    expect(findingOf([5 / 3], { last: 0.01 })).toBeUndefined();
    expect(findingOf([5 / 3], { last: 2 })).toMatchObject({ subject: '2.linear.weight', value: 2 });
    expect(findingOf([0.01], { branch: true })).toBeUndefined();
    expect(findingOf([9], { branch: true })).toMatchObject({ subject: '0.residual.0.linear.weight' });
  });

  it('leaves constant weights to the rule of symmetry', () => {
    expect(findingOf([0])).toBeUndefined();
  });

  it('names a mean that sums of many inputs add up', () => {
    const sided = (mean: number, count = 16, kind = 'tanh') => {
      const whole = stack([5 / 3], { kind });
      const values = Array.from({ length: count }, (_, at) => mean + (at % 2 ? 1 : -1));
      const [weight] = arraySnapshot({
        parameters: [{ name: '0.linear.weight', fanIn: 4, data: { values, shape: [count / 2, 2] } }],
      }).parameters;
      return { ...whole, parameters: weight ? [weight, ...whole.parameters.slice(1)] : [] };
    };
    const std = Math.sqrt(16 / 15);
    expect(findingsOf(sided(-2))[0]).toMatchObject({
      severity: 'warning',
      value: expect.closeTo(2 / std, 9) as number,
      threshold: 1,
      formula: '|mean| / std of the weight at the start',
      meaning:
        '0.linear.weight starts around -2 with std 1.03, not around 0: sums of 4 inputs add that up, so that all units put out much the same.',
      remedy: 'Start it with mean 0 and std 0.833: kaimingNormal with gain 1.67.',
      settings: [{ layer: '0.linear', option: 'gain', value: 5 / 3, std: 5 / 6 }],
    });
    expect(findingsOf(sided(1))).toEqual([]);
    expect(findingsOf(sided(2, 14))).toEqual([]);
    expect(findingsOf(sided(2, 16, 'batchNorm'))).toEqual([]);
  });

  it('leaves a last weight that makes confident logits to initialLoss', () => {
    const confident = (classes: number) =>
      events(weightScaleRule({}, { classes }), [
        { ...stack([5 / 3], { last: 9, out: [40, -40, 10] }), loss: 40 },
      ]).map(({ finding }) => finding.subject);
    expect(confident(0)).toEqual(['2.linear.weight']);
    expect(confident(3)).toEqual([]);
  });

  it('says of a last weight ahead of an activation that ends the network what it follows from', () => {
    expect(findingOf([5 / 3], { last: 9, end: ['relu'] })?.cause).toEqual({
      rule: 'outputLayer',
      subject: '3.relu',
    });
    expect(findingOf([5 / 3], { last: 9 })?.cause).toBeUndefined();
    expect(findingOf([9], { end: ['relu'] })?.cause).toBeUndefined();
  });

  it('is graver of scales that multiply along depth, and says what they come to', () => {
    const off = (...times: readonly number[]) => times.map((one) => one * Math.SQRT2);
    const found = findingsOf(stack(off(2.2, 2.2, 2.2), { kind: 'relu' }));
    expect(found.map(({ subject, severity }) => `${severity} ${subject}`)).toEqual([
      'warning 0.linear.weight',
      'warning 2.linear.weight',
      'warning 4.linear.weight',
    ]);
    // What the first makes is what the rest is measured by: 2.2².
    expect(found[0]?.meaning).toMatch(
      /for what follows\. It multiplies: over 3 layers what passes comes to 4\.84 times what it should be\.$/,
    );
    const severities = (gains: readonly number[], kind = 'relu') =>
      findingsOf(stack(gains, { kind })).map(({ severity }) => severity);
    expect(severities(off(1.9, 1.9, 1.9))).toEqual(['info', 'info', 'info']);
    expect(severities(off(1 / 2.2, 1 / 2.2, 1 / 2.2))).toEqual(['warning', 'warning', 'warning']);
    expect(severities(off(2.4, 2.4, 2.4, 2.4, 2.4, 2.4, 2.4))).toEqual(Array<string>(7).fill('error'));
    expect(severities(off(2.4, 5))).toEqual(['warning', 'warning']);
    expect(severities(off(2.4))).toEqual(['info']);
    // A tanh bounds what passes.
    expect(severities([4, 4, 4], 'tanh')).toEqual(['info', 'info', 'info']);
  });

  it('is silent of a snapshot without parameters', () => {
    expect(changes(weightScaleRule(), [arraySnapshot({})])).toEqual([]);
  });

  it('names weights that start too large or too small for what follows', () => {
    expect(changes(weightScaleRule(), [network({ gain: [8, 0.3, 1, 1] })])).toEqual([
      '0 raised error 0.linear.weight',
      '0 raised warning 2.linear.weight',
    ]);
  });

  it('is no more than info of one that starts too small alone', () => {
    expect(changes(weightScaleRule(), [network({ gain: [1, 0.3, 1, 1] })])).toEqual([
      '0 raised info 2.linear.weight',
    ]);
  });

  it('counts those that it warns of, and none of info, as what one that is too small adds to', () => {
    const severities = (...gains: readonly number[]) =>
      findingsOf(stack(gains.map((gain) => (gain * 5) / 3))).map(({ severity }) => severity);
    expect(severities(0.3, 1)).toEqual(['info']);
    expect(severities(0.3, 0.6)).toEqual(['info', 'info']);
    expect(severities(0.6, 0.3)).toEqual(['info', 'info']);
    expect(severities(3, 1)).toEqual(['warning']);
  });

  it('says nothing of a start that a huge update has rounded away', () => {
    const huge = (size: number) => ({ gain: [8, 1, 1, 1], edit: moved(size) });
    expect(changes(weightScaleRule(), [network(huge(1))])).toHaveLength(1);
    expect(changes(weightScaleRule(), [network(huge(1e9))])).toEqual([]);
  });

  it('says what theory has, and the number to set', () => {
    const [raised] = events(weightScaleRule(), [network({ gain: [8, 1, 1, 1] })]);
    expect(raised?.finding.meaning).toContain('theory has 0.373');
    expect(raised?.finding.remedy).toMatch(
      /std 0\.373: kaimingNormal with gain 1\.67, or its values times 0\.1\d/,
    );
  });

  it('wants a last layer small, and only complains of one too large', () => {
    expect(changes(weightScaleRule(), [network({ gain: [1, 1, 1, 0.01] })])).toEqual([]);
    expect(changes(weightScaleRule(), [network({ gain: [1, 1, 1, 100] })])).toEqual([
      '0 raised error 6.linear.weight',
    ]);
  });

  it('is no more than info ahead of a norm, which takes the scale away', () => {
    expect(changes(weightScaleRule(), [network({ gain: [10, 1, 1, 1], batchNorm: true })])).toEqual([
      '0 raised info 0.linear.weight',
    ]);
    expect(changes(weightScaleRule(), [network({ gain: [3, 1, 1, 1], batchNorm: true })])).toEqual([]);
  });

  it('judges the start alone: weights that grow in training are fine, and one that mends was wrong', () => {
    expect(
      changes(
        weightScaleRule(),
        run(4, (step) => ({ gain: [1 + step, 1, 1, 1] })),
      ),
    ).toEqual([]);
    expect(
      changes(
        weightScaleRule(),
        run(4, (step) => ({ gain: [step ? 1 : 4, 1, 1, 1] })),
      ),
    ).toEqual(['0 raised warning 0.linear.weight']);
  });

  it.each(['tanh', 'relu', 'leakyRelu', 'sigmoid'] as const)(
    'is silent of weights that start by theory ahead of %s',
    (activation) => {
      expect(changes(weightScaleRule(), run(3, { activation }))).toEqual([]);
    },
  );

  it('leaves what runs into more weights to the linear stack, and its last to itself', () => {
    const causes = events(weightScaleRule(), [stack([9], { kind: 'linear', last: 9 })]).map(
      ({ finding: { subject, cause } }) => [subject, cause?.rule, cause?.subject],
    );
    expect(causes).toEqual([
      ['0.linear.weight', 'linearStack', '0.linear'],
      ['2.linear.weight', undefined, undefined],
    ]);
    const apart = events(weightScaleRule(), [stack([9], { last: 9 })]);
    expect(apart.map(({ finding }) => finding.cause)).toEqual([undefined, undefined]);
  });
});
