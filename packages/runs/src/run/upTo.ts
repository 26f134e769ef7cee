import { RunState } from '@weir/core';
import type { RunEvent, SavedState } from '@weir/core';
import { runExperiment } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';
import { Control, assignParameters } from '@weir/nn';
import { Subscription } from 'rxjs';
import { readHeader } from '../record/runHeader.ts';
import type { RunHeader } from '../record/runHeader.ts';
import type { RunStore } from '../store/runStore.ts';
import { conclusion } from './conclusion.ts';
import { mustBeOwn } from './mustBeOwn.ts';
import { RecordedEvents } from './recordedEvents.ts';
import { repeatCommands } from './repeatCommands.ts';
import { RunRequestError } from './runRequestError.ts';
import { mustBeSameData } from './runs.ts';
import { eventsOf, resumePointOf } from './resumePoint.ts';
import { lastLoss } from './summary.ts';

/** A run as it was after some of its steps. */
export interface Moment {
  readonly header: RunHeader;
  /** Steps done. */
  readonly step: number;
  /** After how many steps the parameters were what they are, where early stopping left others than the last. */
  readonly parametersOf?: number;
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
 * @param step Default: the newest checkpoint's, without any the last that was recorded; of a run that has ended, the parameters
 * that it ended with: those of the least validation loss where early stopping kept them.
 * @throws RunRequestError if the run has not come so far, or began later, as a fork.
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
  mustBeOwn(header, step ?? Infinity);
  const experiment = await prepare(header);
  mustBeSameData(header, experiment);
  const { checkpoint, past, recorded, isWhole } = await resumePointOf(store, id, note, step);
  const target = step ?? checkpoint?.step ?? lastLoss(eventsOf(recorded)).step;
  if (checkpoint?.step === target) {
    const best = step === undefined ? conclusion(checkpoint, [...past, ...eventsOf(recorded)]) : undefined;
    const state = { ...checkpoint.state, ...best?.state };
    assignParameters(experiment.network, state['parameters'] as Parameters<typeof assignParameters>[1]); // as saved
    const parametersOf = best && { parametersOf: best.step };
    return { header, step: target, ...parametersOf, state, events: past, experiment };
  }
  const state = new RunState(checkpoint?.state);
  const before = new RecordedEvents(recorded, { isWhole, isThinned: experiment.budget !== undefined });
  const events: RunEvent[] = [...past];
  const control = new Control();
  const command = (done: number) => repeatCommands(control, before, done);
  return new Promise((resolve, reject) => {
    const running = new Subscription();
    const conclude = (saved: SavedState) => {
      // What ends it is none of its events.
      resolve({ header, step: target, state: saved, events: [...events], experiment });
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
    if (target === 0) conclude(state.save());
    else command(checkpoint?.step ?? 0);
  });
}

const lastStep = (events: readonly RunEvent[]): number =>
  events.reduce((last, event) => (event.type === 'finished' ? event.steps : last), 0);
