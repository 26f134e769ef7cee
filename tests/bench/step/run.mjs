/**
 * Times training steps of Weir's backends and of PyTorch in turns, and profiles a deep step (see measure.ts):
 * `node tests/bench/step/run.mjs [--seconds 60] [--json FILE] [--nets shallow,deep,cnn]`.
 */
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
