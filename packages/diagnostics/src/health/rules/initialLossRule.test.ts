import { arraySnapshot } from '@weir/core';
import type { PlainLayer, PlainParameter } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { initialLossRule, initialLossRuleKind, startsConfident } from './initialLossRule.ts';

/** Outputs of two classes that lie `size` above and below 0. */
const spread = (size: number) => ({
  values: Array.from({ length: 16 }, (_, at) => (at % 2 === 0 ? size : -size)),
  shape: [8, 2],
});
/** The first snapshot of such outputs, by a last linear layer unless others are given. */
const start = (
  size: number,
  layers: readonly PlainLayer[] = [{ kind: 'linear', output: spread(size) }],
  parameters: readonly PlainParameter[] = [],
  loss = 1.5,
) => arraySnapshot({ loss, layers: [...layers], parameters: [...parameters] });
const found = (snapshot: ReturnType<typeof start>, task?: Parameters<typeof initialLossRule>[1]) =>
  events(initialLossRule({}, task), [snapshot])[0]?.finding;

/** The lecture's first network: 27 at first, 3.3 after a while. */
const confident = Array.from({ length: 60 }, (_, step) =>
  network({ step, seed: 1, hidden: 1, loss: 2.5 + 25 * 0.8 ** step, logits: 15 }),
);

