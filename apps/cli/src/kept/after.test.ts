import { expect, it } from 'vitest';
import { after } from './after.ts';

it('says which parameters a run ended with, where they are not its last', () => {
  expect(after(300)).toBe('after 300 steps');
  expect(after(300, 120)).toBe('after 300 steps, with the best parameters, those after 120');
});
