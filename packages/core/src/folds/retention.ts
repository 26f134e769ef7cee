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
    if (history.length > n) history.splice(0, history.length - n);
  };
}

/**
 * Keeps between n/2 and n entries over the whole history: when there are more, every other one goes.
 * For charts of a whole run.
 *
 * @throws RangeError if n is not an integer of at least 2.
 */
export function thinTo(n: number): Retention {
  integerOfAtLeast('thinTo', n, 2);
  return (history) => {
    if (history.length <= n) return;
    const kept = history.filter((_, at) => at % 2 === 0 || at === history.length - 1);
    history.splice(0, history.length, ...kept);
  };
}

function integerOfAtLeast(operator: string, n: number, least: number): void {
  if (!Number.isInteger(n) || n < least) {
    throw new RangeError(
      `${operator}: n must be an integer of at least ${least}, got ${n}; 1000 suits a chart`,
    );
  }
}
