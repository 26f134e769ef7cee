import { darkTheme, lightTheme } from '@weir/charts';
import { fromEvent, map, startWith } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Config } from 'vega-lite';

/** The charts' colours for the page's light or dark, now and whenever the reader changes it. */
export function theme(): Observable<Config> {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  return fromEvent<MediaQueryListEvent>(dark, 'change').pipe(
    startWith(dark),
    map(({ matches }) => (matches ? darkTheme : lightTheme)),
  );
}
