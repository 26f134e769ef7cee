import { parseCommand } from './parseCommand.ts';
import type { RunCommand } from './runCommand.ts';

/** A command that is to take effect once so many steps are done. */
export interface ScheduledCommand {
  readonly step: number;
  readonly command: RunCommand;
}

/** Commands that a run can be given ahead: more than anybody gives by hand. */
const most = 1000;

/**
 * Reads commands with their steps from plain data that comes from elsewhere: a request's body, a link.
 *
 * @throws TypeError if it is no list of them; what `parseCommand` throws of one that is no command.
 */
export function parseSchedule(given: unknown): readonly ScheduledCommand[] {
  if (!Array.isArray(given) || given.length > most) {
    const got = Array.isArray(given) ? `${given.length}` : JSON.stringify(given);
    throw new TypeError(
      `commands: list must be one of at most ${most} commands with their steps, got ${got}; send [{"step": 100, "command": {"type": "stop"}}]`,
    );
  }
  return given.map((entry: unknown) => {
    const { step, command }: { step?: unknown; command?: unknown } =
      typeof entry === 'object' && entry !== null ? entry : {};
    if (typeof step === 'number' && Number.isSafeInteger(step) && step >= 0)
      return { step, command: parseCommand(command) };
    throw new TypeError(
      `commands: step must be an integer of at least 0, got ${JSON.stringify(step)}; it is the number of steps done`,
    );
  });
}
