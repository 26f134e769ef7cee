/**
 * What a second thread gives a training step, by the clock: one against two threads of `simd`, with the second core idle and with
 * a process that spins on it, in turns: `node tests/bench/threads/run.mjs [--threads 2] [--seconds 4] [--only REGEXP]
 * [--json FILE]`.
 *
 * `--seconds` is what the turns of a case take at least.
 */
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
