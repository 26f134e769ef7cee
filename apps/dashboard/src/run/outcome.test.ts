import { expect, test } from 'vitest';
import type { Finding } from '@weir/core';
import { outcome } from './outcome.ts';
import { unknownRun } from './runState.ts';
import type { RunState } from './runState.ts';

const finding = (severity: Finding['severity']): Finding => ({
  rule: 'a',
  subject: 'run',
  since: 0,
  step: 0,
  severity,
  value: 1,
  threshold: 0,
  formula: 'x',
  meaning: 'y',
  remedy: 'z',
});

const ended = (extra: Partial<RunState>): RunState => ({
  ...unknownRun,
  phase: 'completed',
  initialLoss: 3.3,
  loss: 2.4,
  average: { sum: 2.4, weight: 1 },
  ...extra,
});

test('a run that did all its steps and well is green', () => {
  expect(outcome(ended({}), true)).toEqual({ word: 'Completed', tone: 'good' });
  expect(outcome(ended({ findings: [finding('info')] }), true).tone).toBe('good');
});

test('a run that ended in the millions is not completed but diverged', () => {
  const run = ended({ loss: 8_064_154, average: { sum: 9_000_000, weight: 1 } });
  expect(outcome(run, true)).toEqual({ word: 'Diverged', tone: 'bad' });
  expect(outcome(ended({ loss: NaN }), true).tone).toBe('bad');
});

test('a loss that wavers about its beginning has not diverged', () => {
  expect(outcome(ended({ loss: 3.9, average: { sum: 3.5, weight: 1 } }), true).word).toBe('Completed');
});

test('what was found is part of the outcome', () => {
  expect(outcome(ended({ findings: [finding('warning')] }), true)).toEqual({
    word: 'Completed',
    note: 'with warnings',
    tone: 'warn',
  });
  expect(outcome(ended({ findings: [finding('error')] }), true).tone).toBe('bad');
});

test('what ended before the run did is no part of the outcome', () => {
  expect(outcome(ended({ findings: [{ ...finding('error'), cleared: 9 }] }), true).tone).toBe('good');
});

test('a run that broke off with numbers that are not finite has diverged', () => {
  expect(outcome({ ...unknownRun, phase: 'failed', notFinite: true }, true).word).toBe('Diverged');
  expect(outcome({ ...unknownRun, phase: 'failed' }, true).word).toBe('Failed');
});

test('without its server nothing is known of a run that went on; one that had ended has', () => {
  expect(outcome({ ...unknownRun, phase: 'running' }, false)).toEqual({ word: 'No connection', tone: 'bad' });
  expect(outcome(ended({}), false).word).toBe('Completed');
});
