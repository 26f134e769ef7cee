import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import {
  csv,
  networkTensors,
  parquet,
  readRun,
  runTables,
  tensorboard,
  upTo,
  writeSafetensors,
} from '@weir/runs';
import type { Layout, RunTable } from '@weir/runs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { outputFiles } from '../outputFiles.ts';
import type { PrepareOptions } from '../prepare.ts';
import type { Surroundings } from '../surroundings.ts';
import { UsageError } from '../usageError.ts';
import { findRun } from './findRun.ts';
import { pageOf } from './pageOf.ts';
import { pictureFiles } from './pictureFiles.ts';
import { prepareNetwork } from './prepareKept.ts';

/** What a run can be made into. */
type ExportFormat = 'csv' | 'parquet' | 'tensorboard' | 'safetensors' | 'svg' | 'png' | 'html';

/** Options of `weir export`. */
export interface ExportFlags extends PrepareOptions {
  readonly runs?: string;
  readonly to: ExportFormat;
  readonly out?: string;
  readonly at?: number;
  readonly chart?: string;
  readonly layout?: Layout;
}

/** Makes files of a run for other tools; all of them are there whole, or none is. */
export async function exportKept(
  run: string,
  flags: ExportFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  mustFit(flags);
  const found = await findRun(run, flags.runs);
  const out = resolve(
    flags.out ?? [found.id, ...(flags.chart === undefined ? [] : [flags.chart]), flags.to].join('.'),
  );
  const files = await filesOf(found, flags, out, log);
  await outputFiles('--out', files);
  output.write(files.map(([path]) => `${path}\n`).join(''));
  return exitCode.done;
}

/** What some formats alone can be asked for. */
const formatsWith: Readonly<Record<'at' | 'chart' | 'layout', readonly ExportFormat[]>> = {
  at: ['safetensors', 'svg', 'png', 'html'],
  chart: ['svg', 'png'],
  layout: ['safetensors'],
};

/** @throws UsageError if an option would be passed over. */
function mustFit(flags: ExportFlags): void {
  for (const option of ['at', 'chart', 'layout'] as const) {
    const formats = formatsWith[option];
    if (flags[option] === undefined || formats.includes(flags.to)) continue;
    const list =
      formats.length === 1 ? formats[0] : `${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}`;
    throw new UsageError(
      `--${option} must be beside --to ${list}, got --to ${flags.to}; leave it out, or choose another format`,
    );
  }
}

async function filesOf(
  { store, id }: Awaited<ReturnType<typeof findRun>>,
  flags: ExportFlags,
  out: string,
  log: (line: string) => void,
): Promise<readonly (readonly [path: string, content: string | Uint8Array])[]> {
  const { to, layout = 'weir' } = flags;
  if (to === 'safetensors') {
    const { state, step } = await upTo(store, id, prepareNetwork(flags, log), { step: flags.at, note: log });
    const metadata = { run: id, step: String(step), layout };
    return [[out, writeSafetensors({ tensors: networkTensors(state, layout), metadata })]];
  }
  const stored = await readRun(store, id);
  for (const { message } of stored.log.problems) log(message);
  if (to === 'svg' || to === 'png') return pictureFiles(stored, { ...flags, to }, out);
  if (to === 'html') return [[out, await pageOf(stored, flags.at)]];
  if (to === 'tensorboard') {
    const seconds = Date.parse(stored.header.created) / 1000;
    return [
      [
        join(out, `events.out.tfevents.${Math.floor(seconds)}.${hostname()}`),
        tensorboard(stored.events, seconds),
      ],
    ];
  }
  const written: Record<'csv' | 'parquet', (table: RunTable) => string | Uint8Array> = { csv, parquet };
  return Object.entries(runTables(stored)).map(([name, table]) => [
    join(out, `${name}.${to}`),
    written[to](table),
  ]);
}
