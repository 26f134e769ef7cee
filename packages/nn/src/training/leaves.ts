import type { TapeEntry } from '../signals/tapeEntry.ts';

/** The entries that hold parameters of their own, in the order of the forward pass. */
export function leaves(tape: readonly TapeEntry[], into: TapeEntry[] = []): readonly TapeEntry[] {
  for (const entry of tape) {
    if (entry.inner.length > 0) leaves(entry.inner, into);
    else into.push(entry);
  }
  return into;
}
