import { placedRuns, readComparison, readHeader } from '@weir/runs/read';
import type { RunHeader, RunStore } from '@weir/runs/read';
import type { VariantRequest } from '../book/runRequest.ts';
import type { RunPlace } from '../book/runSummary.ts';

/** Which of several runs a kept one is, and the folder that they lie in, where there is one. */
export interface KeptPlace extends Partial<RunPlace> {
  readonly folder?: string;
}

/**
 * Which of several runs a kept one is: as whoever began it put into its header, or as the folder that it lies in says.
 *
 * @param runs Where it lies.
 * @param folder Of its comparison.
 */
export async function placeIn(
  runs: RunStore,
  { options }: RunHeader,
  folder: string | undefined,
): Promise<KeptPlace> {
  const { variant, comparison } = options as Partial<RunPlace>; // as a server, or `weir run`, put them
  const within = folder === undefined ? {} : { folder };
  if (variant === undefined) return within;
  if (comparison)
    return { ...within, variant, comparison: { ...comparison, ...(folder !== undefined && { id: folder }) } };
  const said = folder === undefined ? undefined : await readComparison(runs).catch(() => undefined);
  if (folder === undefined || !said) return within;
  const variants = said.variants?.map(({ name }) => name) ?? [variant];
  return { ...within, variant, comparison: { id: folder, name: said.source, variants } };
}

/**
 * Finds, one by one, the runs of a comparison that have not begun, whoever was to begin them.
 *
 * @param runs Where its runs lie.
 */
export function nextVariant(runs: RunStore): () => Promise<VariantRequest | undefined> {
  const tried = new Set<unknown>();
  return async () => {
    const headers = (await placedRuns(runs)).map(({ id }) => readHeader(runs, id).catch(() => undefined));
    for (const header of await Promise.all(headers)) tried.add(header?.options['variant']);
    const next = (await readComparison(runs))?.variants?.find(({ name }) => !tried.has(name));
    if (!next) return undefined;
    tried.add(next.name); // one that is refused is left out
    return { variant: next.name, config: next.config };
  };
}
