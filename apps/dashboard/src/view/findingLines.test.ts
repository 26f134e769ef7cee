import type { Finding } from '@weir/core';
import { expect, test } from 'vitest';
import { subjectsLine, whenLine } from './findingLines.ts';

const finding = (subject: string, more: Partial<Finding> = {}): Finding => ({
  rule: 'a',
  subject,
  since: 20,
  step: 20,
  severity: 'warning',
  value: 1,
  threshold: 0,
  formula: 'x',
  meaning: 'y',
  remedy: 'z',
  ...more,
});

test('many layers are named by the first of them and a count', () => {
  const named = (length: number) => subjectsLine(Array.from({ length }, (_, at) => finding(`${at}.tanh`)));
  expect(named(2)).toBe('0.tanh, 1.tanh');
  expect(named(5)).toBe('0.tanh, 1.tanh, 2.tanh, 3.tanh, 4.tanh');
  expect(named(9)).toBe('0.tanh, 1.tanh, 2.tanh, 3.tanh and 5 more');
});

test('what stands says since when, what ended from when to when, and a fact that it is one', () => {
  expect(whenLine([finding('1.tanh'), finding('2.tanh', { since: 4 })])).toBe('since step 4');
  expect(whenLine([finding('1.tanh', { cleared: 1400 }), finding('2.tanh', { cleared: 90 })])).toBe(
    'steps 20 to 1,400',
  );
  expect(whenLine([finding('run', { fact: true, since: 0 })])).toBe('a fact of the start');
});
