import { cosine, exponential, linearWarmup, multiStep, oneCycle, stepDecay } from '@weir/nn';
import { scheduleKinds } from '@weir/nn/define';
import type { Schedule } from '@weir/nn';
import { describe, expect, it } from 'vitest';
import { scheduleCases } from './golden.ts';

/** Each schedule of golden/optim.json in code, and as a configuration says it. */
const schedules: Readonly<Record<string, readonly [Schedule, object]>> = {
  step: [stepDecay(0.1, 10, 0.5), { initial: 0.1, every: 10, gamma: 0.5 }],
  multiStep: [multiStep(0.1, [15, 30], 0.1), { initial: 0.1, milestones: [15, 30], gamma: 0.1 }],
  exponential: [exponential(0.1, 0.95), { initial: 0.1, gamma: 0.95 }],
  cosine: [cosine(0.1, 40, 0.001), { initial: 0.1, steps: 40, min: 0.001 }],
  linearWarmup: [linearWarmup(0.1, 10, 0.1), { initial: 0.1, steps: 10, startFactor: 0.1 }],
  oneCycle: [oneCycle(0.1, 40), { max: 0.1, steps: 40 }],
};

describe('schedules', () => {
  it.each(scheduleCases)("give PyTorch's rate at every step: $name", ({ name, lr }) => {
    const [schedule, options] = schedules[name] ?? [];
    const configured = scheduleKinds()
      .find(({ type }) => type === name)
      ?.build(options);
    expect(lr).toHaveLength(40);
    lr.forEach((wanted, step) => {
      expect(schedule?.(step)).toBeCloseTo(wanted, 9);
      expect(configured?.(step)).toBeCloseTo(wanted, 9);
    });
  });
});
