import { arraySnapshot } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { network, run } from '../../testing/network.ts';
import { hockeyStickRule } from './hockeyStickRule.ts';

/** The lecture's first network: 27 at first, 3.3 after a while. */
const confident = Array.from({ length: 60 }, (_, step) =>
  network({ step, seed: 1, hidden: 1, loss: 2.5 + 25 * 0.8 ** step, logits: 15 }),
);

describe('the hockey stick rule', () => {
  it('tells, once the loss has come down, how many steps went to unlearning', () => {
    const [raised, ...others] = events(hockeyStickRule(), confident);
    expect(others).toEqual([]);
    expect(raised).toMatchObject({ change: 'raised', finding: { severity: 'info', subject: 'run' } });
    expect(raised?.finding.value).toBe(raised?.step);
    expect(raised?.finding.value).toBeGreaterThan(15);
  });

  const falling = (first: number, then: number, length = 60) =>
    Array.from({ length }, (_, step) => arraySnapshot({ step, loss: step === 0 ? first : then }));

  it('says from where to where, once and for all', () => {
    // An average that keeps 0.9 of itself comes from 27 down to ln 27 = 3.296 by way of 0.9^n · 24 / (1 − 0.9^(n + 1)) / 10.
    const seen = events(hockeyStickRule({ classes: 27 }), [
      ...falling(27, 3),
      ...falling(40, 40, 20).map((snapshot) => ({ ...snapshot, step: 60 + snapshot.step })),
    ]);
    const weights = (step: number) => (1 - 0.9 ** (step + 1)) / 0.1;
    const average = (step: number) => 3 + (24 * 0.9 ** step) / weights(step);
    const steps = falling(27, 3).findIndex(({ step }) => average(step) <= Math.log(27));
    expect(seen).toHaveLength(1);
    expect(seen[0]?.finding).toMatchObject({
      value: steps,
      threshold: 0,
      fact: true,
      formula: 'steps until the moving average of the loss fell to −ln(1/C)',
      meaning: `The first ${steps} steps brought the loss from 27 to 3.3, where a network that knows nothing could have started.`,
      remedy: 'Start the last layer small (gain 0.1, bias 0), and those steps go to learning.',
    });
  });

  it('of inputs that are not scaled proposes to scale those', () => {
    const of = (std: number) => {
      const inputs = [{ name: 'inputs', mean: 0, std, min: -1, max: 1 }];
      return events(hockeyStickRule({ classes: 27 }, { inputs }), falling(27, 3))[0]?.finding.remedy;
    };
    expect(of(200)).toBe('Standardise the inputs, as dataScale says, and those steps go to learning.');
    expect(of(1)).toContain('Start the last layer small');
  });

  it('calls a start too sure above 1.25 times the loss of one that knows nothing, or as told', () => {
    const bound = 1.25 * Math.log(10);
    expect(changes(hockeyStickRule({ classes: 10 }), falling(bound, 1))).toEqual([]);
    expect(changes(hockeyStickRule({ classes: 10 }), falling(bound + 1e-9, 1))).toHaveLength(1);
    expect(changes(hockeyStickRule({ classes: 10, above: 2 }), falling(4, 1))).toEqual([]);
    expect(changes(hockeyStickRule({ classes: 10, above: 2 }), falling(5, 1))).toHaveLength(1);
  });

  it('is silent where the loss is no cross-entropy', () => {
    expect(changes(hockeyStickRule({ classes: 0 }), falling(27, 1))).toEqual([]);
  });

  it('is silent of a start where it should be, and of one that never comes down', () => {
    expect(
      changes(
        hockeyStickRule(),
        run(20, (step) => ({ loss: 3.3 - step / 1000 }), 1),
      ),
    ).toEqual([]);
    expect(changes(hockeyStickRule(), run(20, { loss: 27 }, 1))).toEqual([]);
  });
});
