import { basename } from 'node:path';
import type { RunEvent } from '@weir/core';
import { snapshotEvents } from '@weir/experiments';
import { RunRefusedError, serve } from '@weir/server';
import { defer, from, lastValueFrom, tap, throwIfEmpty } from 'rxjs';
import type { Observable } from 'rxjs';
import { exitCode, isInputError } from './exitCode.ts';
import type { ExitCode } from './exitCode.ts';
import { linesOf } from './input/linesOf.ts';
import type { LinesOptions } from './input/linesOf.ts';
import { recordedSteps } from './input/recordedSteps.ts';
import { interruption } from './interruption.ts';
import { pageFolder } from './pageFolder.ts';
import type { Surroundings } from './surroundings.ts';
import { colorsFor } from './terminal/colors.ts';
import { noFigures, withEvent } from './terminal/figures.ts';
import { runLog } from './terminal/runLog.ts';
import { summary } from './terminal/summary.ts';
import { tableWidthOf, widthOf } from './terminal/widthOf.ts';
import { UsageError } from './usageError.ts';

/** Options of `weir watch`. */
export interface WatchFlags {
  readonly follow?: boolean;
  readonly serve?: boolean;
  readonly port?: number;
  readonly classes?: number;
  readonly format: 'pretty' | 'jsonl';
}

/** Diagnoses the steps that a file or stdin holds as lines: findings as they come, tables at the end, the dashboard throughout. */
export async function watchLines(
  source: string,
  flags: WatchFlags,
  { output, log }: Surroundings,
): Promise<ExitCode> {
  const signals = interruption();
  const ended = new AbortController();
  const interrupted = new Promise<void>((resolve) =>
    signals.onFirst(() => {
      ended.abort();
      if (source === '-') process.stdin.destroy();
      resolve();
    }),
  );
  const isPretty = flags.format === 'pretty';
  const describe = runLog();
  let figures = noFigures;
  const show = tap((event: RunEvent) => {
    figures = withEvent(figures, event);
    if (!isPretty) output.write(`${JSON.stringify(event)}\n`);
    describe(event).forEach(log);
  });
  const events$ = eventsOf(source, flags, { follow: flags.follow ?? false, signal: ended.signal }, log);
  const server = (flags.serve ?? process.stdout.isTTY) ? await served(events$, flags) : undefined;
  if (server) log(`Dashboard: ${server.address}`);
  const showTables = (): void => {
    if (isPretty)
      output.write(
        `${summary(figures, colorsFor(process.stdout), widthOf(process.stdout), tableWidthOf(process.stdout)).join('\n')}\n`,
      );
  };
  try {
    const run$ = server ? (await begun(server)).events$ : events$;
    // What was read up to a wrong line was right, and is worth having.
    await lastValueFrom(run$.pipe(show), { defaultValue: undefined }).catch((error: unknown) => {
      if (figures !== noFigures) showTables();
      throw error;
    });
    showTables();
    if (server && !signals.came) {
      log(`still serving at ${server.address}; Ctrl-C ends it`);
      await interrupted;
      return exitCode.done;
    }
    return signals.came ? exitCode.interrupted : exitCode.done;
  } finally {
    await server?.close();
    signals.release();
  }
}

function eventsOf(
  source: string,
  { classes }: WatchFlags,
  options: LinesOptions,
  log: (line: string) => void,
): Observable<RunEvent> {
  const name = source === '-' ? 'stdin' : basename(source).replace(/\.[^.]*$/, '');
  return defer(() => from(recordedSteps(linesOf(source, options), source, log))).pipe(
    throwIfEmpty(
      () =>
        new UsageError(
          `watch: ${source === '-' ? 'stdin' : source} must hold a step a line, got nothing; see the README of @weir/observe`,
        ),
    ),
    snapshotEvents({ name, backend: 'recorded', ...(classes !== undefined && { classes }) }),
  );
}

type Server = Awaited<ReturnType<typeof serve>>;

/** The page can look at what is read, and start nothing. */
async function served(events$: Observable<RunEvent>, { port }: WatchFlags): Promise<Server> {
  let isBegun = false;
  return serve({
    start() {
      if (isBegun)
        throw new UsageError('watch: runs must be read here, got a request to start one; see weir serve');
      isBegun = true;
      return events$;
    },
    page: pageFolder(),
    ...(port !== undefined && { port }),
  });
}

/** The one run; where its first line is wrong, that is what is thrown. */
async function begun(server: Server) {
  try {
    return await server.runs.begin({ config: { name: 'watched' } });
  } catch (error) {
    throw error instanceof RunRefusedError && isInputError(error.cause) ? error.cause : error;
  }
}
