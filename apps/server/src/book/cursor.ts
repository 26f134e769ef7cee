/**
 * How far a reader has come in a run's log: the number of the last entry it has, and the step after the last
 * loss it has. The second makes merged progress divisible, so that nothing is read twice.
 */
export interface Cursor {
  readonly sequence: number;
  readonly step: number;
}

/** Ahead of the first entry. */
export const beginning: Cursor = { sequence: 0, step: 0 };

/** The cursor as the id of a server-sent event: `12.3400`. */
export function formatCursor({ sequence, step }: Cursor): string {
  return `${sequence}.${step}`;
}

/** Reads what `formatCursor` wrote; anything else is the beginning, so that a stranger's id loses nothing. */
export function parseCursor(id: unknown): Cursor {
  const match = typeof id === 'string' ? /^(\d{1,15})\.(\d{1,15})$/.exec(id) : null;
  return match ? { sequence: Number(match[1]), step: Number(match[2]) } : beginning;
}
