import { ReplaySubject, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { BookedRun } from './bookedRun.ts';
import type { VariantRequest } from './runRequest.ts';
import type { RunPlace } from './runSummary.ts';
import { uniqueId } from './uniqueId.ts';

/** Runs that are compared, one after the other. */
export interface Comparison {
  readonly first: BookedRun;
  /** Each as it begins, the first included; completes when the last has ended or no more are to come. */
  readonly begun$: Observable<BookedRun>;
}

/**
 * Begins the first of several runs, and each of the others when the one before it has ended: in failure too, but not where
 * it was stopped or interrupted.
 *
 * @param book Begins one of them.
 * @param isClosed Whether no more are to begin.
 */
export async function compared(
  name: string,
  requests: readonly VariantRequest[],
  book: (request: VariantRequest, place: RunPlace) => Promise<BookedRun>,
  isClosed: () => boolean,
): Promise<Comparison> {
  const [request, ...others] = requests;
  if (!request) throw new RangeError(`compare: requests must hold at least one, got none for ${name}`);
  const comparison = { id: uniqueId(name), name, variants: requests.map(({ variant }) => variant) };
  const begin = (next: VariantRequest) => book(next, { variant: next.variant, comparison });
  const first = await begin(request);
  const begun$ = new ReplaySubject<BookedRun>();
  begun$.next(first);
  void (async () => {
    let before = first;
    for (const next of others) {
      await whenEnded(before);
      if (isClosed() || ['stopped', 'interrupted'].includes(before.summary().status)) break;
      const run = await begin(next).catch(() => undefined);
      if (run) begun$.next((before = run));
    }
    begun$.complete();
  })();
  return { first, begun$: begun$.asObservable() };
}

/** Resolves when a run has ended, however. */
const whenEnded = (run: BookedRun): Promise<unknown> =>
  lastValueFrom(run.events$, { defaultValue: undefined }).catch(() => {});
