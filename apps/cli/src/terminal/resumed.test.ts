import type { RunEvent } from '@weir/core';
import type { TakenUp } from '@weir/runs';
import { expect, it } from 'vitest';
import { findingOf } from '../../../../packages/core/src/testing/findingOf.ts';
import { plainProgress } from './plainProgress.ts';
import { progressLine, sinceOf } from './progressLine.ts';

const started: RunEvent = {
  type: 'started',
  name: 'small',
  config: {},
  backend: 'cpu',
  steps: 10,
  parameterCount: 9,
  examples: { train: 9, validation: 0, test: 0 },
};
const progress = (from: number, seconds: number, ...losses: readonly number[]): RunEvent => ({
  type: 'progress',
  from,
  losses,
  learningRate: 0.1,
  seconds,
});
const finding = (step: number, change: 'raised' | 'cleared'): RunEvent => ({
  type: 'finding',
  change,
  step,
  finding: findingOf({ rule: 'deadUnits', subject: '1.relu', since: step, step, meaning: 'none fires' }),
});
/** As a run is resumed: its past, what is computed again, what is new. */
const events: readonly RunEvent[] = [
  started,
  progress(0, 1, 9),
  progress(1, 4, 8, 7),
  finding(2, 'raised'),
  finding(3, 'cleared'),
  progress(3, 104, 6, 5, 4),
  { type: 'evaluated', step: 6, splits: { validation: { loss: 3 } } },
  progress(6, 106, 4, 3),
  finding(7, 'raised'),
  progress(8, 108, 2, 1),
  { type: 'finished', steps: 10, reason: 'completed', seconds: 108 },
];

const said = (takenUp?: TakenUp): readonly string[] => {
  const lines: string[] = [];
  const view = plainProgress((line) => lines.push(line), 1, true, takenUp);
  events.forEach((event) => view.event(event));
  view.end();
  return lines;
};
const speed = (line: string) => Number(/(\d+) steps\/s/.exec(line)?.[1]);

it('a run that is taken up tells nothing a second time, and its speed from where it goes on', () => {
  const lines = said({ from: 4, seconds: 103, recorded: 7 });
  expect(lines.slice(0, 2)).toEqual([
    'small: 9 parameters, 9 examples, 10 steps on cpu',
    'going on after 4 steps, recomputing 3 recorded steps since that checkpoint',
  ]);
  expect(lines.slice(2).map((line) => line.replace(/ {2}loss.*|:.*/, ''))).toEqual([
    'step  8/10',
    'warning at step 7',
    'step  9/10',
    'step 10/10',
    'evaluating on every split',
    'done',
  ]);
  // Steps 5 to 8 took three seconds, 5 to 10 five.
  expect(lines.filter((line) => line.startsWith('step')).map(speed)).toEqual([1, 1, 1]);
});

it('a run of which all is past tells only what it was and how it ended', () => {
  expect(said({ from: Infinity, seconds: 0, recorded: Infinity }).map((line) => line.slice(0, 5))).toEqual([
    'small',
    'done:',
  ]);
});

it('a run that begins tells all', () => {
  expect(said().filter((line) => line.startsWith('step'))).toHaveLength(10);
});

it('what is left of a run is told by its speed since it was taken up, and not before it is there', () => {
  const at = {
    steps: 1000,
    loss: 1,
    learningRate: 0.1,
    since: sinceOf({ from: 400, seconds: 50, recorded: 450 }),
  };
  expect(progressLine({ ...at, done: 500, seconds: 60 })).toMatch(/ {2}10 steps\/s {2}0:50 left$/);
  expect(progressLine({ ...at, done: 300, seconds: 40 })).toMatch(/rate 0\.1$/);
});
