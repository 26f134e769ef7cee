import { every } from '@weir/core';
import type { Stepped } from '@weir/core';
import { share } from 'rxjs';
import type { Observable } from 'rxjs';

/**
 * Step 0 and every so many steps of a source, picked once for all that look at the same cadence: of twenty rules that
 * look at every hundredth step, none is asked at the others.
 */
export function cadenced<T extends Stepped>(source$: Observable<T>): (steps: number) => Observable<T> {
  const picked = new Map<number, Observable<T>>();
  return (steps) => {
    const known$ = picked.get(steps);
    if (known$) return known$;
    const steps$ = steps === 1 ? source$ : source$.pipe(every(steps), share());
    picked.set(steps, steps$);
    return steps$;
  };
}
