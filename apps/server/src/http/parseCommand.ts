import type { RunCommand } from '@weir/core';

/**
 * Reads a command from a request's body.
 *
 * @throws TypeError if it is no command.
 * @throws RangeError if its number is out of range.
 */
export function parseCommand(body: unknown): RunCommand {
  const command: { type?: unknown; count?: unknown; value?: unknown } =
    typeof body === 'object' && body !== null ? body : {};
  switch (command.type) {
    case 'pause':
    case 'resume':
    case 'stop':
      return { type: command.type };
    case 'step':
      if (command.count === undefined) return { type: 'step' };
      if (typeof command.count === 'number' && Number.isSafeInteger(command.count) && command.count > 0) {
        return { type: 'step', count: command.count };
      }
      throw new RangeError(
        `step: count must be a positive integer, got ${JSON.stringify(command.count)}; leave it out for one step`,
      );
    case 'learningRate':
      if (typeof command.value === 'number' && Number.isFinite(command.value) && command.value >= 0) {
        return { type: 'learningRate', value: command.value };
      }
      throw new RangeError(
        `learningRate: value must be a finite number of at least 0, got ${JSON.stringify(command.value)}; 0.1 suits plain descent`,
      );
    default:
      throw new TypeError(
        `command: type must be pause, resume, step, learningRate or stop, got ${JSON.stringify(command.type)}; ` +
          'send {"type": "pause"}',
      );
  }
}
