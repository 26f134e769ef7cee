import { Subject, catchError, concat, from, map, merge, mergeMap, of, scan } from 'rxjs';
import type { Observable } from 'rxjs';
import { shareNewest } from '../run/shareNewest.ts';
import type { RunRequest } from '../source/runSource.ts';
import { isTourHash } from '../tour/isTourHash.ts';
import { messageOf } from '../messageOf.ts';
import { isRunLink } from './isRunLink.ts';
import type { RunLink } from './runLink.ts';

/** A run that is shown as a link, or a stop of the tour, says. */
export interface OpenedRun {
  readonly id: string;
  readonly link: RunLink;
  /** The chart that is shown alone. */
  readonly chart?: string;
}

/** What the page's address asks for, besides a run by its id. */
export interface Addressed {
  /** Whether it is the tour. */
  readonly touring: boolean;
  /** Whether the run of its link is being started. */
  readonly opening: boolean;
  /** Why its link cannot be opened. */
  readonly broken?: string | undefined;
  /** The run that was opened last. */
  readonly opened?: OpenedRun;
}

/** A page's address, and who changes what it asks for without changing it. */
export interface PageAddress {
  readonly addressed$: Observable<Addressed>;
  /** Shows a run as a stop of the tour says. */
  show(run: OpenedRun): void;
  /** Leaves a link that cannot be opened, or the tour, behind. */
  leave(): void;
}

/** What an address asks for that nobody has read yet. */
export const plainAddress: Addressed = { touring: false, opening: false };

/**
 * Reads a page's address: a link to a run begins it, a stop of the tour is shown.
 *
 * @param hash$ What stands behind its `#`, now and whenever that changes.
 * @param start Starts a run and resolves with its id; what it rejects with is told in words.
 */
export function pageAddress(
  hash$: Observable<string>,
  start: (request: RunRequest) => Promise<string>,
): PageAddress {
  const given$ = new Subject<Partial<Addressed>>();

  /** What links are read with is loaded once there is one. */
  async function opened(hash: string): Promise<Partial<Addressed>> {
    const { linkInHash } = await import('./runLink.ts');
    const link = await linkInHash(hash);
    const { config, commands } = link;
    const id = await start({ config, ...(commands.length > 0 && { commands }) });
    return { opened: { id, link } };
  }

  const read$ = hash$.pipe(
    mergeMap((hash): Observable<Partial<Addressed>> => {
      const touring = isTourHash(hash);
      if (!isRunLink(hash)) return of({ touring, broken: undefined });
      return concat(
        of({ touring, broken: undefined, opening: true }),
        from(opened(hash)).pipe(
          catchError((error: unknown) => of({ broken: messageOf(error) })),
          map((found) => ({ ...found, opening: false })),
        ),
      );
    }),
  );

  return {
    addressed$: merge(read$, given$).pipe(
      scan((known: Addressed, change) => ({ ...known, ...change }), plainAddress),
      shareNewest(),
    ),
    show: (run) => given$.next({ opened: run }),
    leave: () => given$.next({ touring: false, broken: undefined }),
  };
}
