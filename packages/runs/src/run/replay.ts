import { RunState } from '@weir/core';
import type { RunEvent, SavedState } from '@weir/core';
import { runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control, parameterValues } from '@weir/nn';
import { Observable, Subscription } from 'rxjs';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import { readHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import { readLog } from '../record/readLog.ts';
import type { RunStore } from '../store/runStore.ts';
import { firstDifference } from './firstDifference.ts';
import { RecordedEvents, stepOf } from './recordedEvents.ts';
import { RunRequestError } from './runRequestError.ts';
import { mustBeSameData } from './runs.ts';
import { eventsOf, resumePointOf } from './resumePoint.ts';

/** What is computed again, and what looks at it. */
export interface ReplayOptions {
  /** Makes the experiment of the header's configuration. Its watchers, or those given, are the eyes it is seen with. */
  readonly prepare: (header: RunHeader) => Promise<Experiment>;
  /** Default: the experiment's own. */
  readonly watchers?: Experiment['watchers'];
  /** First step whose events are emitted. Default 0. */
  readonly from?: number;
  /** First step whose events are no longer emitted. Default: as far as the run came. */
  readonly to?: number;
  readonly note?: (line: string) => void;
}

/** What the training itself keeps; all else belongs to those who watched then. */
const ofTraining: ReadonlySet<string> = new Set([
  'course',
  'parameters',
  'moments',
  'control',
  'minibatches',
  'optimizer',
]);

/**
 * Computes a part of a run again and emits what other eyes see of it: the stream that a live run would have been, with
 * the commands that it was given at their steps. It begins at the nearest checkpoint, or at the start where a diagnostic
 * keeps a state from step to step. Losses, and parameters at every checkpoint on the way and the next one behind, are
 * compared with those recorded; a difference is an event.
 */
export function replay(store: RunStore, id: string, options: ReplayOptions): Observable<RunEvent> {
  return new Observable((subscriber) => {
    const running = new Subscription();
    replayed(store, id, options, running, (event) => subscriber.next(event)).then(
      () => subscriber.complete(),
      (error: unknown) => subscriber.error(error),
    );
    return running;
  });
}

async function replayed(
  store: RunStore,
  id: string,
  { prepare, watchers, from = 0, to = Infinity, note = () => {} }: ReplayOptions,
  running: Subscription,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const header = await readHeader(store, id);
  const all = eventsOf((await readLog(store, id)).records);
  const reached = all.reduce((most, event) => Math.max(most, stepOf(event) + 1), 0);
  if (!(Number.isInteger(from) && from >= 0 && from < Math.min(to, reached))) {
    throw new RunRequestError(
      `replay: from must be below to and the ${reached} steps that ${id} came to, got ${from} to ${to}; weir show says how far it came`,
    );
  }
  const last = Math.min(to, reached);
  const steps = await checkpointSteps(store, id);
  const until = steps.find((step) => step >= last) ?? last;
  const started = all.find(({ type }) => type === 'started');
  if (started) emit(started);

  const recompute = async (state: SavedState | undefined): Promise<boolean> => {
    const experiment = await prepare(header);
    mustBeSameData(header, experiment);
    const start = state ? doneOf(state) : 0;
    const before = new RecordedEvents(
      all.filter((event) => stepOf(event) >= start),
      false,
    );
    const looking = { ...experiment, rules: [], watchers: watchers ?? experiment.watchers };
    const checkpoints = new Map(
      await Promise.all(
        steps
          .filter((step) => step > start && step <= until)
          .map(async (step) => [step, await readCheckpoint(store, id, step).catch(() => undefined)] as const),
      ),
    );
    return new Promise((resolve, reject) => {
      const control = new Control();
      const kept = new RunState(state);
      const own = new Subscription();
      running.add(own);
      let hasEnded = false;
      // From a checkpoint nothing is emitted before every watcher has subscribed: one of them may keep a state.
      const pending: RunEvent[] = [];
      let known = state === undefined;
      const isKnown = () =>
        (known ||= kept.names.every((name) => !name.endsWith('/course') || kept.peek(name) !== 'ahead'));
      const end = (isDone: boolean) => {
        hasEnded = true;
        if (isDone) for (const part of pending.splice(0)) emit(part);
        control.send({ type: 'stop' });
        queueMicrotask(() => {
          own.unsubscribe();
          resolve(isDone);
        });
      };
      const command = (done: number) => {
        for (const wanted of before.commandsAt(done)) control.send(wanted);
      };
      own.add(
        runExperiment(without(looking), {
          control,
          state: kept,
          evaluate: false,
          afterStep(done) {
            if (hasEnded) return;
            const checkpoint = checkpoints.get(done);
            if (checkpoint) {
              const path = firstDifference(
                checkpoint.state['parameters'],
                parameterValues(experiment.network),
              );
              if (path !== undefined) {
                const [name = ''] = path.split(/\.(?:values|shape)/);
                emit({
                  type: 'differs',
                  step: done - 1,
                  what: `parameters/${name}`,
                  recorded: 'the checkpoint’s',
                  recomputed: 'others',
                });
              } else note(`parameters after ${done} steps are those of the checkpoint, bit for bit`);
            }
            if (done >= until) end(true);
            else command(done);
          },
        }).subscribe({
          next(event) {
            if (hasEnded || event.type === 'started') return;
            // Who keeps a state must have seen every step.
            if (state && kept.names.some((name) => name.includes('/own/'))) {
              end(false);
              return;
            }
            const { differs } = event.type === 'progress' ? before.compare(event) : {};
            if (differs) emit(differs);
            pending.push(...within(event, from, last));
            if (isKnown()) for (const part of pending.splice(0)) emit(part);
          },
          error: (error: unknown) => {
            // A run that diverged does so again.
            if (all.some(({ type }) => type === 'finished'))
              reject(error instanceof Error ? error : new Error(String(error)));
            else resolve(true);
          },
          complete: () => resolve(true),
        }),
      );
      command(start);
    });
  };

  const { checkpoint } = await resumePointOf(store, id, note, from);
  const state =
    checkpoint &&
    Object.fromEntries(Object.entries(checkpoint.state).filter(([name]) => ofTraining.has(name)));
  if (state && (await recompute(state))) return;
  await recompute(undefined);
}

/** Without evaluations on the way and a budget: what they emit is recorded, or depends on time. */
function without({ evaluateEvery: _every, budget: _budget, ...experiment }: Experiment): Experiment {
  return experiment;
}

/** The part of an event that lies within some steps. */
function within(event: RunEvent, from: number, to: number): readonly RunEvent[] {
  if (event.type !== 'progress') {
    const step = stepOf(event);
    return (step >= from && step < to) || event.type === 'finished' ? [event] : [];
  }
  const start = Math.max(0, from - event.from);
  const losses = event.losses.slice(start, Math.max(start, to - event.from));
  return losses.length === 0 ? [] : [{ ...event, from: event.from + start, losses }];
}

function doneOf(state: SavedState): number {
  const course = state['course'];
  return typeof course === 'object' && course !== null && 'done' in course ? Number(course.done) : 0;
}
