import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isName, listRuns } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import type { Surroundings } from '../surroundings.ts';
import { aligned } from '../terminal/aligned.ts';
import { asArgument } from './asArgument.ts';
import { misnamed } from './findRun.ts';
import { mustBeOfRuns, runsFolder } from './runsFolder.ts';

/** Options of `weir ls`. */
export interface ListFlags {
  readonly runs?: string;
  readonly format: 'pretty' | 'jsonl';
}

/** Lists the runs of a folder, newest first. */
export async function listKept(flags: ListFlags, { output, log }: Surroundings): Promise<ExitCode> {
  const folder = runsFolder(flags.runs);
  mustBeOfRuns(folder);
  const store = folderStore(folder);
  const runs = await listRuns(store);
  if (flags.format === 'jsonl') {
    for (const run of runs)
      output.write(`${JSON.stringify({ ...run, folder: join(store.name, run.comparison ?? '', run.id) })}\n`);
    return exitCode.done;
  }
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isName(name) && existsSync(join(folder, name, 'header.json'))) log(misnamed(name));
  }
  if (runs.length === 0) log(`no runs in ${folder}: weir run … --out ${asArgument(folder)} keeps one there`);
  else {
    const hasComparison = runs.some(({ comparison }) => comparison !== undefined);
    const rows = runs.map(({ id, comparison, variant = '', state, step, steps, loss, findings, created }) => [
      id,
      ...(hasComparison ? [comparison === undefined ? '' : `${comparison}: ${variant}`] : []),
      state,
      `${step}/${steps}`,
      loss === undefined ? 'no loss' : `loss ${loss.toFixed(4)}`,
      `${findings} ${findings === 1 ? 'finding' : 'findings'}`,
      created,
    ]);
    output.write(`${aligned(rows).join('\n')}\n`);
  }
  for (const { id, problem } of runs) if (problem !== undefined) log(`${id}: ${problem}`);
  return exitCode.done;
}
