/** Bounds a history in place, after each value that was added to it. */
export type Retention = (history: unknown[]) => void;

/** Keeps everything: for short runs. */
export const keepAll: Retention = () => {};

/**
 * Keeps the newest n entries: a window that moves.
 *
 * @throws RangeError if n is not a positive integer.
 */
export function keepLast(n: number): Retention {
  integerOfAtLeast('keepLast', n, 1);
  return (history) => {
    history.splice(0, history.length - n); // which takes none away while there are fewer
  };
}

/**
 * Keeps between n/4 and n entries, spread evenly over all steps so far: when there are more, the first of
 * each of at most n/2 equal stretches of steps stays, and the newest entry. For charts of a whole run, whose
 * beginning matters as much as its end; dropping every other entry instead would soon leave the end alone.
 *
 * @param at Where an entry stands. Default: its `step`; entries that have none stand at their position.
 * @throws RangeError if n is not an integer of at least 2.
 */
export function thinTo(n: number, at: (entry: unknown) => number | undefined = stepOf): Retention {
  integerOfAtLeast('thinTo', n, 2);
  return (history) => {
    if (history.length <= n) return;
    const places = history.map((entry, position) => at(entry) ?? position);
    const first = places[0] ?? 0;
    const span = (places.at(-1) ?? 0) - first;
    // Powers of two nest: what was first in a stretch is first in the one twice as long.
    const width = span > 0 ? 2 ** Math.ceil(Math.log2((2 * span) / n)) : 1;
    let taken = -1;
    const kept = history.filter((_, position) => {
      const stretch = Math.floor(((places[position] ?? 0) - first) / width);
      const stays = stretch > taken || position === history.length - 1;
      taken = Math.max(taken, stretch);
      return stays;
    });
    history.splice(0, history.length, ...kept);
  };
}

function stepOf(entry: unknown): number | undefined {
  if (typeof entry !== 'object' || entry === null || !('step' in entry)) return undefined;
  return typeof entry.step === 'number' ? entry.step : undefined;
}

function integerOfAtLeast(operator: string, n: number, least: number): void {
  if (!Number.isInteger(n) || n < least) {
    throw new RangeError(
      `${operator}: n must be an integer of at least ${least}, got ${n}; 1000 suits a chart`,
    );
  }
}
