import { NEVER, of, throwError } from 'rxjs';
import { expect, it } from 'vitest';
import { recomputing } from './recomputing.ts';

it('counts what is computed again until it is done, has failed or is left, and nothing that is not admitted', () => {
  let full = false;
  const counted = recomputing(() => {
    if (full) throw new RangeError('full');
  });
  const errors: unknown[] = [];
  const ignored = { error: (error: unknown) => errors.push(String(error)) };
  counted.until(of(1)).subscribe();
  counted.until(throwError(() => new Error('no'))).subscribe(ignored);
  expect(counted.count).toBe(0);
  const [one, other] = [counted.until(NEVER).subscribe(), counted.until(NEVER).subscribe()];
  expect(counted.count).toBe(2);
  full = true;
  counted.until(NEVER).subscribe(ignored);
  expect(counted.count).toBe(2);
  one.unsubscribe();
  other.unsubscribe();
  expect(counted.count).toBe(0);
  expect(errors).toEqual(['Error: no', 'RangeError: full']);
});
