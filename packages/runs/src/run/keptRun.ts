import { RunState } from '@weir/core';
import type { RunEvent, SavedState } from '@weir/core';
import { runExperiment } from '@weir/experiments';
import type { Experiment, RunOptions } from '@weir/experiments';
import { Control } from '@weir/nn';
import { Observable, Subscription } from 'rxjs';
import { LogWriter } from '../record/logWriter.ts';
import type { LogWriterOptions } from '../record/logWriter.ts';
import { lockPath } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { Lock, RunStore } from '../store/runStore.ts';
import type { BlockedStoreError } from '../store/storeErrors.ts';
import { storeWhileHeld } from '../store/storeWhileHeld.ts';
import { CheckpointKeeper } from './checkpointKeeper.ts';
import type { CheckpointKeeping } from './checkpointKeeper.ts';
import { reachedBy, stepsDone } from './reached.ts';
import type { SavedStep, Reached } from './reached.ts';
import { RecordedEvents, isEarlier } from './recordedEvents.ts';
import { repeatCommands } from './repeatCommands.ts';
import type { ResumePoint } from './resumePoint.ts';
import { takenUpAt } from './takenUp.ts';
import type { TakenUp } from './takenUp.ts';
import { WaitingRun } from './waitingRun.ts';

/** How a run is kept, and its callbacks. */
export interface KeepOptions
  extends
    CheckpointKeeping,
    Pick<RunOptions, 'stopOn' | 'progressEvery' | 'moments'>,
    Pick<LogWriterOptions, 'flushEvery'> {
  /** Where commands queue. */
  readonly control?: Control;
  /** Who keeps the run, for its log. */
  readonly process: { readonly host: string; readonly pid: number };
  /** Called with what is worth a line: that there is no room, what was removed. */
  readonly note?: (line: string) => void;
}

/** A run that is kept in a store while it trains. */
export interface KeptRun {
  readonly header: RunHeader;
  /** Where it is taken up; `undefined` of a run that begins. */
  readonly takenUp: TakenUp | undefined;
  /**
   * All its events, from the first: those of the log, then those that are computed. Training starts with the subscription,
   * of which there may be one. It completes once all is in the store and the run is given back.
   */
  readonly events$: Observable<RunEvent>;
  /** Ends the stream after a checkpoint, so that the run can be resumed. */
  interrupt(): void;
  /** Whether `interrupt` ended it. */
  readonly interrupted: boolean;
  /**
   * Of a run that was interrupted: how far it came, with an evaluation of its network as it was then, once `events$` has
   * completed. Nothing of that is recorded. `undefined` of any other.
   */
  reached(): Promise<Reached | undefined>;
}

