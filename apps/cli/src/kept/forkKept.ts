import { join, resolve } from 'node:path';
import { setOption, parseConfiguration } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { Control } from '@weir/nn';
import { forkRun, readHeader } from '@weir/runs';
import type { ExitCode } from '../exitCode.ts';
import { importNamed, kindFilesOf } from '../input/importExtensions.ts';
import type { KindFiles } from '../input/importExtensions.ts';
import { reportFile } from '../reportFile.ts';
import type { Surroundings } from '../surroundings.ts';
import { findRun } from './findRun.ts';
import { forkOptions } from './forkOptions.ts';
import { followKept } from './followKept.ts';
import { headerFacts, thisProcess } from './headerFacts.ts';
import { keepingOf } from './keepingOf.ts';
import type { KeptOptions } from './keepingOf.ts';
import { configurationIn, prepareKept } from './prepareKept.ts';
import type { PrepareKeptOptions } from './prepareKept.ts';

/** Options of `weir fork`. */
export interface ForkFlags extends PrepareKeptOptions {
  readonly runs?: string;
  readonly at: number;
  readonly set: readonly string[];
  readonly steps?: number;
  readonly report?: string;
  readonly format: 'pretty' | 'jsonl';
}

/** Starts a twin of a run at one of its steps, with other options, beside it. */
export async function forkKept(run: string, flags: ForkFlags, surroundings: Surroundings): Promise<ExitCode> {
  const { log } = surroundings;
  const { store, id } = await findRun(run, flags.runs);
  const report = flags.report === undefined ? undefined : await reportFile(flags.report);
  const header = await readHeader(store, id);
  const given: readonly string[] =
    flags.steps === undefined ? flags.set : [...flags.set, `steps=${flags.steps}`];
  const set = (config: unknown): unknown => given.reduce<unknown>(setOption, config);
  const changed = (config: Configuration): Configuration => parseConfiguration(set(config));
  const { kindsFrom = '.' } = header.options as KindFiles; // as `weir run` wrote them
  const source = join(kindsFrom, 'configuration');
  await importNamed(set(header.config), source);
  const configuration = changed(await configurationIn(header));
  const options = header.options as KeptOptions; // as `weir run` wrote it
  const control = new Control();
  const kept = await forkRun(store, id, {
    at: flags.at,
    prepare: prepareKept(flags, log),
    prepareFork: prepareKept(flags, log, changed),
    facts: headerFacts(configuration, {
      ...forkOptions(header, { step: flags.at, set: given }),
      ...(flags.threads !== undefined && { threads: flags.threads === 1 ? undefined : flags.threads }),
      ...(flags.dataDir !== undefined && { dataDir: resolve(flags.dataDir) }),
      ...kindFilesOf(configuration, source),
    }),
    process: thisProcess(),
    note: log,
    control,
    ...keepingOf(options),
  });
  log(`run ${kept.header.id} in ${store.name}, a fork of ${id} at step ${flags.at}`);
  return followKept(
    kept,
    configuration,
    { ...flags, report, folder: join(store.name, kept.header.id), control },
    surroundings,
  );
}
