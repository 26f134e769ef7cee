import { DivergedError } from '@weir/core';
import type { Finding } from '@weir/core';
import { expect, test } from 'vitest';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { divergenceLine } from './divergenceLine.ts';

const error = new DivergedError(3, NaN, '2.relu');
const finding = (rule: string, subject: string, more: Partial<Finding> = {}): Finding =>
  findingOf({ rule, subject, step: 3, severity: 'error', remedy: `Mend ${rule}.`, ...more });

test('a run that diverged ends with the remedy of its cause, not with the error’s own', () => {
  const scale = finding('dataScale', 'inputs', { set: ['data.standardise=true'] });
  const cause = { rule: 'dataScale', subject: 'inputs' };
  const line = divergenceLine(error, [scale, finding('notFinite', '2.relu', { cause })]);
  expect(line).toBe(
    'descend: loss must be finite, got NaN at step 3; first not finite: 2.relu; ' +
      'it follows from dataScale: Mend dataScale. --set data.standardise=true',
  );
});

test('without a cause, with what notFinite says; without any finding, as it is', () => {
  expect(divergenceLine(error, [finding('notFinite', '2.relu')])).toMatch(/2\.relu; mend notFinite\.$/);
  expect(divergenceLine(error, [])).toBe(error.message);
});
