import { describe, expect, it } from 'vitest';
import { changes, events } from '../../testing/changes.ts';
import { run } from '../../testing/network.ts';
import { updateRatioRule } from './updateRatioRule.ts';

describe('the update ratio rule', () => {
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
      'within must be above 0 and at most beyond',
    );
  });
});
