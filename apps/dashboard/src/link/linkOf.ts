import { commandOf } from '@weir/core';
import type { ScheduledCommand } from '@weir/core';
import type { RunState } from '../run/runState.ts';
import type { RunLink } from './runLink.ts';

/** What of a page a link holds besides its run. */
export type Shown = Pick<RunLink, 'selected' | 'layer' | 'open'> & {
  /** Undefined: the newest. */
  readonly step: number | undefined;
};

/** The link to a run as it stands: its configuration, the commands that took effect so far, and what is shown of it. */
export function linkOf(
  { started, changes }: RunState,
  { step, selected, layer, open = [] }: Shown,
): RunLink | undefined {
  if (!started) return undefined;
  const commands = changes.flatMap((change): readonly ScheduledCommand[] => {
    const command = change.refused === undefined ? commandOf(change) : undefined;
    return command ? [{ step: change.step, command }] : [];
  });
  return {
    config: started.config,
    commands,
    ...(step !== undefined && { step }),
    ...(selected !== undefined && { selected }),
    ...(layer !== undefined && { layer }),
    ...(open.length > 0 && { open }),
  };
}
