import type { RunStore } from '../store/runStore.ts';
import { readComparison } from './comparison.ts';
import type { RunHeader } from './runHeader.ts';

/** Which of the runs of a comparison a run is. */
export interface PlaceInComparison {
  readonly variant: string;
  readonly comparison: {
    /** The same for all its runs. */
    readonly id: string;
    /** Of the preset. */
    readonly name: string;
    /** What sets each run apart, first to last. */
    readonly variants: readonly string[];
  };
}

/**
 * Which of several runs a kept one is: as whoever began it put into its header, or as the folder that it lies in says.
 *
 * @param runs Where it lies.
 * @param folder Of its comparison; undefined where it lies in none.
 * @returns undefined of one that is on its own.
 */
export async function placeIn(
  runs: RunStore,
  { options }: Pick<RunHeader, 'options'>,
  folder: string | undefined,
): Promise<PlaceInComparison | undefined> {
  const { variant, comparison } = options as Partial<PlaceInComparison>; // as a server, or `weir run`, put them
  if (variant === undefined) return undefined;
  if (comparison)
    return { variant, comparison: { ...comparison, ...(folder !== undefined && { id: folder }) } };
  const said = folder === undefined ? undefined : await readComparison(runs).catch(() => undefined);
  if (folder === undefined || !said) return undefined;
  const variants = said.variants?.map(({ name }) => name) ?? [variant];
  return { variant, comparison: { id: folder, name: said.source, variants } };
}
