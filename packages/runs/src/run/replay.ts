import type { RunEvent } from '@weir/core';
import { Observable, Subscription } from 'rxjs';
import { checkpointSteps, readCheckpoint } from '../checkpoint/checkpoint.ts';
import type { Checkpoint } from '../checkpoint/checkpoint.ts';
import { readLog } from '../record/readLog.ts';
import { readHeader } from '../record/runHeader.ts';
import type { RunStore } from '../store/runStore.ts';
import { mustBeOwn } from './mustBeOwn.ts';
import type { ReplayOptions } from './replayOptions.ts';
import { RunRequestError } from './runRequestError.ts';
import { seenAgain } from './seenAgain.ts';
import { eventsOf, resumePointOf } from './resumePoint.ts';
import { lastLoss } from './summary.ts';

/**
 * Computes a part of a run again and emits what other eyes see of it: the stream that a live run would have been, with
 * the commands that it was given at their steps, and the evaluations that its rate or its end hangs on. It begins at the
 * nearest checkpoint, or where the run began if a diagnostic keeps a state from step to step. Losses, evaluations, and
 * parameters at every checkpoint on the way and the next one behind, are compared with those recorded; a difference is an
 * event.
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
  options: ReplayOptions,
  running: Subscription,
  emit: (event: RunEvent) => void,
): Promise<void> {
  const { from = 0, to = Infinity, note = () => {} } = options;
  const header = await readHeader(store, id);
  const { records } = await readLog(store, id);
  const all = eventsOf(records);
  const { step: reached } = lastLoss(all);
  if (!(Number.isInteger(from) && from >= 0 && from < Math.min(to, reached))) {
    throw new RunRequestError(
      `replay: from must be below to and the ${reached} steps that ${id} came to, got ${from} to ${to}; weir show says how far it came`,
    );
  }
  mustBeOwn(header, from);
  const last = Math.min(to, reached);
  const steps = await checkpointSteps(store, id);
  const until = steps.find((step) => step >= last) ?? last;
  const started = all.find(({ type }) => type === 'started');
  if (started) emit(started);
  const finished = all.findLast(({ type }) => type === 'finished');
  const stretch = { store, header, records, steps, from, last, until, finished };
  const recompute = (checkpoint: Checkpoint | undefined) =>
    seenAgain(stretch, checkpoint, options, running, emit);

  const { checkpoint: nearest } = await resumePointOf(store, id, note, from);
  const conclude = () => {
    if (finished && last === reached) emit(finished);
  };
  if (nearest && (await recompute(nearest))) return conclude();
  const start = header.parent?.step ?? 0;
  // Without one there, a run begins with what its seed draws.
  const first = steps.includes(start) ? await readCheckpoint(store, id, start) : undefined;
  if (header.parent && !first) {
    throw new RunRequestError(
      `replay: ${id} must have the checkpoint after ${start} steps, at which it was forked, got none; leave out diagnostics that keep a state, or ask its parent, ${header.parent.id}`,
    );
  }
  await recompute(first);
  conclude();
}
