import { of, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { fold } from './fold.ts';
import { latest } from './latest.ts';

it('latest keeps the newest value alone, frozen', () => {
  const states: { readonly latest?: { readonly at: number } }[] = [];
  of({ at: 1 }, { at: 2 })
    .pipe(fold(latest<{ readonly at: number }>()), toArray())
    .subscribe((all) => states.push(...all));
  expect(states).toEqual([{ latest: { at: 1 } }, { latest: { at: 2 } }]);
  expect(states.every((state) => Object.isFrozen(state.latest))).toBe(true);
});