describe('the initial loss rule', () => {
  it('is an error where the start is confidently wrong, and stays one when that is unlearnt', () => {
    const [raised, ...more] = events(initialLossRule(), confident);
    expect(raised).toMatchObject({
      change: 'raised',
      step: 0,
      finding: { severity: 'error', subject: '2.linear' },
    });
    expect(raised?.finding.value).toBeCloseTo(27.5 / Math.log(27), 6);
    expect(raised?.finding.fact).toBe(true);
    expect(more).toEqual([]);
  });

  it('says how much smaller the last layer should start', () => {
    const [raised] = events(initialLossRule(), confident);
    expect(raised?.finding.remedy).toMatch(/weight of 2\.linear at 0\.006\d+ of what it is/);
  });

  it('is a warning at the lecture’s 4.2', () => {
    expect(changes(initialLossRule(), [network({ loss: 4.2, logits: 1 })])).toEqual([
      '0 raised warning 6.linear',
    ]);
  });

  it('is silent of a start at −ln 1/27, however the loss goes on', () => {
    expect(
      changes(
        initialLossRule(),
        run(5, (step) => ({ loss: step === 0 ? 3.32 : 9 })),
      ),
    ).toEqual([]);
  });

  it('is silent where the loss is no cross-entropy', () => {
    expect(changes(initialLossRule({ classes: 0 }), [network({ loss: 400, logits: 9 })])).toEqual([]);
    expect(changes(initialLossRuleKind.operator({}, {}), [network({ loss: 400, logits: 9 })])).toEqual([]);
    expect(
      changes(initialLossRuleKind.operator({}, { classes: 27 }), [network({ loss: 400, logits: 9 })]),
    ).toHaveLength(1);
  });

  it('goes by grades of one’s own, from a configuration too', () => {
    const wild = [network({ loss: 400, logits: 9 })];
    const never = { info: 1e9, warning: 1e9, error: 1e9 };
    expect(changes(initialLossRule(never), wild)).toEqual([]);
    expect(changes(initialLossRuleKind.operator(never, { classes: 27 }), wild)).toEqual([]);
  });

  it('says what the logits are, by their std, and what the loss was to be', () => {
    const confident = found(start(3));
    expect(confident).toMatchObject({ rule: 'initialLoss', formula: 'first loss / −ln(1/C)' });
    expect(confident?.meaning).toMatch(
      /^The first loss is 1\.5 where a network that knows nothing yet has 0\.69\d*: its logits, of std 3\.\d+, are confident and wrong\. The first steps will go to unlearning that\.$/,
    );
    expect(found(start(1))?.meaning).toContain('lean to some classes without a reason');
  });

  it('sets the last layer to the scale at which logits are quiet, and its bias to 0 where it is not', () => {
    const bias = { name: '0.linear.bias', data: { values: [1, 2] }, update: { values: [0, 0] } };
    const [scale, biasInit] = found(start(3, undefined, [bias]))?.settings ?? [];
    expect(scale).toMatchObject({ layer: '0.linear', option: 'scale' });
    expect(scale?.value).toBeCloseTo(0.1 / (3 * Math.sqrt(16 / 15)), 9);
    expect(biasInit).toEqual({ layer: '0.linear', option: 'biasInit', value: 0 });
    expect(found(start(3))?.settings).toHaveLength(1);
  });

  it('sets gamma of a norm that is last, beside what it was at the start', () => {
    const norm = { kind: 'batchNorm', output: spread(3) };
    const other = { name: '0.batchNorm.beta', data: { values: [7, 7] }, update: { values: [0, 0] } };
    const gamma = { name: '0.batchNorm.gamma', data: { values: [2, 2] }, update: { values: [0, 0] } };
    const finding = found(start(3, [norm], [other, gamma]));
    expect(finding?.remedy).toMatch(
      /^Start gamma of 0\.batchNorm at 0\.03\d* of what it is: logits of std 0\.1 start at 0\.69/,
    );
    expect(finding?.settings).toMatchObject([{ layer: '0.batchNorm', option: 'gamma' }]);
    expect(finding?.settings?.[0]?.value).toBeCloseTo((2 * 0.1) / (3 * Math.sqrt(16 / 15)), 9);
  });

  it('gives a norm that has no gamma one, since it has none to start smaller', () => {
    const finding = found(start(3, [{ kind: 'batchNorm', output: spread(3) }]));
    expect(finding?.remedy).toMatch(
      /^Give 0\.batchNorm a gamma \(affine\), and start it at 0\.03\d*: logits of std 0\.1 start at 0\.69/,
    );
    expect(finding?.settings).toMatchObject([
      { layer: '0.batchNorm', option: 'affine', value: true },
      { layer: '0.batchNorm', option: 'gamma' },
    ]);
    expect(finding?.settings?.[1]?.value).toBeCloseTo(0.1 / (3 * Math.sqrt(16 / 15)), 9);
  });

  it('names the bias only where it does not start at 0 already', () => {
    const bias = (value: number) => ({
      name: '0.linear.bias',
      data: { values: [value, value] },
      update: { values: [0, 0] },
    });
    expect(found(start(3, undefined, [bias(1)]))?.remedy).toContain(', and its bias at 0: ');
    expect(found(start(3, undefined, [bias(0)]))?.remedy).not.toContain('bias');
    expect(found(start(3))?.remedy).not.toContain('bias');
  });

  it.each(['softmax', 'tanh'])('speaks of the layer that scales what a last %s makes', (kind) => {
    const layers = [
      { kind: 'linear', output: spread(3) },
      { kind, output: spread(3) },
    ];
    const weight = { name: `1.${kind}.weight`, fanIn: 2, data: { values: [1, 2] } };
    expect(found(start(3, layers))?.subject).toBe('0.linear');
    expect(found(start(3, layers, [weight]))?.subject).toBe(`1.${kind}`); // a Dense that ends with it
    expect(found(start(3, layers.slice(1)))?.subject).toBe(`0.${kind}`);
  });

  it('speaks of inputs that are not scaled instead, where they are what makes the logits large', () => {
    const inputs = [
      { name: 'area', mean: 1900, std: 520, min: 500, max: 4000 },
      { name: 'rooms', mean: 0, std: 1, min: -2, max: 2 },
    ];
    const finding = found(start(3), { inputs });
    expect(finding?.settings).toEqual([{ option: 'data.standardise', value: true }]);
    expect(finding?.meaning).toMatch(/: inputs that are not scaled make logits of std 3\.\d+\.$/);
    expect(finding?.remedy).toMatch(/^Standardise the inputs: area \(/);
    expect(finding?.remedy).not.toContain('rooms');
    expect(found(start(3), {})?.remedy).toMatch(/^Start the weight/);
  });

  it('is silent of logits too close to one another to be it, of what is only near, and of no layers', () => {
    expect(found(start(0.38))).toBeUndefined();
    expect(found(start(0.4))).toBeDefined();
    const near = (loss: number) => found(start(3, undefined, undefined, loss * Math.LN2));
    expect([near(1.05), near(1.09), near(1.11)?.severity]).toEqual([undefined, undefined, 'info']);
    expect(events(initialLossRule({ classes: 2 }), [start(3, [])])).toEqual([]);
  });

  it('lets other rules ask whether a network starts confident', () => {
    expect(startsConfident(start(3), 2)).toBe(true);
    expect(startsConfident(start(3), 0)).toBe(false);
    expect(startsConfident(start(3, undefined, undefined, 0.69), 2)).toBe(false);
    expect(startsConfident(start(0.1), 2)).toBe(false);
  });
});
