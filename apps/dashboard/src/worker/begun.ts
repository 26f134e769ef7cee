import { backend, getBackend } from '@tensorflow/tfjs-core';
import { parseSchedule } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { experimentOf, loadData, parseConfiguration, presetOf, runExperiment } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import type { Control } from '@weir/nn';
import { LockedError, beginRun, eventsOf, readHeader, readLog, resumeRun } from '@weir/runs';
import type { HeaderFacts, KeptRun, RunStore } from '@weir/runs';
import { concat, from, of, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import type { StatusChanged } from '../run/statusChanged.ts';
import type { KeptTask, Task } from '../browser/messages.ts';
import manifest from '../../package.json' with { type: 'json' };
import { damaged } from './dropped/damaged.ts';
import { followed } from './followed.ts';
import { forked } from './forked.ts';
import type { Prepared } from './forked.ts';
import { ownFile } from './ownFile.ts';
import { pausedAgain } from './pausedAgain.ts';
import { pausing, unpaused } from './pausing.ts';
import { sameBackend } from './sameBackend.ts';
import { storeHere } from './storeHere.ts';
import { withWeights } from './withWeights.ts';

/** A run that is about to train: it does with the subscription. */
export interface Begun {
  readonly id: string;
  readonly name: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly events$: Observable<RunEvent | StatusChanged>;
}

/** Who keeps a run's log. */
const process = { host: 'browser', pid: 0 };

type Note = (line: string) => void;

/** On how many threads this worker computes, where that is more than one. */
function onThreads(): { readonly threads?: number } {
  if (!getBackend()) return {};
  const { threads } = backend() as { readonly threads?: { readonly count: number } }; // that of simd; others have no such field
  return threads ? { threads: threads.count } : {};
}

/**
 * Brings a task to life: a new run, kept where this browser lets it be, or one that is kept, which goes on where it
 * stands.
 *
 * @param startBackend Is given the configuration ahead of all that needs tensors.
 * @throws ConfigurationError and the like where the task cannot be done.
 */
export async function begun(
  task: Task,
  control: Control,
  startBackend: (configuration: Configuration, note: Note) => Promise<void>,
  note: Note,
): Promise<Begun> {
  const prepared: Prepared = async (config, header) => {
    const configuration = parseConfiguration(config);
    await startBackend(configuration, note);
    if (header) await sameBackend(header);
    return experimentOf(configuration, await loadData(configuration, { read: ownFile }));
  };
  const store = await storeHere();
  if (task.type === 'kept') {
    if (!store) throw new Error(`run: ${task.id} must be kept in this browser, got no place where runs are`);
    return goneOn(store, task, prepared, control, note);
  }
  const factsOf = (configuration: Configuration, options: object): HeaderFacts => ({
    weir: manifest.version,
    machine: { userAgent: navigator.userAgent },
    seed: configuration.seed,
    options: { ...options, ...onThreads() },
  });
  if (task.type === 'fork') {
    const { fork } = task;
    if (!store)
      throw new Error(`fork: ${fork.parent} must be kept in this browser, got no place where runs are`);
    const facts = (configuration: Configuration) => factsOf(configuration, { fork });
    const { header, events$ } = await forked(store, fork, prepared, { facts, control, process, note });
    return { id: header.id, name: header.name, startedAt: header.created, events$ };
  }
  const configuration = parseConfiguration(
    task.type === 'preset' ? presetConfiguration(task.preset, task.place?.variant) : task.config,
  );
  const weights = task.type === 'configuration' ? task.weights : undefined;
  const drawn = await prepared(configuration);
  const experiment = weights ? await withWeights(drawn, weights, note) : drawn;
  if (task.type === 'configuration' && task.commands) control.schedule(task.commands);
  if (store) {
    const options = {
      ...(task.type === 'preset' && task.place),
      ...(task.type === 'configuration' && task.commands && { commands: task.commands }),
      ...(weights && { weights }),
    };
    const facts = factsOf(configuration, options);
    try {
      const { header, events$ } = await beginRun(store, experiment, facts, {
        control,
        process,
        note,
        keepStart: weights !== undefined,
      });
      return { id: header.id, name: header.name, startedAt: header.created, events$ };
    } catch (error) {
      note(unkept(error instanceof Error ? error.message : String(error)));
    }
  } else
    note(
      unkept('it lets pages keep no files, as in a private window or on a page that is not served securely'),
    );
  return {
    id: `${configuration.name.replace(/[^A-Za-z0-9]+/g, '-')}-${Math.random().toString(36).slice(2, 10)}`,
    name: configuration.name,
    startedAt: new Date().toISOString(),
    events$: runExperiment(experiment, { control }),
  };
}

const unkept = (why: string): string =>
  `This run is not kept in this browser (${why}): it trains as any other, and is gone when the page is.`;

async function goneOn(
  store: RunStore,
  { id, isRead, isAsked }: KeptTask,
  prepared: Prepared,
  control: Control,
  note: Note,
): Promise<Begun> {
  const { name, created, options } = await readHeader(store, id);
  const { commands } = options as { readonly commands?: unknown };
  if (commands !== undefined) control.schedule(parseSchedule(commands));
  const { records, problems } = await readLog(store, id);
  if (problems.length > 0) note(damaged(problems));
  const said = { id, name, startedAt: created };
  const past = eventsOf(records);
  if (past.at(-1)?.type === 'finished') return { ...said, events$: from(past) };
  const last = records.at(-1)?.record;
  if (last?.type === 'failed') {
    const failure = Object.assign(new Error(last.message), { name: last.name });
    return {
      ...said,
      events$: concat(
        from(past),
        throwError(() => failure),
      ),
    };
  }
  if (isRead) return { ...said, events$: concat(from(past), of({ type: 'interrupted' } as const)) };
  const resume = () =>
    resumeRun(store, id, (header) => prepared(header.config, header), { control, process, note });
  const kept = await whenGivenBack(resume);
  if (!kept) return { ...said, events$: from(followed(store, id)) };
  const { done, until } = past.reduce(pausing, unpaused);
  const { from: checkpoint = 0, recorded = 0 } = kept.takenUp ?? {};
  // What it recorded while this waited for its lock, it trained on with.
  const isPaused = until !== undefined && done >= recorded - 1;
  if (isPaused && !isAsked) pausedAgain(control, checkpoint, done);
  return { ...said, events$: kept.events$ };
}

/**
 * The page that trained it may have gone only just now: its lock is given back a little later. Undefined where another tab
 * trains it.
 */
async function whenGivenBack(resume: () => Promise<KeptRun>, retries = 20): Promise<KeptRun | undefined> {
  try {
    return await resume();
  } catch (error) {
    if (!(error instanceof LockedError)) throw error;
    if (retries === 0) return undefined;
    await new Promise((waited) => setTimeout(waited, 150));
    return whenGivenBack(resume, retries - 1);
  }
}

function presetConfiguration(name: string, variant: string | undefined): unknown {
  const { configuration, variants } = presetOf(name);
  return variants.find((candidate) => candidate.name === variant)?.configuration ?? configuration;
}