/** Trains an experiment from its resume point, and keeps its events. Its lock must be held, and is given back. */
export function keptRun(
  given: RunStore,
  header: RunHeader,
  experiment: Experiment,
  { checkpoint, past, recorded, isWhole, end }: ResumePoint,
  lock: Lock,
  options: KeepOptions,
): KeptRun {
  const { control = new Control(), note = () => {}, process, stopOn, progressEvery, moments } = options;
  const { id } = header;
  const store = storeWhileHeld(given, lockPath(id), lock);
  const state = new RunState(checkpoint?.state);
  /** Ends it at once: it could not be kept, so that what it computed would be lost. */
  let fail: (error: unknown) => void = () => {};
  const waits = new WaitingRun(control, store.name, note);
  const log = new LogWriter(store, id, end, {
    ...(options.flushEvery !== undefined && { flushEvery: options.flushEvery }),
    onBlocked: (error) => waits.forStore('log', error),
    onFailure: (error) => fail(error),
  });
  const start = header.parent?.step ?? 0;
  const callbacks = {
    note,
    onBlocked: (error: BlockedStoreError | undefined) => waits.forStore('checkpoint', error),
    onFailure: (error: unknown) => fail(error),
    onBehind: (behind: boolean) => waits.forCheckpoints(behind),
  };
  const keeper = new CheckpointKeeper(store, id, log, { ...options, start }, callbacks, checkpoint?.step);
  /** Of the last step, if it could not be kept yet. */
  let unkept: SavedStep | undefined;
  const before = new RecordedEvents(recorded, {
    from: checkpoint?.log,
    isWhole,
    isThinned: experiment.budget !== undefined,
    isEarlier: isEarlier(header),
  });
  control.detain(({ type }) =>
    note(`${type} takes effect after step ${before.last}, up to which recorded steps are computed again`),
  );
  let interrupted: SavedStep | undefined;
  let interrupt = () => {};

  const events$ = new Observable<RunEvent>((subscriber) => {
    const training = new Subscription();
    let ended = false;
    const end = (record: () => void, conclude: () => void) => {
      if (ended) return;
      ended = true;
      void (async () => {
        try {
          record();
          await keeper.settled();
          await log.sync();
        } catch (error) {
          subscriber.error(error);
        } finally {
          await lock.release().catch(() => {});
        }
        conclude();
      })();
    };
    const at = () => new Date().toISOString();
    const keep = (step: number, saved: SavedState) => {
      const position = before.positionAt(step, log.position);
      if (position) keeper.keep(step, saved, position);
      unkept = position ? undefined : { step, saved };
    };
    const emit = (event: RunEvent) => {
      // A stop may come long after the last step; when it has come, early stopping takes the best parameters.
      if (event.type === 'controlled' && event.command === 'stop') keep(event.step, state.save());
      const { fresh, differs } = before.compare(event);
      if (differs) {
        log.append({ type: 'event', event: differs });
        subscriber.next(differs);
      }
      if (fresh) log.append({ type: 'event', event: fresh });
      keeper.observe(event);
      subscriber.next(event);
    };
    /** What is sent while recorded steps are computed again takes effect behind them. */
    const command = (step: number) => {
      if (before.isOver(step)) control.release();
      else repeatCommands(control, before, step);
    };
    interrupt = () => {
      if (ended) return;
      const saved = state.save();
      training.unsubscribe();
      const step = stepsDone(saved);
      interrupted = { step, saved };
      waits.ending();
      keep(step, saved);
      end(
        () => log.append({ type: 'interrupted', at: at(), step }),
        () => subscriber.complete(),
      );
    };

    fail = (error) => {
      training.unsubscribe();
      end(
        () => {},
        () => subscriber.error(error),
      );
    };

    log.append({ type: 'session', at: at(), step: checkpoint?.step ?? 0, ...process });
    for (const event of past) {
      keeper.observe(event);
      subscriber.next(event);
    }
    const running$ = runExperiment(experiment, {
      control,
      state,
      ...(stopOn && { stopOn }),
      ...(progressEvery !== undefined && { progressEvery }),
      ...(moments && { moments }),
      afterStep(step) {
        command(step);
        if (keeper.isDue(step) || step === experiment.steps) keep(step, state.save());
      },
    });
    training.add(
      running$.subscribe({
        next: emit,
        error(error: unknown) {
          const { name, message } = error instanceof Error ? error : new Error(String(error));
          end(
            () => log.append({ type: 'failed', at: at(), name, message }),
            () => subscriber.error(error),
          );
        },
        complete() {
          if (unkept) keeper.keep(unkept.step, unkept.saved, log.position);
          end(
            () => {},
            () => subscriber.complete(),
          );
        },
      }),
    );
    if (!ended) command(stepsDone(state.save()));
    return () => {
      training.unsubscribe();
      // Whoever unsubscribes leaves a run that can be resumed from its last checkpoint.
      end(
        () => {},
        () => {},
      );
    };
  });
  return {
    header,
    takenUp: takenUpAt(checkpoint, before.last),
    events$,
    interrupt: () => interrupt(),
    get interrupted() {
      return interrupted !== undefined;
    },
    reached: async () => interrupted && reachedBy(experiment, interrupted),
  };
}
