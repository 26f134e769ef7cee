// What the page takes: `node tests/bench/page/run.mjs [--turns 5] [--seconds 10] [--steps 200000]`.
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
