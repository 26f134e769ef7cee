import type { Finding, Severity } from '@weir/core';
import { expect, test } from 'vitest';
import { findingGroups } from './findingGroups.ts';

const finding = (rule: string, subject: string, severity: Severity = 'warning', since = 0): Finding => ({
  rule,
  subject,
  severity,
  since,
  step: since,
  value: 1,
  threshold: 0,
  formula: 'x',
  meaning: 'y',
  remedy: 'z',
});

test('a rule speaks once for all its layers, first to last, however they came in', () => {
  const found = ['11.relu', '5.relu', '7.relu', '9.relu', '3.relu'].map((name) => finding('deadUnits', name));
  const groups = findingGroups(found);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.findings.map(({ subject }) => subject)).toEqual([
    '3.relu',
    '5.relu',
    '7.relu',
    '9.relu',
    '11.relu',
  ]);
});

test('the gravest comes first, within a rule too, and then the run as a whole', () => {
  const groups = findingGroups([
    finding('a', '1.tanh', 'info'),
    finding('b', '2.tanh', 'warning'),
    finding('c', 'run', 'warning', 50),
    finding('a', '9.tanh', 'error'),
  ]);
  expect(groups.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['a', 'error'],
    ['c', 'warning'],
    ['b', 'warning'],
  ]);
  expect(groups[0]?.findings.map(({ subject }) => subject)).toEqual(['9.tanh', '1.tanh']);
});
