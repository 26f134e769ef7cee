import { Observable, animationFrames, take } from 'rxjs';
import type { Subscriber, Subscription } from 'rxjs';

/**
 * A frame for each who subscribes, that no other has: in the order they came, one a frame. What each does in its frame may
 * take most of one; several together would be a task during which the page answers nobody.
 *
 * @param frames$ Emits when a frame is due. Default: the browser's.
 */
export function ownFrame(frames$: Observable<unknown> = animationFrames()): Observable<void> {
  const waiting = new Set<Subscriber<void>>();
  let frame: Subscription | undefined;

  function next(): void {
    frame = undefined;
    const [first] = waiting;
    if (!first) return;
    waiting.delete(first);
    wait(); // ahead of what it does, which may throw, or ask for another
    first.next();
    first.complete();
  }

  function wait(): void {
    if (waiting.size > 0) frame ??= frames$.pipe(take(1)).subscribe(next);
  }

  return new Observable((subscriber) => {
    waiting.add(subscriber);
    wait();
    return () => {
      waiting.delete(subscriber);
      if (waiting.size > 0) return;
      frame?.unsubscribe();
      frame = undefined;
    };
  });
}
