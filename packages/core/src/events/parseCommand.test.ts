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
  { type: 'runTo', step: 500 },
  { type: 'speed', value: 0.5 },
  { type: 'speed' },
  { type: 'momentum', value: 0.9 },
  { type: 'batchSize', value: 64 },
  { type: 'batchNormMomentum', value: 0.01 },
  { type: 'batchNormMomentum', value: 1, layer: '3.batchNorm' },
  { type: 'weightScale', value: -2, layer: '2.linear' },
])('%j is a command', (command) => {
  expect(parseCommand(command)).toEqual(command);
});

test('what else a body holds is left out', () => {
  expect(parseCommand({ type: 'pause', count: 3, extra: true })).toEqual({ type: 'pause' });
});

test.each([
  [
    { type: 'jump' },
    'command: type must be pause, resume, step, runTo, speed, learningRate, momentum, batchSize, batchNormMomentum, weightScale or stop, got "jump"',
  ],
  [null, 'command: type must be'],
  ['pause', 'command: type must be'],
  [{ type: 'step', count: 0 }, 'step: count must be a positive integer, got 0'],
  [{ type: 'step', count: 1.5 }, 'step: count must be a positive integer, got 1.5'],
  [{ type: 'step', count: '2' }, 'step: count must be a positive integer, got "2"'],
  [{ type: 'learningRate' }, 'learningRate: value must be a finite number of at least 0, got undefined'],
  [{ type: 'learningRate', value: -1 }, 'learningRate: value must be a finite number of at least 0, got -1'],
  [{ type: 'runTo' }, 'runTo: step must be a positive integer, got undefined'],
  [{ type: 'runTo', step: 2.5 }, 'runTo: step must be a positive integer, got 2.5'],
  [{ type: 'speed', value: 0 }, 'speed: value must be a finite number above 0, got 0'],
  [{ type: 'speed', value: '9' }, 'speed: value must be a finite number above 0, got "9"'],
  [{ type: 'momentum', value: 1.1 }, 'momentum: value must be a number from 0 to 1, got 1.1'],
  [{ type: 'batchSize', value: 0 }, 'batchSize: value must be a positive integer, got 0'],
  [
    { type: 'batchNormMomentum', value: null },
    'batchNormMomentum: value must be a number from 0 to 1, got null',
  ],
  [
    { type: 'batchNormMomentum', value: 0.1, layer: 3 },
    'batchNormMomentum: layer must be the name of a layer, got 3',
  ],
  [{ type: 'weightScale', value: 2 }, 'weightScale: layer must be the name of a layer, got undefined'],
  [
    { type: 'weightScale', value: Infinity, layer: 'a' },
    'weightScale: value must be a finite number, got null',
  ],
])('%j is refused and the message says why', (body, message) => {
  expect(() => parseCommand(body)).toThrow(message);
});
