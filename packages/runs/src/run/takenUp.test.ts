import { expect, it } from 'vitest';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { takenUpAt } from './takenUp.ts';

const checkpoint: Checkpoint = { step: 75, log: { bytes: 9, records: 1 }, state: { seconds: 1.5 } };

it('takenUpAt is the checkpoint, its seconds, and how far the log reaches behind it', () => {
  expect(takenUpAt(checkpoint, 89)).toEqual({ from: 75, seconds: 1.5, recorded: 90 });
  expect(takenUpAt(checkpoint, -1)).toEqual({ from: 75, seconds: 1.5, recorded: 75 });
  expect(takenUpAt({ ...checkpoint, state: {} }, -1)).toMatchObject({ seconds: 0 });
});

it('takenUpAt is the beginning without a checkpoint, and nothing where nothing is recorded', () => {
  expect(takenUpAt(undefined, 89)).toEqual({ from: 0, seconds: 0, recorded: 90 });
  expect(takenUpAt(undefined, -1)).toBeUndefined();
});
