import { ReplaySubject, lastValueFrom } from 'rxjs';
import type { Observable } from 'rxjs';
import type { BookedRun } from './bookedRun.ts';

/**
 * Begins run after run, each when the one before it has ended: in failure too, but not where it was stopped or interrupted.
 * Emits each as it begins, the first included; completes when the last has ended or no more are to come.
 *
 * @param next Begins the next; `undefined` where there is none. One that is refused is left out.
 * @param isClosed Whether no more are to begin.
 */
export function oneAfterTheOther(
  first: BookedRun,
  next: () => Promise<(() => Promise<BookedRun>) | undefined>,
  isClosed: () => boolean,
): Observable<BookedRun> {
  const begun$ = new ReplaySubject<BookedRun>();
  begun$.next(first);
  void (async () => {
    for (let before = first; ;) {
      await whenEnded(before);
      if (isClosed() || ['stopped', 'interrupted'].includes(before.summary().status)) break;
      const begin = await next().catch(() => undefined);
      if (!begin) break;
      const run = await begin().catch(() => undefined);
      if (run) begun$.next((before = run));
    }
    begun$.complete();
  })();
  return begun$.asObservable();
}

/** Resolves when a run has ended, however. */
const whenEnded = (run: BookedRun): Promise<unknown> =>
  lastValueFrom(run.events$, { defaultValue: undefined }).catch(() => {});
