/**
 * How many threads a run gets that asks for so many: no more than the machine has cores, and one, with a word, where the page
 * may not share memory between threads.
 *
 * @throws RangeError on what is no whole number of at least 1.
 */
export function threadsHere(
  asked: number,
  note: (line: string) => void,
  { crossOriginIsolated, navigator } = globalThis,
): number {
  if (!Number.isInteger(asked) || asked < 1) {
    throw new RangeError(
      `page: threads must be a whole number of at least 1, got ${asked}; write ?threads=2 into the address, or leave it out`,
    );
  }
  if (asked === 1) return 1;
  if (!crossOriginIsolated) {
    note(
      'This run trains on one thread. Several share memory, which a browser allows where the page is served with the headers ' +
        'Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp.',
    );
    return 1;
  }
  return Math.min(asked, navigator.hardwareConcurrency, 32);
}
