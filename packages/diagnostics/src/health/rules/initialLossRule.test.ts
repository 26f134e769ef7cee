import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { initialLossRule, initialLossRuleKind } from './initialLossRule.ts';

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
    expect(changes(initialLossRule({ classes: 0 }), [network({ loss: 400 })])).toEqual([]);
    expect(changes(initialLossRuleKind.operator({}, {}), [network({ loss: 400 })])).toEqual([]);
    expect(
      changes(initialLossRuleKind.operator({}, { classes: 27 }), [network({ loss: 400, logits: 9 })]),
    ).toHaveLength(1);
  });
});
