import { join, resolve } from 'node:path';
import { decodeUtf8 } from '@weir/data';
import { parseJson, presets } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import type { CheckpointRetention } from '@weir/runs';
import { folderStore } from '@weir/runs/node';
import { RunRefusedError, serve } from '@weir/server';
import type { BookedRun, Served } from '@weir/server';
import { EMPTY, concatMap, lastValueFrom, map, of, tap, toArray } from 'rxjs';
import type { Observable } from 'rxjs';
import { backendFor, startBackend } from './backend.ts';
import { exitCode, isInputError } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { variantsOf } from './input/variantsOf.ts';
import type { NamedRun } from './input/variantsOf.ts';
import { interruption } from './interruption.ts';
import { resumption } from './kept/resumption.ts';
import { runsFolder } from './kept/runsFolder.ts';
import { pageFolder } from './pageFolder.ts';
import { runObserver } from './runObserver.ts';
import { keptRuns } from './serving/keptRuns.ts';
import { unkeptRuns } from './serving/unkeptRuns.ts';
import type { Surroundings } from './surroundings.ts';

/** Options of `weir serve`. */
export interface ServeFlags extends TrainingFlags {
  readonly port?: number;
  readonly host?: string;
  /** Folder of runs; false to keep none. Default `WEIR_RUNS`, else `runs`. */
  readonly runs?: string | false;
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
}

/** Serves the dashboard until it is interrupted; trains what a source stands for, if one is given, in its sight. */
export async function serveRuns(
  source: string | undefined,
  flags: ServeFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const signals = interruption();
  const interrupted = new Promise<void>((resolve) => signals.onFirst(resolve));
  const runs = source === undefined ? [] : await variantsOf(source, flags, (line) => log(`note: ${line}`));
  const configurations = runs.map(({ configuration }) => configuration);
  await startBackend(backendFor(flags.backend, configurations), log, flags.threads);
  const folder = flags.runs === false ? undefined : resolve(runsFolder(flags.runs));
  const server = await serve({
    ...(folder === undefined
      ? { start: unkeptRuns(flags, log) }
      : { kept: keptRuns(folderStore(folder), flags, log) }),
    parse: (body) => parseJson(decodeUtf8(body, 'body'), 'body'),
    presets: presets().map(({ name, summary, lookAt, configuration, variants }) => ({
      name,
      description: summary,
      lookAt,
      configuration,
      variants: variants.map((variant) => variant.name),
    })),
    page: pageFolder(),
    ...(flags.port !== undefined && { port: flags.port }),
    ...(flags.host !== undefined && { host: flags.host }),
  });
  output.write(`Dashboard: ${server.address}\n`);
  try {
    const codes = await lastValueFrom(
      (await begin(server, source, runs)).pipe(
        concatMap(({ run, configuration, variant }) => {
          if (variant !== undefined) output.write(`${configuration.name}: ${variant}\n`);
          return watch(run, configuration, interrupted, folder, { output, log });
        }),
        toArray(),
      ),
    );
    if (!signals.came) log(`still serving at ${server.address}; Ctrl-C ends it`);
    await interrupted;
    return codes.find((code) => code !== exitCode.done) ?? exitCode.done;
  } finally {
    const training = (await server.runs.list()).filter(
      ({ status, trainedBy }) => isTraining(status) && !trainedBy,
    );
    await server.close();
    if (folder !== undefined) for (const { id } of training) log(resumption(join(folder, id)));
    signals.release();
  }
}

const isTraining = (status: string): boolean => status === 'running' || status === 'paused';

/** A run that the server has begun, and what it was begun with. */
interface Begun extends NamedRun {
  readonly run: BookedRun;
}

/**
 * Begins what a source stands for, if there is one: its run, or each of those that it compares, one after the other.
 * Where the first is refused because its input is wrong, that is what is thrown.
 */
async function begin(
  server: Served,
  source: string | undefined,
  runs: readonly NamedRun[],
): Promise<Observable<Begun>> {
  const [first] = runs;
  if (!first || source === undefined) return EMPTY;
  try {
    if (first.variant === undefined) {
      return of({ ...first, run: await server.runs.begin({ config: first.configuration }) });
    }
    const requests = runs.map(({ configuration, variant = '' }) => ({ config: configuration, variant }));
    const { begun$ } = await server.runs.compare(source, requests);
    return begun$.pipe(
      map((run) => {
        const { variant } = run.summary();
        return { ...first, ...runs.find((candidate) => candidate.variant === variant), run };
      }),
    );
  } catch (error) {
    throw error instanceof RunRefusedError && isInputError(error.cause) ? error.cause : error;
  }
}

/**
 * Shows a run in the terminal until it has ended, and prints what it showed. An interruption stops it, or, where it is
 * kept, leaves it to be resumed.
 */
async function watch(
  run: BookedRun,
  configuration: Configuration,
  interrupted: Promise<void>,
  folder: string | undefined,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const observer = runObserver(configuration, log);
  let stopped = false;
  void interrupted.then(() => {
    stopped = !run.outcome();
    if (!stopped) return;
    observer.view.say(
      folder !== undefined
        ? 'saving a checkpoint; once more to end at once'
        : 'stopping after this step; once more to end at once',
    );
    if (folder !== undefined) void run.close();
    else run.command({ type: 'stop' });
  });
  try {
    await lastValueFrom(run.events$.pipe(tap((event) => observer.next(event))), { defaultValue: undefined });
  } catch (error) {
    observer.view.end();
    log(`weir: ${error instanceof Error ? error.message : String(error)}`);
    return exitCode.failed;
  } finally {
    observer.view.end();
  }
  output.write(observer.summary());
  if (folder !== undefined && run.summary().status === 'interrupted') {
    log(resumption(join(folder, run.id)));
    return exitCode.interrupted;
  }
  if (stopped) return exitCode.interrupted;
  return observer.endedByRule ? exitCode.failed : exitCode.done;
}
