import { Observable } from 'rxjs';

/** Whether an element is on the screen or nearly so, now and whenever that changes: what nobody sees is not drawn. */
export function inSight(element: Element): Observable<boolean> {
  return new Observable((subscriber) => {
    const observer = new IntersectionObserver(
      (entries) => subscriber.next(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  });
}
