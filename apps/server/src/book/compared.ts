import type { Observable } from 'rxjs';
import type { BookedRun } from './bookedRun.ts';
import { oneAfterTheOther } from './oneAfterTheOther.ts';
import type { VariantRequest } from './runRequest.ts';
import type { ComparisonPlace, RunPlace } from './runSummary.ts';

/** Runs that are compared, one after the other. */
export interface Comparison {
  readonly first: BookedRun;
  /** Each as it begins, the first included; completes when the last has ended or no more are to come. */
  readonly begun$: Observable<BookedRun>;
}

/**
 * Begins the first of several runs, and the others one after the other.
 *
 * @param book Begins one of them.
 * @param isClosed Whether no more are to begin.
 */
export async function compared(
  comparison: ComparisonPlace,
  requests: readonly VariantRequest[],
  book: (request: VariantRequest, place: RunPlace) => Promise<BookedRun>,
  isClosed: () => boolean,
): Promise<Comparison> {
  const [request, ...others] = requests;
  if (!request)
    throw new RangeError(`compare: requests must hold at least one, got none for ${comparison.name}`);
  const begin = (next: VariantRequest) => book(next, { variant: next.variant, comparison });
  const first = await begin(request);
  const next = async () => {
    const other = others.shift();
    return other && (() => begin(other));
  };
  return { first, begun$: oneAfterTheOther(first, next, isClosed) };
}
