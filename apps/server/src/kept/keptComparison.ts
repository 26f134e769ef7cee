import { placeIn, placedRuns, readComparison, readHeader } from '@weir/runs/read';
import type { RunHeader, RunStore } from '@weir/runs/read';
import type { VariantRequest } from '../book/runRequest.ts';
import type { RunPlace } from '../book/runSummary.ts';

/** Which of several runs a kept one is, and the folder that they lie in, where there is one. */
export interface KeptPlace extends Partial<RunPlace> {
  readonly folder?: string;
}

/**
 * Which of several runs a kept one is, with the folder that they lie in.
 *
 * @param runs Where it lies.
 * @param folder Of its comparison.
 */
export async function keptPlace(
  runs: RunStore,
  header: RunHeader,
  folder: string | undefined,
): Promise<KeptPlace> {
  return { ...(folder !== undefined && { folder }), ...(await placeIn(runs, header, folder)) };
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
