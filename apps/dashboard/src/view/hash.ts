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

/** What stands behind the `#` of the page's address, now and whenever somebody edits it or goes back. */
export function addressHash(): Observable<string> {
  return fromEvent(window, 'hashchange').pipe(
    startWith(undefined),
    map(() => window.location.hash),
  );
}
