import { describe, expect, it } from 'vitest';
import { Rest } from './rest.ts';

/** A rest under a clock that stands where it is put. */
function subject() {
  const clock = { now: 1000 };
  return { clock, rest: new Rest(() => clock.now) };
}

/** How long it lasts from now on. */
function lengthOf({ clock, rest }: ReturnType<typeof subject>): number {
  const begun = clock.now;
  while (!rest.isOver) clock.now += 0.5;
  return clock.now - begun;
}

describe('Rest', () => {
  it('is over where there was none', () => {
    expect(subject().rest.isOver).toBe(true);
  });

  it('lasts 4 ms, and twice as long each time that a worker is late again soon, up to half a second', () => {
    const own = subject();
    const lengths = Array.from({ length: 10 }, () => {
      own.rest.begin();
      return lengthOf(own);
    });
    expect(lengths).toEqual([4, 8, 16, 32, 64, 128, 256, 512, 512, 512]);
  });

  it('is short again where workers were in time for twice as long as it lasted', () => {
    const own = subject();
    own.rest.begin();
    lengthOf(own);
    own.rest.begin();
    expect(lengthOf(own)).toBe(8);
    own.clock.now += 16;
    own.rest.begin();
    expect(lengthOf(own)).toBe(4);
  });
});
