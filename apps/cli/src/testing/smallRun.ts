import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { train } from '../train.ts';
import type { RunFlags } from '../train.ts';
import { recorded } from './recorded.ts';

/** A configuration that trains in a moment, with a batchNorm to keep statistics of. */
export const smallConfig = {
  name: 'small',
  seed: 1,
  data: { type: 'names', corpus: 'given-names', contextLength: 2 },
  model: [
    { type: 'embedding', dim: 2 },
    { type: 'flatten' },
    { type: 'linear', out: 5, bias: false },
    { type: 'batchNorm' },
    { type: 'tanh' },
    { type: 'linear', out: 27 },
  ],
  learningRate: 0.1,
  batchSize: 8,
  steps: 12,
  logEvery: 4,
  diagnostics: [{ type: 'activations', every: 4 }],
} as const;

/** What commands that train are given without options of their own. */
export const smallFlags = { set: [], backend: 'simd', format: 'jsonl' } as const;

/** Writes a configuration into a folder, and gives its path. */
export function written(folder: string, config: object = smallConfig, name = 'small.json'): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(config));
  return path;
}

/** Trains the small configuration, keeps it in a folder's `runs`, and gives that folder and the run's id. */
export async function keptSmall(
  folder: string,
  given: object = {},
  flags: Partial<RunFlags> = {},
): Promise<{ readonly runs: string; readonly id: string }> {
  const runs = join(folder, 'runs');
  const source = written(folder, { ...smallConfig, ...given });
  await train(
    source,
    { ...smallFlags, stopOn: [], checkpointEvery: 4, out: runs, ...flags },
    recorded().surroundings,
  );
  const [id] = readdirSync(runs);
  if (id === undefined) throw new Error(`keptSmall: a run must be kept in ${runs}, got none`);
  return { runs, id };
}
