import { describe, expect, it } from 'vitest';
import { optionAt, segmentsOf } from './optionPath.ts';

describe('segmentsOf', () => {
  it('takes brackets for dots, at the beginning too', () => {
    expect(segmentsOf('model[12].layers[3].init')).toEqual(['model', '12', 'layers', '3', 'init']);
    expect(segmentsOf('[10].type')).toEqual(['10', 'type']);
  });
});

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

  it('finds nothing within what is null', () => {
    expect(optionAt({ clip: null }, 'clip.norm')).toBeUndefined();
  });

  it.each(['', 'model.2.type', 'steps.x', 'model.length.x', 'toString'])('finds nothing at "%s"', (path) => {
    expect(optionAt(configuration, path)).toBeUndefined();
  });
});
