import type { Finding } from '@weir/core';
import { DivergedError } from '@weir/core';
import { expect, test } from 'vitest';
import { divergedWords } from './divergedWords.ts';

const { message, what } = new DivergedError(23, Infinity, 'loss');
const finding = (extra: Partial<Finding> = {}): Finding => ({
  rule: 'lossDiverging',
  subject: 'run',
  severity: 'error',
  since: 10,
  step: 22,
  value: 8e35,
  threshold: 3,
  formula: 'moving average of the loss / its lowest so far',
  meaning: 'The loss rose from 4 to 3.4e36.',
  remedy: 'Lower the learning rate from 1 to 0.1.',
  ...extra,
});

test('the remedy is that of the finding that stands, which the page shows below too', () => {
  expect(divergedWords(message, [finding()])).toBe(`${what}. Lower the learning rate from 1 to 0.1.`);
});

test('without a finding, or with one that has ended, it is the error’s own', () => {
  expect(divergedWords(message, [])).toBe(message);
  expect(divergedWords(message, [finding({ cleared: 12 })])).toBe(message);
});
