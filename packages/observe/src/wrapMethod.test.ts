import { describe, expect, it } from 'vitest';
import { wrapMethod } from './wrapMethod.ts';

class Counter {
  private readonly start = 10;
  add(by: number): number {
    return this.start + by;
  }
}
const times = (factor: number) => (inner: (by: number) => number, by: number) => factor * inner(by);

describe('wrapMethod', () => {
  it('puts a function around the method of one object, which keeps its this', () => {
    const [counter, other] = [new Counter(), new Counter()];
    wrapMethod(counter, 'add', times(2));
    expect(counter.add(1)).toBe(22);
    expect(other.add(1)).toBe(11);
  });

  it('puts each further one around those before it', () => {
    const counter = new Counter();
    wrapMethod(counter, 'add', times(2));
    wrapMethod(counter, 'add', (inner: (by: number) => number, by: number) => inner(by) + 1);
    expect(counter.add(0)).toBe(21);
  });

  it('lets them leave in any order, and leaves the object as it was with the last', () => {
    const counter = new Counter();
    const before = Object.getOwnPropertyDescriptors(counter);
    const off = [2, 3].map((factor) => wrapMethod(counter, 'add', times(factor)));
    expect(counter.add(0)).toBe(60);
    off[0]?.();
    expect(counter.add(0)).toBe(30);
    off[1]?.();
    off[1]?.();
    expect(counter.add(0)).toBe(10);
    expect(Object.getOwnPropertyDescriptors(counter)).toEqual(before);
  });

  it('puts back a method that was the object’s own', () => {
    const own = { add: (by: number) => by };
    const { add } = own;
    wrapMethod(own, 'add', times(2))();
    expect(own.add).toBe(add);
  });

  it('leaves what somebody else has put in its place since', () => {
    const counter = new Counter();
    const off = wrapMethod(counter, 'add', times(2));
    const newer = () => 7;
    counter.add = newer;
    off();
    expect(counter.add).toBe(newer);
  });

  it('can wrap anew after all have left', () => {
    const counter = new Counter();
    wrapMethod(counter, 'add', times(2))();
    wrapMethod(counter, 'add', times(5));
    expect(counter.add(0)).toBe(50);
  });

  it('passes on what the method throws', () => {
    const broken = {
      run() {
        throw new Error('broken');
      },
    };
    wrapMethod(broken, 'run', (inner: () => void) => inner());
    expect(() => broken.run()).toThrow('broken');
  });

  it('refuses what is no method', () => {
    expect(() => wrapMethod({ fit: 3 }, 'fit', times(1))).toThrow(
      new TypeError(
        'observe: fit must be a method of what is observed, got number; is it a tf.LayersModel or a tf.Optimizer?',
      ),
    );
    expect(() => wrapMethod({}, 'fit', times(1))).toThrow('got undefined');
  });
});
