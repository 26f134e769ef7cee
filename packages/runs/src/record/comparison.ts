import type { Lock, RunStore } from '../store/runStore.ts';
import { LockedError } from '../store/storeErrors.ts';
import { RunFormatError } from './runFormatError.ts';

/** What the folder of several runs says of them, so that those that had not begun yet can. */
export interface Comparison {
  readonly format: 1;
  /** The preset whose variants they are. */
  readonly source: string;
  /** What they were given besides their configurations, as the command has it. */
  readonly flags: object;
  /** Each of them, first to last; of comparisons of an earlier version what the preset says. */
  readonly variants?: readonly ComparedVariant[];
}

/** One of the runs that are compared: its header's option `variant` has its name. */
export interface ComparedVariant {
  readonly name: string;
  readonly config: unknown;
}

/** Where it is in the store of the comparison's runs. */
export const comparisonPath = 'comparison.json';

/** Milliseconds between two looks whether a comparison may be begun with, and how many of them. */
const [lookEvery, looks] = [100, 100];

/**
 * Does something that begins a run of a comparison while nobody else may: of two processes that go on with it, one alone begins
 * a variant, and the other finds it begun.
 *
 * @throws LockedError if another is at it for ten seconds.
 */
export async function aloneIn<T>(runs: RunStore, begin: () => Promise<T>): Promise<T> {
  const { release } = await lockSoon(runs);
  try {
    return await begin();
  } finally {
    await release();
  }
}

async function lockSoon(runs: RunStore): Promise<Lock> {
  for (let left = looks; ; left--) {
    try {
      return await runs.lock('lock', { takeStale: true });
    } catch (error) {
      if (!(error instanceof LockedError) || error.holder.unsure || left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, lookEvery));
    }
  }
}

/** Writes it into the store of the comparison's runs, whole or not at all. */
export const writeComparison = (runs: RunStore, comparison: Comparison): Promise<void> =>
  runs.put(comparisonPath, new TextEncoder().encode(`${JSON.stringify(comparison, null, 1)}\n`));

/**
 * The comparison that a store holds the runs of; `undefined` if it is none.
 *
 * @throws RunFormatError if it is damaged.
 */
export async function readComparison(runs: RunStore): Promise<Comparison | undefined> {
  if ((await runs.size(comparisonPath)) === undefined) return undefined;
  const path = `${runs.name}/${comparisonPath}`;
  let said: Partial<Comparison> | null; // what matters is looked at
  try {
    said = JSON.parse(
      new TextDecoder().decode(await runs.read(comparisonPath)),
    ) as Partial<Comparison> | null;
  } catch {
    throw new RunFormatError(path, 0, 'what is compared, in JSON', 'something else');
  }
  const { format, source, flags, variants } = said ?? {};
  const isNamed = (variant: unknown): boolean =>
    typeof variant === 'object' && variant !== null && 'name' in variant && typeof variant.name === 'string';
  const isWhole = variants === undefined || (Array.isArray(variants) && variants.every(isNamed));
  if (format !== 1 || typeof source !== 'string' || typeof flags !== 'object' || flags === null || !isWhole)
    throw new RunFormatError(path, 0, 'what is compared: format, source, flags and variants', 'other fields');
  return { format, source, flags, ...(variants && { variants }) };
}
