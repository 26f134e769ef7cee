import { fromEvent, map, startWith } from 'rxjs';
import type { Observable } from 'rxjs';

/** The run that an address names behind its `#`; undefined where it names none. What cannot be decoded is taken as it is. */
export function runInHash(hash: string): string | undefined {
  const encoded = hash.replace(/^#/, '');
  try {
    return decodeURIComponent(encoded) || undefined;
  } catch {
    return encoded;
  }
}

/** The run that the page's address names, now and whenever somebody edits it or goes back. */
export function hashRun(): Observable<string | undefined> {
  return fromEvent(window, 'hashchange').pipe(
    startWith(undefined),
    map(() => runInHash(window.location.hash)),
  );
}
