import type { RunEvent } from '@weir/core';
import { parseConfiguration } from '@weir/experiments';
import { expect, test } from 'vitest';
import { runObserver } from './runObserver.ts';
import { smallConfig } from './testing/smallRun.ts';

const started: RunEvent = {
  type: 'started',
  name: 'small',
  config: {},
  backend: 'cpu',
  steps: 5,
  parameterCount: 9,
  examples: { train: 9, validation: 0, test: 0 },
};
const progress: RunEvent = {
  type: 'progress',
  from: 0,
  losses: [5, 4, 3, 2, 1],
  learningRate: 0.1,
  seconds: 1,
};
const finished = (reason: 'completed' | 'rule'): RunEvent => ({
  type: 'finished',
  steps: 5,
  reason,
  seconds: 1,
});

function observed(...events: readonly RunEvent[]) {
  const logged: string[] = [];
  const observer = runObserver(parseConfiguration({ ...smallConfig, logEvery: 4 }), (line) =>
    logged.push(line),
  );
  for (const event of events) observer.next(event);
  return { observer, logged };
}

test('runObserver reports a run as far as it came, and losses at the configuration’s cadence', () => {
  const { observer } = observed(started, progress);
  expect(observer.report()).toMatchObject({
    name: 'small',
    losses: [
      [0, 5],
      [4, 1],
    ],
  });
});

test('runObserver shows progress as it goes', () => {
  const { logged } = observed(started, progress);
  if (!process.stderr.isTTY) expect(logged.filter((line) => line.startsWith('step'))).toHaveLength(2);
  expect(logged.length).toBeGreaterThanOrEqual(process.stderr.isTTY ? 0 : 3);
});

test('runObserver’s summary has a table for what there is, and none for what there is not', () => {
  const evaluated: RunEvent = { type: 'evaluated', step: 5, splits: { validation: { loss: 1.5 } } };
  expect(observed(started, progress).observer.summary().trim()).toBe('');
  expect(observed(started, progress, evaluated).observer.summary()).toMatch(/^evaluation\n.*validation/);
});

test('runObserver knows whether a rule ended the run', () => {
  expect(observed(started).observer.endedByRule).toBe(false);
  expect(observed(started, finished('completed')).observer.endedByRule).toBe(false);
  expect(observed(started, finished('rule')).observer.endedByRule).toBe(true);
});
