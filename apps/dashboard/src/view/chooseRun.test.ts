import { expect, test } from 'vitest';
import type { RunSummary } from '../source/serverApi.ts';
import { chooseRun } from './chooseRun.ts';

const run = (id: string): RunSummary => ({
  id,
  name: id,
  status: 'running',
  step: 0,
  steps: 1,
  startedAt: '',
});
const runs = [run('new'), run('old')];

test('the run asked for is shown where the server has it', () => {
  expect(chooseRun('old', 'new', runs)).toBe('old');
  expect(chooseRun('gone', 'old', runs)).toBe('old');
});

test('the newest run is shown where none is asked for, or what was shown is gone', () => {
  expect(chooseRun(undefined, undefined, runs)).toBe('new');
  expect(chooseRun('gone', 'gone', runs)).toBe('new');
});

test('without any run, what was shown stays', () => {
  expect(chooseRun(undefined, 'gone', [])).toBe('gone');
  expect(chooseRun(undefined, undefined, [])).toBeUndefined();
});
