import type { Control } from '@weir/nn';
import type { RecordedEvents } from './recordedEvents.ts';

/**
 * Sends the commands that took effect ahead of a step once more, but for those that wait already: from the checkpoint's
 * queue, or since what sent them then (a rule, early stopping) has done so again.
 */
export function repeatCommands(control: Control, recorded: RecordedEvents, step: number): void {
  for (const wanted of recorded.commandsAt(step)) {
    const isQueued = control.queued.some((other) => JSON.stringify(other) === JSON.stringify(wanted));
    if (!isQueued) control.send(wanted);
  }
}
