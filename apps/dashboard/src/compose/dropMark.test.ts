import { expect, it } from 'vitest';
import { dropMark } from './dropMark.ts';

const marks = (dragged: number | undefined, over: number) =>
  [0, 1, 2, 3].map((at) => dropMark(at, dragged, over));

it('marks the entry that is dragged over on the side towards which the dragged one goes', () => {
  expect(marks(2, 0)).toEqual(['before', undefined, undefined, undefined]);
  expect(marks(1, 3)).toEqual([undefined, undefined, undefined, 'after']);
});

it('marks none where the dragged one would stay, or none is dragged', () => {
  for (const none of [marks(2, 2), marks(undefined, 0)]) expect(new Set(none)).toEqual(new Set([undefined]));
});
