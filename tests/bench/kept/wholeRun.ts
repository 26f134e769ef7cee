/**
 * One run of the deep network on simd, whole: `wholeRun.ts kept|plain STEPS`. Prints what its training took, from the first
 * step to the last, with all that keeping it takes to its end: `{"wall", "cpu"}` in seconds, `cpu` of all threads.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setBackend } from '@tensorflow/tfjs-core';
import { runExperiment } from '@weir/experiments';
import { beginRun } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { lastValueFrom } from 'rxjs';
import { experimentFor } from '../step/experimentFor.ts';
import { loadBackend } from '../step/loadBackend.ts';

const [way = 'kept', steps = '20000'] = process.argv.slice(2);
await loadBackend('simd');
await setBackend('simd');
const experiment = await experimentFor('deep', { steps: Number(steps) });
const folder = mkdtempSync(join(tmpdir(), 'weir-bench-'));
const events$ =
  way === 'kept'
    ? (
        await beginRun(
          folderStore(folder),
          experiment,
          { seed: 1, weir: 'bench', machine: {}, options: {} },
          { process: { host: 'bench', pid: process.pid } },
        )
      ).events$
    : runExperiment(experiment);
const wall = performance.now();
const cpu = process.cpuUsage();
await lastValueFrom(events$);
const { user, system } = process.cpuUsage(cpu);
console.log(JSON.stringify({ wall: (performance.now() - wall) / 1e3, cpu: (user + system) / 1e6 }));
rmSync(folder, { recursive: true });
