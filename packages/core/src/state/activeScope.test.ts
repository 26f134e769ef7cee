import { describe, expect, it } from 'vitest';
import { active, entered } from './activeScope.ts';
import { StateScope } from './stateScope.ts';

const scope = () => new StateScope({ saved: new Map(), kept: new Map(), refusals: new Map() }, '');

describe('entered', () => {
  it('has the scope active during its work alone, and gives back the result', () => {
    const [outer, inner] = [scope(), scope()];
    expect(active()).toBeUndefined();
    const seen = entered(outer, () => [
      active(),
      entered(inner, active),
      entered(undefined, active),
      active(),
    ]);
    expect(seen).toEqual([outer, inner, undefined, outer]);
    expect(seen[1]).toBe(inner);
    expect(active()).toBeUndefined();
  });

  it('leaves the scope where the work throws', () => {
    expect(() =>
      entered(scope(), () => {
        throw new Error('broken');
      }),
    ).toThrow('broken');
    expect(active()).toBeUndefined();
  });
});
