import { Observable, Subscription } from 'rxjs';
import { unknownRun } from '../run/runState.ts';
import type { RunState } from '../run/runState.ts';

/** States of several runs, by id. */
export type RunStates = ReadonlyMap<string, RunState>;

/**
 * The states of those runs that are wanted, each as it grows; one that is no longer wanted is let go.
 *
 * @param ids$ Which are wanted.
 * @param watch One of them.
 * @param most Followed at a time: the others wait until one has ended. A browser opens six connections to a server.
 */
export function watchedRuns(
  ids$: Observable<readonly string[]>,
  watch: (id: string) => Observable<RunState>,
  most: number,
): Observable<RunStates> {
  return new Observable((subscriber) => {
    let states: RunStates = new Map();
    const followed = new Map<string, Subscription>();
    const ended = new Set<string>();
    const set = (next: RunStates) => {
      states = next;
      subscriber.next(next);
    };
    const follow = () => {
      for (const id of states.keys()) {
        if (followed.size - ended.size >= most) return;
        if (followed.has(id)) continue;
        followed.set(id, Subscription.EMPTY); // also if it ends at once
        const following = watch(id).subscribe({
          next: (state) => set(new Map(states).set(id, state)),
          complete() {
            ended.add(id);
            follow();
          },
        });
        if (followed.has(id)) followed.set(id, following);
      }
    };
    subscriber.add(
      ids$.subscribe((ids) => {
        for (const [id, following] of followed) {
          if (ids.includes(id)) continue;
          following.unsubscribe();
          followed.delete(id);
          ended.delete(id);
        }
        set(new Map(ids.map((id) => [id, states.get(id) ?? unknownRun])));
        follow();
      }),
    );
    subscriber.add(() => {
      for (const following of followed.values()) following.unsubscribe();
    });
  });
}
