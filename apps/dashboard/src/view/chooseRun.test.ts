import { expect, test } from 'vitest';
import type { RunSummary } from '../source/runSource.ts';
import { chooseRun } from './chooseRun.ts';

const run = (id: string): RunSummary => ({
  id,
  name: id,
  status: 'running',
  step: 0,
  steps: 1,
  startedAt: '2026-01-01T00:00:00Z',
});
const runs = [run('newest'), run('older')];

test('the one asked for is shown, and the newest where none was asked for', () => {
  expect(chooseRun('older', {}, runs)).toEqual({ shown: 'older' });
  expect(chooseRun('older', { shown: 'newest' }, runs)).toEqual({ shown: 'older' });
  expect(chooseRun(undefined, {}, runs)).toEqual({ shown: 'newest' });
});

test('the run that is shown is not left for a newer one', () => {
  expect(chooseRun(undefined, { shown: 'older' }, runs)).toEqual({ shown: 'older' });
});

test('a run asked for that there is not is missing, and no other is put in its place', () => {
  expect(chooseRun('gone', {}, runs)).toEqual({ missing: 'gone' });
  expect(chooseRun('gone', { shown: 'older' }, runs)).toEqual({ missing: 'gone' });
  expect(chooseRun('gone', { missing: 'gone' }, [...runs, run('gone')])).toEqual({ shown: 'gone' });
});

test('a run that its server has forgotten stays on show', () => {
  expect(chooseRun('gone', { shown: 'gone' }, runs)).toEqual({ shown: 'gone' });
  expect(chooseRun(undefined, { shown: 'gone' }, runs)).toEqual({ shown: 'gone' });
});

test('without any run nothing is shown', () => {
  expect(chooseRun(undefined, {}, [])).toEqual({});
});
