import { extended } from './extended.ts';
import type { Fold } from './fold.ts';

/** All values in the order they came, as far as the retention keeps them. */
export function history<Value>(): Fold<{ readonly entries: readonly Value[] }, Value> {
  return {
    initial: { entries: [] },
    add(draft, value, retain) {
      const writable = draft as { entries: readonly Value[] }; // writable within a draft
      writable.entries = extended(draft.entries, value, retain);
    },
  };
}
