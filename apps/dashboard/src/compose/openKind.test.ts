import { describe, expect, it } from 'vitest';
import { openAfterMove, openAfterRemoval } from './openKind.ts';

const places = [0, 1, 2, 3, 4];

describe('openAfterRemoval', () => {
  it('is the entry that was open, wherever it stands then, and none where it is the one that went', () => {
    for (const open of places) {
      for (const removed of places) {
        const at = places.filter((entry) => entry !== removed).indexOf(open);
        expect(openAfterRemoval(open, removed), `${open} without ${removed}`).toBe(at < 0 ? undefined : at);
      }
    }
    expect(openAfterRemoval(undefined, 2)).toBeUndefined();
  });
});

describe('openAfterMove', () => {
  it('is the entry that was open, wherever it stands then', () => {
    for (const open of places) {
      for (const from of places) {
        for (const onto of places) {
          const moved = places.toSpliced(from, 1).toSpliced(onto, 0, from);
          expect(openAfterMove(open, from, onto), `${open} with ${from} onto ${onto}`).toBe(
            moved.indexOf(open),
          );
        }
      }
    }
    expect(openAfterMove(undefined, 0, 1)).toBeUndefined();
  });
});
