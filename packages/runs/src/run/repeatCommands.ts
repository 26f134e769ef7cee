import { controlled } from '@weir/core';
import type { RunCommand } from '@weir/core';
import type { Control } from '@weir/nn';
import type { RecordedEvents } from './recordedEvents.ts';

/**
 * Sends the commands that took effect ahead of a step once more, but for those that wait already: from the checkpoint's
 * queue, as they were scheduled, or since what sent them then (a rule, early stopping) has done so again. One that was given twice is given twice.
 */
export function repeatCommands(control: Control, recorded: RecordedEvents, step: number): void {
  const waiting = control.waitingAt(step).map(keyOf);
  for (const wanted of recorded.commandsAt(step)) {
    const at = waiting.indexOf(keyOf(wanted));
    if (at < 0) control.repeat(wanted);
    else waiting.splice(at, 1);
  }
}

/** The same of a command however it was written: as the event that it makes. */
const keyOf = (command: RunCommand): string => JSON.stringify(controlled(0, command));
