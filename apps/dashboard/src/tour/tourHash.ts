import { stops } from './stops.ts';

/** What stands behind an address's `#` at a stop, counted from 0. */
export const hashOfStop = (at: number): string => `#tour.${at + 1}`;

/** The stop that an address names, counted from 0; undefined where it names none. One past the last is the last. */
export function stopInHash(hash: string): number | undefined {
  const found = /^#?tour(?:\.(\d+))?$/.exec(hash);
  if (!found) return undefined;
  return Math.min(stops.length, Math.max(1, Number(found[1] ?? 1))) - 1;
}
