import { describe, expect, it } from 'vitest';
import { changeWords } from './changeWords.ts';
import { changesTraining, commandOf, controlled } from './controlled.ts';
import type { RunCommand } from './runCommand.ts';

const changes: readonly (readonly [RunCommand, string])[] = [
  [{ type: 'learningRate', value: 0.05 }, 'learning rate 0.05'],
  [{ type: 'momentum', value: 0.9 }, 'momentum 0.9'],
  [{ type: 'batchSize', value: 64 }, 'batch size 64'],
  [{ type: 'batchNormMomentum', value: 0.01 }, 'momentum of every batchNorm 0.01'],
  [{ type: 'batchNormMomentum', value: 0.01, layer: '3.batchNorm' }, 'momentum of 3.batchNorm 0.01'],
  [{ type: 'weightScale', value: 2, layer: '2.linear' }, 'weights of 2.linear × 2'],
  [{ type: 'stop' }, 'stop'],
];
const passing: readonly (readonly [RunCommand, string])[] = [
  [{ type: 'pause' }, 'pause'],
  [{ type: 'resume' }, 'resume'],
  [{ type: 'step', count: 3 }, 'step'],
  [{ type: 'runTo', step: 500 }, 'run to step 500'],
  [{ type: 'speed', value: 10 }, 'at most 10 steps a second'],
  [{ type: 'speed' }, 'no speed limit'],
];

describe('the event of a command', () => {
  it.each(changes)('%j can be given again, and is told in words', (command, words) => {
    const event = controlled(7, command);
    expect(event).toMatchObject({ type: 'controlled', step: 7, command: command.type });
    expect(JSON.parse(JSON.stringify(event))).toEqual(event);
    expect(commandOf(event)).toEqual(command);
    expect(changesTraining(event)).toBe(true);
    expect(changeWords(event)).toBe(words);
  });

  it.each(passing)('%j says only when steps are run', (command, words) => {
    const event = controlled(7, command);
    expect(commandOf(event)).toBeUndefined();
    expect(changesTraining(event)).toBe(false);
    expect(changeWords(event)).toBe(words);
  });

  it('says why it was refused, and is none that is not whole', () => {
    const event = controlled(3, { type: 'batchSize', value: 9e9 }, 'batchSize: too many');
    expect(changeWords(event)).toBe('batch size 9000000000 refused: batchSize: too many');
    for (const command of [
      'learningRate',
      'momentum',
      'batchSize',
      'batchNormMomentum',
      'weightScale',
    ] as const)
      expect(commandOf({ type: 'controlled', step: 3, command })).toBeUndefined();
  });
});
