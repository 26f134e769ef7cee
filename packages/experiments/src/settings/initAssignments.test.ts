import { describe, expect, it } from 'vitest';
import { initAssignments } from './initAssignments.ts';

const path = 'model.2.init';
const gain = { layer: '2.linear', option: 'gain', value: 5 / 3 } as const;
const scale = { layer: '2.linear', option: 'scale', value: 0.1 } as const;

describe('initAssignments', () => {
  it('sets the gain where there is one, and scales it', () => {
    const init = { type: 'kaimingNormal', gain: 2 };
    expect(initAssignments(path, init, gain)).toEqual(['model.2.init.gain=1.67']);
    expect(initAssignments(path, init, scale)).toEqual(['model.2.init.gain=0.2']);
  });

  it('sets the std of a normal where it is known', () => {
    const init = { type: 'normal', std: 2 };
    expect(initAssignments(path, init, { ...gain, std: 0.3043 })[0]).toBe('model.2.init.std=0.304');
    expect(initAssignments(path, init, scale)).toEqual(['model.2.init.std=0.2']);
  });

  it('gives a whole initialiser where its gain is not over √fanIn, or its mean is not 0', () => {
    const whole = 'model.2.init={"type":"kaimingNormal","gain":1.67}';
    for (const init of [
      { type: 'xavierUniform', gain: 1 },
      { type: 'orthogonal', gain: 5 / 3 },
      { type: 'kaimingNormal', gain: 1, mode: 'fanOut' },
      { type: 'normal', mean: 1, std: 2 },
    ])
      expect(initAssignments(path, init, { ...gain, std: 0.3 })).toEqual([whole]);
  });

  it('spreads around 0 what lies on one side of it', () => {
    expect(initAssignments(path, { type: 'uniform', low: 0, high: 1 }, scale)).toEqual([
      'model.2.init={"type":"uniform","low":-0.05,"high":0.05}',
    ]);
  });

  it('gives a whole initialiser where the default holds, or the one given has no gain', () => {
    const whole = 'model.2.init={"type":"kaimingNormal","gain":1.67}';
    expect(initAssignments(path, undefined, gain)).toEqual([whole]);
    expect(initAssignments(path, { type: 'zeros' }, gain)).toEqual([whole]);
    expect(initAssignments(path, { type: 'zeros' }, scale)).toEqual([]);
  });

  it('scales both ends of a uniform', () => {
    expect(initAssignments(path, { type: 'uniform', low: -1, high: 2 }, scale)).toEqual([
      'model.2.init={"type":"uniform","low":-0.1,"high":0.2}',
    ]);
  });
});
