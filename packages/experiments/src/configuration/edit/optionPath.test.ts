import { describe, expect, it } from 'vitest';
import { optionAt } from './optionPath.ts';

describe('optionAt', () => {
  const configuration = { steps: 5, model: [{ type: 'tanh' }, { type: 'linear', init: { gain: 3 } }] };

  it.each([
    ['steps', 5],
    ['model.1.init.gain', 3],
    ['model[1].init.gain', 3],
    ['model[0]', { type: 'tanh' }],
  ])('finds %s', (path, value) => {
    expect(optionAt(configuration, path)).toEqual(value);
  });

  it.each(['', 'model.2.type', 'steps.x', 'model.length.x', 'toString'])('finds nothing at "%s"', (path) => {
    expect(optionAt(configuration, path)).toBeUndefined();
  });
});
