/** Threads that share the products of one step at most: more gain nothing. */
const most = 8;

/**
 * On how many threads runs of this browser may train, to choose from: powers of two up to its cores, and what the address asks
 * for; none where there is nothing to choose, as where the page may not share memory between threads.
 *
 * @param asked By the address, as it is now.
 */
export function threadsOffered(
  asked: number,
  { crossOriginIsolated, navigator } = globalThis,
): readonly number[] {
  const cores = Math.min(navigator.hardwareConcurrency, most);
  if (!crossOriginIsolated || cores < 2) return [];
  const counts = [1];
  for (let count = 2; count <= cores; count *= 2) counts.push(count);
  const isAnother = Number.isInteger(asked) && asked >= 1 && !counts.includes(asked);
  return isAnother ? [...counts, asked].sort((one, other) => one - other) : counts;
}

/** The query of an address that asks for so many threads, with all else that it asks for: `?embed&threads=2`. */
export function threadsIn(search: string, threads: number): string {
  const others = search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '' && !/^threads(?:=|$)/.test(part));
  const all = threads > 1 ? [...others, `threads=${threads}`] : others;
  return all.length > 0 ? `?${all.join('&')}` : '';
}
