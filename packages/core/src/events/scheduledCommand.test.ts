import { expect, it } from 'vitest';
import { parseSchedule } from './scheduledCommand.ts';

it('reads commands with their steps, and leaves out what else there is', () => {
  const given = [
    { step: 0, command: { type: 'momentum', value: 0.9, extra: 1 }, more: true },
    { step: 100, command: { type: 'stop' } },
  ];
  expect(parseSchedule(given)).toEqual([
    { step: 0, command: { type: 'momentum', value: 0.9 } },
    { step: 100, command: { type: 'stop' } },
  ]);
});

it.each([
  [{}, 'commands: list must be one of at most 1000 commands with their steps, got {}'],
  [new Array(1001).fill({}), 'got 1001'],
  [[null], 'commands: step must be an integer of at least 0, got undefined'],
  [[{ step: 1.5, command: { type: 'stop' } }], 'got 1.5'],
  [[{ step: 1, command: { type: 'jump' } }], 'command: type must be'],
])('of %j says what is wrong', (given, why) => {
  expect(() => parseSchedule(given)).toThrow(why);
});
