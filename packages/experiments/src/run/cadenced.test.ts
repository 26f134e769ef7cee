import { Subject, tap } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { cadenced } from './cadenced.ts';

describe('cadenced', () => {
  it('gives each cadence its steps, and picks them once for all that share it', () => {
    const source$ = new Subject<{ step: number }>();
    let passed = 0;
    const at = cadenced(source$.pipe(tap(() => passed++)));
    const seen: [string, number][] = [];
    at(3).subscribe(({ step }) => seen.push(['a', step]));
    at(3).subscribe(({ step }) => seen.push(['b', step]));
    at(2).subscribe(({ step }) => seen.push(['c', step]));
    for (let step = 0; step < 5; step++) source$.next({ step });
    expect(seen).toEqual([
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['c', 2],
      ['a', 3],
      ['b', 3],
      ['c', 4],
    ]);
    expect(passed).toBe(2 * 5);
  });

  it('passes errors and ends on, and lets go of its source when nobody listens', () => {
    const source$ = new Subject<{ step: number }>();
    const at = cadenced(source$);
    const errors: unknown[] = [];
    at(2).subscribe({ error: (error: unknown) => errors.push(error) });
    const other = at(5).subscribe();
    expect(source$.observed).toBe(true);
    other.unsubscribe();
    source$.error('gone');
    expect(errors).toEqual(['gone']);
    const calm$ = new Subject<{ step: number }>();
    cadenced(calm$)(7).subscribe().unsubscribe();
    expect(calm$.observed).toBe(false);
  });
});
