import { expect, test } from 'vitest';
import { parseCommand } from './parseCommand.ts';

test.each([
  { type: 'pause' },
  { type: 'resume' },
  { type: 'stop' },
  { type: 'step' },
  { type: 'step', count: 10 },
  { type: 'learningRate', value: 0.05 },
  { type: 'learningRate', value: 0 },
])('%j is a command', (command) => {
  expect(parseCommand(command)).toEqual(command);
});

test('what else a body holds is left out', () => {
  expect(parseCommand({ type: 'pause', count: 3, extra: true })).toEqual({ type: 'pause' });
});

test.each([
  [{ type: 'jump' }, 'command: type must be pause, resume, step, learningRate or stop, got "jump"'],
  [null, 'command: type must be'],
  ['pause', 'command: type must be'],
  [{ type: 'step', count: 0 }, 'step: count must be a positive integer, got 0'],
  [{ type: 'step', count: 1.5 }, 'step: count must be a positive integer, got 1.5'],
  [{ type: 'step', count: '2' }, 'step: count must be a positive integer, got "2"'],
  [{ type: 'learningRate' }, 'learningRate: value must be a finite number of at least 0, got undefined'],
  [{ type: 'learningRate', value: -1 }, 'learningRate: value must be a finite number of at least 0, got -1'],
])('%j is refused and the message says why', (body, message) => {
  expect(() => parseCommand(body)).toThrow(message);
});
