import { RunState, stepOf } from '@weir/core';
import type { RunEvent } from '@weir/core';
import { runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control, parameterValues } from '@weir/nn';
import { NEVER, Subscription } from 'rxjs';
import { readCheckpoint } from '../checkpoint/checkpoint.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import type { PlacedRecord } from '../record/readLog.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { RunStore } from '../store/runStore.ts';
import { firstDifference } from './firstDifference.ts';
import { RecordedEvents, isEarlier } from './recordedEvents.ts';
import { repeatCommands } from './repeatCommands.ts';
import type { ReplayOptions } from './replayOptions.ts';
import { mustBeSameData } from './runs.ts';

/** What the training itself keeps; all else belongs to its watchers of then. */
const ofTraining: ReadonlySet<string> = new Set([
  'course',
  'parameters',
  'moments',
  'control',
  'rates',
  'earlyStopping',
  'seconds',
  'minibatches',
  'optimizer',
]);

/** What is to be seen of a run. */
export interface Stretch {
  readonly store: RunStore;
  readonly header: RunHeader;
  readonly records: readonly PlacedRecord[];
  /** Of its checkpoints. */
  readonly steps: readonly number[];
  /** The first step that is emitted. */
  readonly from: number;
  /** The step that is no longer. */
  readonly last: number;
  /** Steps done when the parameters can be compared with a checkpoint's once more. */
  readonly until: number;
  /** How the run ended, if it did. */
  readonly finished: RunEvent | undefined;
}

/** Emits a stretch, computed from a checkpoint; false, with nothing emitted, if a watcher must see every step before. */
export async function seenAgain(
  { store, header, records, steps, from, last, until, finished }: Stretch,
  checkpoint: Checkpoint | undefined,
  { prepare, watchers, note = () => {}, held$ = NEVER }: ReplayOptions,
  running: Subscription,
  emit: (event: RunEvent) => void,
): Promise<boolean> {
  const experiment = await prepare(header);
  mustBeSameData(header, experiment);
  const start = checkpoint?.step ?? 0;
  const isFromStart = start === (header.parent?.step ?? 0);
  const before = new RecordedEvents(
    records.filter(({ record }) => record.type === 'event' && stepOf(record.event) >= start),
    { isWhole: false, isEarlier: isEarlier(header) },
  );
  const looking = seenBy(experiment, watchers);
  const parameters = new Map(
    await Promise.all(
      steps
        .filter((step) => step > start && step <= until)
        .map(async (step) => {
          const found = await readCheckpoint(store, header.id, step).catch(() => undefined);
          return [step, found?.state['parameters']] as const;
        }),
    ),
  );
  const state = new RunState(
    Object.fromEntries(Object.entries(checkpoint?.state ?? {}).filter(([name]) => ofTraining.has(name))),
  );
  const unwatched = namesKept({ ...looking, watchers: [] });
  return new Promise((resolve, reject) => {
    const control = new Control();
    const own = new Subscription();
    running.add(own);
    let outcome: boolean | undefined;
    // From within the run nothing is emitted before every watcher has begun: one of them may keep a state.
    const pending: RunEvent[] = [];
    let haveBegun = isFromStart;
    const emitAll = () => {
      for (const part of pending.splice(0)) emit(part);
    };
    const conclude = () => {
      own.unsubscribe();
      if (outcome !== false) emitAll();
      resolve(outcome ?? true);
    };
    const end = (isSeen: boolean) => {
      outcome = isSeen;
      if (!isSeen)
        queueMicrotask(conclude); // not within the step: its tensors are in use
      // Losses that wait are emitted once the run does.
      else control.send({ type: 'pause' });
    };
    /** Whether all is seen as it was: a watcher that keeps a state has seen every step. */
    const isTrue = (): boolean => {
      if (haveBegun) return true;
      if (state.names.some((name) => !unwatched.has(name) && !isOfRoom(name))) return false;
      haveBegun = state.names.every((name) => !name.endsWith('/course') || state.peek(name) !== 'ahead');
      return true;
    };
    const compare = (done: number) => {
      const recorded = parameters.get(done);
      if (recorded === undefined) return;
      const path = firstDifference(recorded, parameterValues(experiment.network));
      if (path === undefined)
        return note(`parameters after ${done} steps are those of the checkpoint, bit for bit`);
      const [name = ''] = path.split(/\.(?:values|shape)/);
      pending.push({
        type: 'differs',
        step: done - 1,
        what: `parameters/${name}`,
        recorded: 'the checkpoint’s',
        recomputed: 'others',
      });
    };
    own.add(
      runExperiment(looking, {
        control,
        state,
        evaluate: false,
        afterStep(done) {
          if (outcome !== undefined) return;
          if (!isTrue()) return end(false);
          compare(done);
          if (haveBegun) emitAll();
          if (done >= until) end(true);
          else repeatCommands(control, before, done);
        },
      }).subscribe({
        next(event) {
          if (event.type === 'started' || event.type === 'finished') return;
          if (outcome !== undefined && event.type !== 'progress') return;
          const { differs } = isOfTraining(event) ? before.compare(event) : {};
          if (differs) pending.push(differs);
          pending.push(...within(event, from, last));
        },
        error(error: unknown) {
          // A run that diverged does so again.
          if (finished) reject(error instanceof Error ? error : new Error(String(error)));
          else conclude();
        },
        complete: conclude,
      }),
    );
    own.add(control.idle$.subscribe(conclude));
    own.add(held$.subscribe((held) => control.hold(held)));
    repeatCommands(control, before, start);
  });
}

/**
 * An experiment with other eyes, without a budget, whose choices depend on time, and without evaluations on the way but
 * those that decide something: what the others emit is recorded.
 */
function seenBy(experiment: Experiment, watchers: Experiment['watchers'] | undefined): Experiment {
  const { evaluateEvery, budget: _budget, probing, ...rest } = experiment;
  const decides = rest.schedule.feedback !== undefined || rest.earlyStopping !== undefined;
  return {
    ...rest,
    rules: [],
    ...(decides && evaluateEvery !== undefined && { evaluateEvery }),
    ...(watchers ? { watchers } : probing && { probing }),
  };
}

/** What a run keeps. */
function namesKept({ probing: _, ...experiment }: Experiment): ReadonlySet<string> {
  const state = new RunState();
  runExperiment(experiment, { state }).subscribe().unsubscribe(); // ahead of its first step
  return new Set(state.names);
}

/** Whether a state is a diagnostic's room's own: how it fares, which is nothing that it has seen. */
const isOfRoom = (name: string): boolean => /\/(?:failures|course)( \d+)?$/.test(name);

/** Whether it is an event of the training, whatever watches. */
const isOfTraining = ({ type }: RunEvent): boolean =>
  type === 'progress' || type === 'evaluated' || type === 'rateChanged';

/** The part of an event that lies within some steps. */
function within(event: RunEvent, from: number, to: number): readonly RunEvent[] {
  if (event.type !== 'progress') {
    const step = stepOf(event);
    return step >= from && step < to ? [event] : [];
  }
  const start = Math.max(0, from - event.from);
  const losses = event.losses.slice(start, Math.max(start, to - event.from));
  return losses.length === 0 ? [] : [{ ...event, from: event.from + start, losses }];
}
