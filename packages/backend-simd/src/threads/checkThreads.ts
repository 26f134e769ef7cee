import { MOST_THREADS } from './controlWords.ts';

/**
 * Checks that so many threads can be had here.
 *
 * @param backend whose name the error begins with.
 * @throws RangeError on what is no whole number from 1 to 32; Error where threads cannot share memory.
 */
export function checkThreads(backend: string, threads: number): void {
  if (!Number.isInteger(threads) || threads < 1 || threads > MOST_THREADS) {
    throw new RangeError(
      `${backend}: threads must be a whole number from 1 to ${MOST_THREADS}, got ${threads}; 1 is what runs everywhere`,
    );
  }
  if (threads > 1 && typeof SharedArrayBuffer === 'undefined') {
    throw new Error(
      `${backend}: threads above 1 must have memory that they share (SharedArrayBuffer), got none here; a page has it where ` +
        'it is served with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: ' +
        'require-corp, or else use 1 thread',
    );
  }
}
