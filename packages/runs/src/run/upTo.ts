import { RunState } from '@weir/core';
import type { RunEvent, SavedState } from '@weir/core';
import { runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control } from '@weir/nn';
import { Subscription } from 'rxjs';
import { readHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { RunStore } from '../store/runStore.ts';
import { RecordedEvents } from './recordedEvents.ts';
import { RunRequestError } from './runRequestError.ts';
import { mustBeSameData } from './runs.ts';
import { resumePointOf } from './resumePoint.ts';

/** A run as it was after some of its steps. */
export interface Moment {
  readonly header: RunHeader;
  readonly step: number;
  readonly state: SavedState;
  /** All that it had emitted. */
  readonly events: readonly RunEvent[];
  /** With the parameters of that moment. */
  readonly experiment: Experiment;
}

/**
 * A run as it was after so many steps: from the checkpoint nearest before, whence it is computed again. Reads only, so
 * that it works on a run that trains.
 *
 * @param step Default: the newest checkpoint's.
 * @throws RunRequestError if the run has not come so far.
 */
export async function upTo(
  store: RunStore,
  id: string,
  prepare: (header: RunHeader) => Promise<Experiment>,
  {
    step,
    note = () => {},
  }: { readonly step?: number | undefined; readonly note?: (line: string) => void } = {},
): Promise<Moment> {
  const header = await readHeader(store, id);
  if (step !== undefined && !(Number.isInteger(step) && step >= 0 && step <= header.steps)) {
    throw new RunRequestError(
      `${id}: step must be from 0 to its ${header.steps}, got ${step}; weir show says how far it came`,
    );
  }
  const experiment = await prepare(header);
  mustBeSameData(header, experiment);
  const { checkpoint, past, recorded, isComplete } = await resumePointOf(store, id, note, step);
  const target = step ?? checkpoint?.step ?? 0;
  const state = new RunState(checkpoint?.state);
  const before = new RecordedEvents(recorded, isComplete && experiment.budget === undefined);
  const events: RunEvent[] = [...past];
  const control = new Control();
  const command = (done: number) => {
    for (const wanted of before.commandsAt(done)) control.send(wanted);
  };
  return new Promise((resolve, reject) => {
    const running = new Subscription();
    const conclude = (saved: SavedState) => {
      resolve({ header, step: target, state: saved, events, experiment });
      // No step more: the network is to stay as it is. Not within the step: its tensors are in use.
      control.send({ type: 'stop' });
      queueMicrotask(() => running.unsubscribe());
    };
    running.add(
      runExperiment(experiment, {
        control,
        state,
        afterStep(done) {
          if (done === target) conclude(state.save());
          else command(done);
        },
      }).subscribe({
        next: (event) => events.push(event),
        error: reject,
        complete: () =>
          reject(
            new RunRequestError(
              `${id}: step must be at most the ${lastStep(events)} that it came to, got ${target}; take an earlier one`,
            ),
          ),
      }),
    );
    if (target === (checkpoint?.step ?? 0)) conclude(state.save());
    else command(checkpoint?.step ?? 0);
  });
}

const lastStep = (events: readonly RunEvent[]): number =>
  events.reduce((last, event) => (event.type === 'finished' ? event.steps : last), 0);
