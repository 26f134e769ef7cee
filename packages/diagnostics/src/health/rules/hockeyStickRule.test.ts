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
