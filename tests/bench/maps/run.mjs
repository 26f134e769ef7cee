// What maps cost as one image beside a rectangle a cell: `node tests/bench/maps/run.mjs [--turns 20]`.
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
