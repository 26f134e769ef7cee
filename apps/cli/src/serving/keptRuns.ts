import { resolve } from 'node:path';
import { getBackend } from '@tensorflow/tfjs-core';
import { parseSchedule } from '@weir/core';
import { Control } from '@weir/nn';
import { aloneIn, anatomyAt, beginRun, placedRuns, readHeader, resumeRun, writeComparison } from '@weir/runs';
import type { CheckpointRetention, KeptRun, RunStore } from '@weir/runs';
import type { KeptRuns, Training } from '@weir/server';
import { defer, switchMap, tap } from 'rxjs';
import { threadsInUse } from '../threadsInUse.ts';
import { headerFacts, thisProcess } from '../kept/headerFacts.ts';
import { prepareKept } from '../kept/prepareKept.ts';
import { keepingOf } from '../kept/keepingOf.ts';
import type { KeptOptions } from '../kept/keepingOf.ts';
import type { PrepareOptions } from '../prepare.ts';
import { forkServed } from './forkServed.ts';
import { remoteError } from './remoteError.ts';
import { replayServed } from './replayServed.ts';
import { requestedConfiguration, requestedExperiment } from './requested.ts';

/** Milliseconds after which a viewer hears of an event at the latest: the page draws fifteen times a second. */
const flushEvery = 100;

/** How runs are prepared and kept. */
export interface KeptRunsOptions extends PrepareOptions {
  readonly checkpointEvery?: number;
  readonly keep?: CheckpointRetention;
}

/** Runs as a server wants them that keeps them in a store. */
export function keptRuns(store: RunStore, options: KeptRunsOptions, log: (line: string) => void): KeptRuns {
  const { dataDir, checkpointEvery, keep } = options;
  return {
    store,
    async begin(request, place, announced) {
      const configuration = requestedConfiguration(request);
      const experiment = await requestedExperiment(configuration, request, options, log);
      const control = new Control();
      if (request.commands) control.schedule(request.commands);
      const kept = {
        checkpointEvery,
        keep,
        ...onThreads(),
        ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
        ...(request.commands && { commands: request.commands }),
        ...place,
      };
      const begun = () =>
        beginRun(announced, experiment, headerFacts(configuration, kept), {
          ...keeping({ ...(checkpointEvery !== undefined && { checkpointEvery }), ...(keep && { keep }) }),
          control,
          note: log,
        });
      const { variant } = place;
      const run =
        variant === undefined
          ? await begun()
          : await aloneIn(announced, async () => {
              await mustNotHaveBegun(announced, variant);
              return begun();
            });
      log(`run ${run.header.id} in ${announced.name}`);
      return trainingOf(run, control);
    },
    async compare(source, requests, runs) {
      const variants = requests.map((request) => ({
        name: request.variant,
        config: requestedConfiguration(request),
      }));
      const flags = {
        checkpointEvery,
        keep,
        backend: getBackend(),
        ...onThreads(),
        ...(dataDir !== undefined && { dataDir: resolve(dataDir) }),
      };
      await writeComparison(runs, { format: 1, source, flags, variants });
    },
    async fork(id, fork, announced) {
      const header = await readHeader(announced, id);
      mustBeBackend(id, header.backend, 'fork');
      const control = new Control();
      const run = await forkServed(announced, header, fork, options, log, {
        ...keeping(header.options as KeptOptions), // as they were written at its beginning
        control,
        note: log,
      });
      log(`run ${run.header.id} in ${announced.name}, a fork of ${id} at step ${fork.step}`);
      return trainingOf(run, control);
    },
    async anatomy(id, step, runs) {
      mustBeBackend(id, (await readHeader(runs, id)).backend);
      try {
        return await anatomyAt(runs, id, step, prepareKept({ ...options, threads: threadsInUse() }, log));
      } catch (error) {
        throw remoteError(error, `${id} cannot be taken apart`, log);
      }
    },
    replay: (id, request, runs, held$) =>
      defer(() => readHeader(runs, id)).pipe(
        tap(({ backend }) => mustBeBackend(id, backend, 'replay')),
        switchMap(() => replayServed(runs, id, request, options, log, held$)),
      ),
    async resume(id, announced) {
      const header = await readHeader(announced, id);
      mustBeBackend(id, header.backend, 'resume');
      const control = new Control();
      const { commands } = header.options as { readonly commands?: unknown };
      if (commands !== undefined) control.schedule(parseSchedule(commands));
      try {
        const run = await resumeRun(
          announced,
          id,
          prepareKept({ ...options, threads: threadsInUse() }, log),
          {
            ...keeping(header.options as KeptOptions), // as they were written at its beginning
            control,
            note: log,
          },
        );
        return trainingOf(run, control);
      } catch (error) {
        throw remoteError(error, `${id} cannot be resumed`, log);
      }
    },
  };
}

/** On how many threads the server trains, where that is more than one. */
function onThreads(): { readonly threads?: number } {
  const threads = threadsInUse();
  return threads > 1 ? { threads } : {};
}

const keeping = (options: KeptOptions) => ({ process: thisProcess(), flushEvery, ...keepingOf(options) });

const trainingOf = (run: KeptRun, control: Control): Training => ({
  id: run.header.id,
  events$: run.events$,
  send: (command) => control.send(command),
  interrupt: () => run.interrupt(),
});

/** Somebody may have resumed the comparison meanwhile. */
async function mustNotHaveBegun(runs: RunStore, variant: string): Promise<void> {
  for (const { id } of await placedRuns(runs)) {
    const header = await readHeader(runs, id).catch(() => undefined);
    if (header?.options['variant'] === variant)
      throw new Error(`run: ${variant} must not have begun, got ${id}; see /api/runs`);
  }
}

/** A process has one backend, and other runs may be training on it. */
function mustBeBackend(id: string, backend: string, command?: 'fork' | 'replay' | 'resume'): void {
  if (backend === getBackend()) return;
  throw new Error(
    `it was begun on the backend ${backend}, and this server trains on ${getBackend()}; ` +
      `take ${command ? `weir ${command} ${id}, or ` : ''}weir serve --backend ${backend}`,
  );
}
