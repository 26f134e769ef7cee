import type { Finding } from '@weir/core';
import { describe, expect, it } from 'vitest';
import { findingOf } from '../../../../core/src/testing/findingOf.ts';
import { sameFinding } from './sameFinding.ts';

const finding = (subject: string, more: Partial<Finding> = {}): Finding => findingOf({ subject, ...more });

describe('sameFinding', () => {
  it('goes by rule, subject and the step at which it was raised', () => {
    const one = finding('1.tanh');
    expect(sameFinding(one, finding('1.tanh', { step: 900, severity: 'error', value: 9 }))).toBe(true);
    expect(sameFinding(one, { ...one, since: 5 })).toBe(false);
    expect(sameFinding(one, { ...one, rule: 'deadUnits' })).toBe(false);
    expect(sameFinding(one, { ...one, subject: '3.tanh' })).toBe(false);
  });
});
