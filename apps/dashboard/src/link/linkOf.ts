import { commandsTaken } from '../run/commandsTaken.ts';
import type { RunState } from '../run/runState.ts';
import type { RunLink } from './runLink.ts';

/** What of a page a link holds besides its run. */
export type Shown = Pick<RunLink, 'selected' | 'layer' | 'unit' | 'open'> & {
  /** Undefined: the newest. */
  readonly step: number | undefined;
};

/** The link to a run as it stands: its configuration, the commands that took effect so far, and what is shown of it. */
export function linkOf(
  run: RunState,
  { step, selected, layer, unit, open = [] }: Shown,
): RunLink | undefined {
  if (!run.started) return undefined;
  return {
    config: run.started.config,
    commands: commandsTaken(run),
    ...(step !== undefined && { step }),
    ...(selected !== undefined && { selected }),
    ...(layer !== undefined && { layer }),
    ...(unit !== undefined && { unit }),
    ...(open.length > 0 && { open }),
  };
}
