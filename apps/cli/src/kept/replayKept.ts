import { readFile } from 'node:fs/promises';
import { parseConfiguration, parseJson } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { readHeader, replay } from '@weir/runs';
import { lastValueFrom, tap } from 'rxjs';
import { exitCode } from '../exitCode.ts';
import type { ExitCode } from '../exitCode.ts';
import { importNamed } from '../input/importExtensions.ts';
import { runObserver } from '../runObserver.ts';
import type { Surroundings } from '../surroundings.ts';
import { findRun } from './findRun.ts';
import { configurationIn, prepareKept } from './prepareKept.ts';
import type { PrepareKeptOptions } from './prepareKept.ts';
import { differing } from './differing.ts';

/** Options of `weir replay`. */
export interface ReplayFlags extends PrepareKeptOptions {
  readonly runs?: string;
  readonly from?: number;
  readonly to?: number;
  readonly diagnostics?: string;
  readonly every?: number;
  readonly format: 'pretty' | 'jsonl';
}

/** Computes a part of a run again and shows what other diagnostics see of it. */
export async function replayKept(
  run: string,
  flags: ReplayFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const { store, id } = await findRun(run, flags.runs);
  const diagnostics =
    flags.diagnostics === undefined ? undefined : await diagnosticsOf(flags.diagnostics, flags.every);
  // A budget would thin what is seen by the time that it takes now.
  const seen = ({ budget: _, ...config }: Configuration): Configuration =>
    diagnostics === undefined ? config : parseConfiguration({ ...config, diagnostics });
  let differs = false;
  const observer = runObserver(await configurationIn(await readHeader(store, id)), log);
  try {
    await lastValueFrom(
      replay(store, id, {
        prepare: prepareKept(flags, log, seen),
        ...(flags.from !== undefined && { from: flags.from }),
        ...(flags.to !== undefined && { to: flags.to }),
        note: log,
      }).pipe(
        tap((event) => {
          if (event.type === 'differs') {
            differs = true;
            log(differing(event));
          }
          observer.next(event);
          if (flags.format === 'jsonl') output.write(`${JSON.stringify(event)}\n`);
        }),
      ),
      { defaultValue: undefined },
    );
  } finally {
    observer.view.end();
  }
  if (flags.format === 'pretty') output.write(observer.summary());
  return differs ? exitCode.failed : exitCode.done;
}

/** `saturation,deadUnits`, or a file that holds what a configuration's `diagnostics` does. */
async function diagnosticsOf(text: string, every: number | undefined): Promise<unknown> {
  const isNames = /^[A-Za-z]+(,[A-Za-z]+)*$/.test(text);
  const given: unknown = isNames
    ? text.split(',').map((type) => ({ type }))
    : parseJson(await readFile(text, 'utf8'), text);
  await importNamed({ diagnostics: given }, text);
  if (every === undefined || !Array.isArray(given)) return given;
  return given.map((diagnostic: unknown) => ({
    ...(typeof diagnostic === 'object' ? diagnostic : {}),
    every,
  }));
}
