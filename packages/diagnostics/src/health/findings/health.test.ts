import type { Finding, FindingChanged } from '@weir/core';
import { fold, keepLast } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../core/src/testing/findingOf.ts';
import { measure } from '../../testing/measure.ts';
import { health } from './health.ts';

const finding = (subject: string, more: Partial<Finding> = {}): Finding => findingOf({ subject, ...more });
const changed = (change: FindingChanged['change'], one: Finding): FindingChanged => ({
  type: 'finding',
  change,
  step: one.step,
  finding: one,
});
const after = (...changes: readonly FindingChanged[]) => {
  const last = measure(fold(health, keepLast(2)), ...changes).at(-1);
  return [last?.findings, last?.healed].map((all) => all?.map(({ subject, value }) => `${subject} ${value}`));
};

describe('health', () => {
  it('has what stands in the order it was raised, each as it was last', () => {
    expect(
      after(
        changed('raised', finding('1.tanh')),
        changed('raised', finding('3.tanh')),
        changed('updated', finding('1.tanh', { value: 7 })),
      ),
    ).toEqual([['1.tanh 7', '3.tanh 1'], []]);
  });

  it('moves what is cleared to what has healed, and back when it goes on', () => {
    const one = finding('1.tanh');
    expect(after(changed('raised', one), changed('cleared', one))).toEqual([[], ['1.tanh 1']]);
    expect(
      after(changed('raised', one), changed('cleared', one), changed('updated', { ...one, value: 2 })),
    ).toEqual([['1.tanh 2'], []]);
  });

  it('keeps as many healed ones as it is let', () => {
    const all = ['1.tanh', '3.tanh', '5.tanh'].map((subject) => finding(subject));
    expect(
      after(...all.map((one) => changed('raised', one)), ...all.map((one) => changed('cleared', one))),
    ).toEqual([[], ['3.tanh 1', '5.tanh 1']]);
  });
});
