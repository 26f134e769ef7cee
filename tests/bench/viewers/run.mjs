// What a hundred viewers cost the training of one run: `node tests/bench/viewers/run.mjs [rounds] [steps]`.
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
