/**
 * What a training step takes: Weir's backends, PyTorch's nn modules and the lecture's own loop take turns at three
 * networks, and one step of each is taken apart by kernel. Run it by run.mjs; PyTorch takes part where
 * `/usr/bin/python3` or `python3` can import it.
 *
 * Every figure is given twice: by the clock, and in processor time of all the process's threads, which a machine with
 * other work to do distorts less. Ratios are medians over the rounds of two turns taken one right after the other.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { NETS } from './experimentFor.ts';
import type { Net } from './experimentFor.ts';
import { pythonWithTorch } from '../pythonWithTorch.ts';
import type { Profile } from './profile.ts';
import { race, run } from './race.ts';
import { aims, profileTable, ratioTable, timeTable } from './tables.ts';
import { Worker } from './worker.ts';
import type { Taken } from './worker.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    json: { type: 'string' },
    nets: { type: 'string', default: Object.keys(NETS).join(',') },
  },
});
const nets = values.nets.split(',').filter((name): name is Net => name in NETS);
const script = new URL('torch_step.py', import.meta.url);
const torch = pythonWithTorch();
if (!torch) console.log('PyTorch is not installed (python3 -c "import torch"): Weir is timed alone.');

const results: Record<string, unknown> = {};
for (const net of nets) {
  const python = torch ? new Worker(torch, [fileURLToPath(script)]) : undefined;
  if (python) {
    const steps = 20;
    const { cpu } = await python.ask<Taken>({ net: 'matMul', variant: 'nn', steps });
    const rate = (steps * 2 * 256 ** 3) / cpu / 1e9;
    // Debian's PyTorch takes whatever BLAS is installed; ratios against the reference one flatter.
    console.log(
      `PyTorch's own matMul at 256³: ${rate.toFixed(1)} GFLOP/s; below 20 its BLAS is not an optimised one`,
    );
  }
  const entrants = race(net, python);
  await run(entrants, Number(values.seconds) / nets.length);
  entrants.end();
  python?.end();
  const profiler = Worker.node('profileStep.ts', net);
  const profile = await profiler.ask<Profile>({});
  profiler.end();

  const times = timeTable(entrants.contestants);
  const ratios = ratioTable(entrants.contestants, aims(net));
  console.log(`\n${net} (${NETS[net]}), microseconds a step`);
  console.table(times);
  for (const { name, failure } of entrants.contestants)
    if (failure !== undefined) console.log(`${name}: n/a (${failure})`);
  console.table(ratios);
  console.log(`${net}: one step on simd, microseconds`);
  console.table(profileTable(profile));
  results[net] = { times, ratios, profile };
}
if (values.json) writeFileSync(values.json, `${JSON.stringify(results, null, 2)}\n`);
