import { join, resolve } from 'node:path';
import type { Configuration, Experiment } from '@weir/experiments';
import type { Control } from '@weir/nn';
import {
  aloneIn,
  beginRun,
  checkpointSteps,
  listRuns,
  readRun,
  resumeRun,
  writeComparison,
} from '@weir/runs';
import type {
  CheckpointRetention,
  ComparedVariant,
  KeepOptions,
  KeptRun,
  RunStore,
  StoredRun,
} from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { from } from 'rxjs';
import { kindFilesOf } from '../input/importExtensions.ts';
import { hasEnded } from './hasEnded.ts';
import { headerFacts, thisProcess } from './headerFacts.ts';
import { outFolder } from './runsFolder.ts';

/** How a run is to be kept. */
export interface KeepFlags {
  /** Folder of runs. Default `WEIR_RUNS`; without either nothing is kept. */
  readonly out?: string;
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
  readonly dataDir?: string;
  /** Cores that compute. */
  readonly threads?: number;
  readonly import?: readonly string[];
  readonly weights?: string;
  /** The folder of a comparison that is resumed. */
  readonly comparison?: string;
}

/** Keeps an experiment as a run: a new one, or the one of that variant that has begun. */
export type Keeping = (
  experiment: Experiment,
  configuration: Configuration,
  control: Control,
  variant: string | undefined,
) => Promise<{ readonly run: KeptRun; readonly folder: string }>;

/**
 * Keeps runs where the flags say, those of a comparison in a folder of their own; `undefined` if they are not to be kept.
 *
 * @param variants Of a comparison, what its folder says of them.
 */
export function keptVariants(
  source: string,
  flags: KeepFlags,
  stopOn: readonly string[],
  isComparison: boolean,
  log: (line: string) => void,
  variants: readonly ComparedVariant[] = [],
): Keeping | undefined {
  const { comparison, checkpointEvery, keep, dataDir, threads, weights } = flags;
  const folder = outFolder(flags.out);
  if (folder === undefined && comparison === undefined) return undefined;
  const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const own = isComparison ? join(folder ?? '', `${source}-${time}`) : (folder ?? '');
  const store = folderStore(comparison ?? own);
  const said = isComparison && comparison === undefined ? lasting(flags) : undefined;
  const keeping = {
    process: thisProcess(),
    stopOn,
    note: log,
    ...(checkpointEvery !== undefined && { checkpointEvery }),
    ...(keep && { retention: keep }),
  };
  const putDown = () =>
    writeComparison(store, {
      format: 1,
      source,
      flags: said ?? {},
      ...(variants.length > 0 && { variants }),
    });
  let begun: Promise<void> | undefined;
  return async (experiment, configuration, control, variant) => {
    if (said) await (begun ??= putDown());
    const begin = () =>
      beginRun(
        store,
        experiment,
        headerFacts(configuration, {
          stopOn,
          checkpointEvery,
          keep,
          variant,
          threads: threads === 1 ? undefined : threads,
          ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
          ...kindFilesOf(configuration, source, flags.import),
        }),
        { ...keeping, control, keepStart: weights !== undefined },
      );
    const taken = isComparison
      ? await aloneIn(store, async () => (await runOf(store, variant)) ?? (await begin()))
      : await begin();
    const run =
      'events$' in taken ? taken : await continued(store, taken, experiment, { ...keeping, control });
    const { id } = run.header;
    log(`run ${id} in ${store.name}`);
    return { run, folder: isComparison ? store.name : join(store.name, id) };
  };
}

/** What a comparison was given, whatever folder it is resumed from. */
function lasting({ report: _report, format: _format, out: _out, ...flags }: KeepFlags & Dropped): object {
  const { dataDir, weights, weightsMap, import: files } = flags;
  return {
    ...flags,
    ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
    ...(weights !== undefined && { weights: resolve(weights) }),
    ...(weightsMap !== undefined && { weightsMap: resolve(weightsMap) }),
    ...(files && { import: files.map((file) => resolve(file)) }),
  };
}

/** Of `weir run`, what belongs to one call of it, and what else names files. */
interface Dropped {
  readonly report?: string;
  readonly format?: string;
  readonly weightsMap?: string;
}

/** The run of a variant, if it has begun. */
async function runOf(store: RunStore, variant: string | undefined): Promise<StoredRun | undefined> {
  for (const { id, state } of await listRuns(store)) {
    if (state === 'damaged') continue;
    const stored = await readRun(store, id);
    if (stored.header.options['variant'] === variant) return stored;
  }
  return undefined;
}

/** A run that goes on; one that has ended says again what it said. */
async function continued(
  store: RunStore,
  stored: StoredRun,
  experiment: Experiment,
  options: KeepOptions,
): Promise<KeptRun> {
  const { header, events } = stored;
  const isOver = stored.status !== 'failed' && hasEnded(stored, await checkpointSteps(store, header.id));
  if (!isOver) return resumeRun(store, header.id, async () => experiment, options);
  return {
    header,
    takenUp: { from: Infinity, seconds: 0, recorded: Infinity },
    events$: from(events),
    interrupt: () => {},
    interrupted: false,
    reached: async () => undefined,
  };
}
