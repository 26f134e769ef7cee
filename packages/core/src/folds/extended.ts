import { freeze } from 'immer';
import type { Retention } from './retention.ts';
import { undrafted } from './undrafted.ts';

/**
 * A history with one more entry, as far as the retention keeps it: a frozen copy, to be put in the draft's place.
 * Pushing to a draft of a thousand entries goes through a proxy for each of them.
 */
export function extended<Entry>(
  entries: readonly Entry[],
  entry: Entry,
  retain: Retention,
): readonly Entry[] {
  const copy: Entry[] = [...undrafted(entries), entry];
  freeze(entry, true);
  retain(copy);
  return Object.freeze(copy);
}
