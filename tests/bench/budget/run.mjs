/**
 * Sets what watching really takes beside the budget it was given (see measure.ts):
 * `node tests/bench/budget/run.mjs [--seconds 60] [--json FILE]`.
 */
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
