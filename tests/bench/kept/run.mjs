/**
 * Sets a deep run that is kept in a folder, at the default cadence, beside one that is not (see measure.ts):
 * `node tests/bench/kept/run.mjs [--rounds 7] [--steps 20000] [--json FILE]`.
 */
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
