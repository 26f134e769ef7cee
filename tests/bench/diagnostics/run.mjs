/**
 * Times what each diagnostic, all of them and the default ones add to a deep run on simd (see measure.ts):
 * `node tests/bench/diagnostics/run.mjs [--seconds 120] [--json FILE] [--net deep]`.
 */
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
