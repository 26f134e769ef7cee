import { expect, test } from 'vitest';
import type { RunSummary } from '../source/runSource.ts';
import { runLine } from './runLine.ts';

const summary: RunSummary = {
  id: 'a-1',
  name: 'a',
  status: 'completed',
  step: 10,
  steps: 10,
  startedAt: '2026-01-01T00:00:00Z',
};

test('the list of runs knows which have diverged, whether they did all their steps or broke off', () => {
  expect(runLine({ ...summary, diverged: true })).toMatch(/ · diverged$/);
  expect(runLine({ ...summary, status: 'failed', diverged: true })).toMatch(/ · diverged$/);
  expect(runLine({ ...summary, status: 'running', diverged: true })).toMatch(/ · running$/);
});

test('one that another tab trains says so', () => {
  expect(runLine({ ...summary, status: 'running', trainedBy: 'tab' })).toMatch(/ · running in another tab$/);
  const trainedBy = { host: 'lab', pid: 1 };
  expect(runLine({ ...summary, status: 'running', trainedBy })).toMatch(/ · running$/);
});

test('one that did well says so, and one with errors that too', () => {
  expect(runLine(summary)).toMatch(/^a · .* · completed$/);
  expect(runLine({ ...summary, findings: { count: 1, gravest: 'error' } })).toMatch(
    /completed, with errors$/,
  );
});

test('where there are several places, it says where it is from', () => {
  expect(runLine({ ...summary, origin: 'server' })).toMatch(/ · completed · on the server$/);
  expect(runLine({ ...summary, origin: 'browser' })).toMatch(/ · in this browser$/);
  expect(runLine({ ...summary, origin: 'folder' })).toMatch(/ · from a folder$/);
});

test('a run of another day says of which, and one that is damaged has no time', () => {
  const now = new Date(summary.startedAt);
  expect(runLine(summary, now)).toMatch(/\d:\d\d:\d\d/);
  expect(runLine(summary, new Date('2026-03-01T00:00:00Z'))).not.toMatch(/\d:\d\d:\d\d/);
  expect(runLine({ ...summary, startedAt: '' })).toBe('a · completed');
});
