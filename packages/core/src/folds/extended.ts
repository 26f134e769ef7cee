import { freeze, isDraft, original } from 'immer';
import type { Retention } from './retention.ts';

/**
 * A history with one more entry, as far as the retention keeps it: a frozen copy, to be put in the draft's place.
 *
 * A draft of an array answers every index through a proxy: pushing to a thousand entries and moving them up takes a
 * thousand times as long as copying them.
 */
export function extended<Entry>(
  entries: readonly Entry[],
  entry: Entry,
  retain: Retention,
): readonly Entry[] {
  // What immer returns as a draft's original is what the draft was made of.
  const plain = isDraft(entries) ? (original(entries) as readonly Entry[]) : entries;
  const copy: Entry[] = [...plain, entry];
  freeze(entry, true);
  retain(copy);
  return Object.freeze(copy);
}
