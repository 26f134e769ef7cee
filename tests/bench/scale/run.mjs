/**
 * How a training step's time grows with a network: width, batch, depth, channels and context, on `simd` and `simd-fma`, each
 * beside PyTorch where it is installed: `node tests/bench/scale/run.mjs [--seconds 1] [--only REGEXP] [--json FILE]`.
 *
 * `--seconds` is what the turns of a case take at least; the whole table takes some two minutes a second.
 */
import { start } from '../start.mjs';

await start(new URL('measure.ts', import.meta.url));
