import type { RunCommand } from './runCommand.ts';
import type { RunControlled } from './runEvent.ts';

/**
 * The event of a command that took effect, or was refused, ahead of a step.
 *
 * @param refused Why it could not take effect.
 */
export function controlled(step: number, command: RunCommand, refused?: string): RunControlled {
  return {
    type: 'controlled',
    step,
    command: command.type,
    ...figures(command),
    ...(refused !== undefined && { refused }),
  };
}

function figures(command: RunCommand): Partial<RunControlled> {
  switch (command.type) {
    case 'learningRate':
      return { learningRate: command.value };
    case 'runTo':
      return { value: command.step };
    case 'speed':
      return command.value === undefined ? {} : { value: command.value };
    case 'momentum':
    case 'batchSize':
      return { value: command.value };
    case 'weightScale':
    case 'batchNormMomentum':
      return { value: command.value, ...(command.layer !== undefined && { layer: command.layer }) };
    default:
      return {};
  }
}

/** Whether a command changes what is trained, and not only when: then a replay must give it again. */
export function changesTraining({ command }: Pick<RunControlled, 'command'>): boolean {
  return !['pause', 'resume', 'step', 'runTo', 'speed'].includes(command);
}

/** The command that an event tells of; undefined of one that only says when steps are run, and of what is not whole. */
export function commandOf({ command, learningRate, value, layer }: RunControlled): RunCommand | undefined {
  switch (command) {
    case 'stop':
      return { type: 'stop' };
    case 'learningRate':
      return learningRate === undefined ? undefined : { type: 'learningRate', value: learningRate };
    case 'momentum':
    case 'batchSize':
      return value === undefined ? undefined : { type: command, value };
    case 'batchNormMomentum':
      return value === undefined
        ? undefined
        : { type: command, value, ...(layer !== undefined && { layer }) };
    case 'weightScale':
      return value === undefined || layer === undefined ? undefined : { type: command, value, layer };
    default:
      return undefined;
  }
}
