import { describe, expect, it } from 'vitest';
import { keyCommands, keysHint, rateFactor } from './keyCommands.ts';

const progressAt = (learningRate: number) =>
  ({ type: 'progress', from: 0, losses: [1], learningRate, seconds: 1 }) as const;

describe('keyCommands', () => {
  it('pauses and goes on by space, and stays paused after a step', () => {
    const { commandOf } = keyCommands();
    const types = [' ', ' ', '.', '.', ' '].map((key) => commandOf(key)?.type);
    expect(types).toEqual(['pause', 'resume', 'step', 'step', 'resume']);
  });

  it('changes the rate by its factor each time, from what the run has', () => {
    const keys = keyCommands();
    expect(keys.commandOf('+')).toBeUndefined(); // nobody knows the rate ahead of the first step
    keys.event(progressAt(0.1));
    expect(['+', '=', '-'].map(keys.commandOf)).toEqual([
      { type: 'learningRate', value: 0.15 },
      { type: 'learningRate', value: 0.225 },
      { type: 'learningRate', value: 0.15 },
    ]);
    keys.event({ type: 'controlled', step: 5, command: 'learningRate', learningRate: 2 });
    expect(keys.commandOf('-')).toEqual({ type: 'learningRate', value: Number((2 / 1.5).toPrecision(4)) });
  });

  it('stays within what float32 has, however long a key is held down, and comes back', () => {
    for (const [key, back] of [
      ['+', '-'],
      ['-', '+'],
    ] as const) {
      const keys = keyCommands();
      keys.event(progressAt(0.1));
      const pressed = Array.from({ length: 3000 }, () => keys.commandOf(key));
      expect(pressed.at(-1)).toBeUndefined();
      const returned = keys.commandOf(back);
      if (returned?.type !== 'learningRate') throw new Error('a key changes the rate');
      expect(Math.abs(Math.log10(returned.value))).toBeLessThan(30.1);
      expect(Math.abs(Math.log10(returned.value))).toBeGreaterThan(29);
    }
  });

  it('goes by the rate last set, though losses of earlier steps are told after it', () => {
    const keys = keyCommands();
    keys.event(progressAt(0.1));
    keys.event({ type: 'controlled', step: 5, command: 'learningRate', learningRate: 2 });
    keys.event({ ...progressAt(0.1), from: 1, losses: [1, 1, 1, 1] });
    expect(keys.commandOf('+')).toEqual({ type: 'learningRate', value: 3 });
  });

  it('stops by q, and knows no other keys', () => {
    expect(['q', 'x', 'Q', '\r'].map(keyCommands().commandOf)).toEqual([
      { type: 'stop' },
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('has a hint that names every key, and the factor', () => {
    for (const key of ['space', '. ', '+', '-', 'q', `${rateFactor}`]) expect(keysHint).toContain(key);
  });
});
