import type { RunCommand, RunEvent } from '@weir/core';
import { DataError, decodeUtf8 } from '@weir/data';
import { parseConfiguration, parseJson, presetOf, presets, runExperiment } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { Control } from '@weir/nn';
import { RunRefusedError, serve } from '@weir/server';
import type { BookedRun, RunRequest, Served } from '@weir/server';
import {
  EMPTY,
  Observable,
  catchError,
  concatMap,
  from,
  lastValueFrom,
  map,
  of,
  switchMap,
  tap,
  toArray,
} from 'rxjs';
import { backendFor, startBackend } from './backend.ts';
import { exitCode, isInputError } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import type { TrainingFlags } from './input/trainingFlags.ts';
import { variantsOf } from './input/variantsOf.ts';
import type { NamedRun } from './input/variantsOf.ts';
import { interruption } from './interruption.ts';
import { pageFolder } from './pageFolder.ts';
import { prepare } from './prepare.ts';
import type { PrepareOptions } from './prepare.ts';
import { runObserver } from './runObserver.ts';
import type { Surroundings } from './surroundings.ts';

/** Options of `weir serve`. */
export interface ServeFlags extends TrainingFlags {
  readonly port?: number;
  readonly host?: string;
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
  await startBackend(backendFor(flags.backend, configurations), log);
  const server = await serve({
    start: (request, control$) => start(request, control$, flags, log),
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
          return watch(run, configuration, interrupted, { output, log });
        }),
        toArray(),
      ),
    );
    if (!signals.came) log(`still serving at ${server.address}; Ctrl-C ends it`);
    await interrupted;
    return codes.find((code) => code !== exitCode.done) ?? exitCode.done;
  } finally {
    await server.close();
    signals.release();
  }
}

/** A run as the server wants it: begun by the subscription, steered by commands. */
function start(
  request: RunRequest,
  control$: Observable<RunCommand>,
  options: PrepareOptions,
  log: (line: string) => void,
): Observable<RunEvent> {
  const { remote = false } = request;
  const configuration = parseConfiguration(
    request.preset === undefined ? request.config : presetConfiguration(request.preset, request.variant),
  );
  return new Observable((subscriber) => {
    const control = new Control();
    subscriber.add(control$.subscribe((command) => control.send(command)));
    const events$ = from(prepare(configuration, { ...options, confined: remote })).pipe(
      switchMap((experiment) => runExperiment(experiment, { control })),
      catchError((error: unknown) => {
        if (!remote || !(error instanceof DataError)) throw error;
        log(`weir: refused a run: ${error.message}`);
        throw new Error(error.withoutContents, { cause: error });
      }),
    );
    subscriber.add(events$.subscribe(subscriber));
  });
}

/** The configuration of a preset, or of one of the runs that it compares. */
function presetConfiguration(name: string, variant: string | undefined): unknown {
  const preset = presetOf(name);
  return (
    preset.variants.find((candidate) => candidate.name === variant)?.configuration ?? preset.configuration
  );
}

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

/** Shows a run in the terminal until it has ended, stops it where it is interrupted, and prints what it showed. */
async function watch(
  run: BookedRun,
  configuration: Configuration,
  interrupted: Promise<void>,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const observer = runObserver(configuration, log);
  let stopped = false;
  void interrupted.then(() => {
    stopped = run.command({ type: 'stop' });
    if (stopped) observer.view.say('stopping after this step; once more to end at once');
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
  if (stopped) return exitCode.interrupted;
  return observer.endedByRule ? exitCode.failed : exitCode.done;
}
