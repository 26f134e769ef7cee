import { expect, it } from 'vitest';
import { commandsTaken } from './commandsTaken.ts';

it('has what took effect, at its step, and not what was refused', () => {
  const turned = {
    type: 'controlled',
    step: 12,
    command: 'learningRate',
    value: 0.5,
    learningRate: 0.5,
  } as const;
  const refused = {
    type: 'controlled',
    step: 20,
    command: 'momentum',
    value: 1,
    refused: 'no momentum',
  } as const;
  expect(commandsTaken({ changes: [turned, refused] })).toEqual([
    { step: 12, command: { type: 'learningRate', value: 0.5 } },
  ]);
});
