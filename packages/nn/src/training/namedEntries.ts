import { childName } from '../evaluation/evaluationContext.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';

/** An entry of the tape with its place in the network. */
export interface NamedEntry {
  readonly name: string;
  readonly index: number;
  readonly depth: number;
  readonly entry: TapeEntry;
}

/** All entries with their names, composites ahead of their inner layers. */
export function namedEntries(tape: readonly TapeEntry[], parent = '', depth = 0): readonly NamedEntry[] {
  return tape.flatMap((entry, index) => {
    const name = childName(parent, index, entry.layer.kind);
    return [{ name, index, depth, entry }, ...namedEntries(entry.inner, name, depth + 1)];
  });
}

/** The entries that hold parameters of their own, in the order of the forward pass. */
export function leaves(tape: readonly TapeEntry[], into: TapeEntry[] = []): readonly TapeEntry[] {
  for (const entry of tape) {
    if (entry.inner.length > 0) leaves(entry.inner, into);
    else into.push(entry);
  }
  return into;
}
