import type { States } from '@weir/diagnostics';

/** What one measured, or more, of one diagnostic adds up to: a list of entries with their steps is a history. */
type State = Readonly<Record<string, unknown>>;

interface Entry {
  readonly step: number;
}

/**
 * What was measured, with the newest entry of each history alone. A moment that held its histories would keep each of their
 * entries for as long as the page is open, as those of the run itself are thinned.
 */
export function newestAlone(measured: States): States {
  return eachHistory(measured, (history) => history.slice(-1));
}

/**
 * What was measured by a moment, with the histories that {@link newestAlone} left out, as far as the run still has them.
 *
 * @param now What has been measured since.
 */
export function withHistories(then: States, now: States): States {
  return eachHistory(then, (newest, diagnostic, list) => {
    const since = (now[diagnostic as keyof States] as object as State)[list]; // by its name, which the union of kinds has lost
    const [last] = newest;
    if (!last || !isHistory(since)) return newest;
    return [...since.filter(({ step }) => step < last.step), last];
  });
}

function eachHistory(
  measured: States,
  change: (history: readonly Entry[], diagnostic: string, list: string) => readonly Entry[],
): States {
  return mapped(measured, (state, diagnostic) =>
    Object.values(state as State).some(isHistory)
      ? mapped(state as State, (value, list) => (isHistory(value) ? change(value, diagnostic, list) : value))
      : state,
  ) as States; // each has the keys that it had
}

function mapped(object: object, change: (value: unknown, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}

function isHistory(value: unknown): value is readonly Entry[] {
  if (!Array.isArray(value)) return false;
  const first: unknown = value[0];
  return typeof first === 'object' && first !== null && 'step' in first && typeof first.step === 'number';
}
