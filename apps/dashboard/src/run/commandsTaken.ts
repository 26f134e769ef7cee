import { commandOf } from '@weir/core';
import type { ScheduledCommand } from '@weir/core';
import type { RunState } from './runState.ts';

/** The commands that changed a run's training so far, each at its step: with these the same run can be had again. */
export function commandsTaken({ changes }: Pick<RunState, 'changes'>): readonly ScheduledCommand[] {
  return changes.flatMap((change): readonly ScheduledCommand[] => {
    const command = change.refused === undefined ? commandOf(change) : undefined;
    return command ? [{ step: change.step, command }] : [];
  });
}
