import type { RunCommand } from './runCommand.ts';

/** What a command was given as. */
interface Given {
  readonly type?: unknown;
  readonly count?: unknown;
  readonly step?: unknown;
  readonly value?: unknown;
  readonly layer?: unknown;
}

/**
 * Reads a command from plain data that comes from elsewhere: a request's body, a link. Whether the network at hand can do
 * it, its run says when the command takes effect.
 *
 * @throws TypeError if it is no command.
 * @throws RangeError if its number is out of range.
 */
export function parseCommand(body: unknown): RunCommand {
  const command: Given = typeof body === 'object' && body !== null ? body : {};
  switch (command.type) {
    case 'pause':
    case 'resume':
    case 'stop':
      return { type: command.type };
    case 'step': {
      if (command.count === undefined) return { type: 'step' };
      const must = 'count must be a positive integer';
      return {
        type: 'step',
        count: numberIn('step', must, command.count, isCount, 'leave it out for one step'),
      };
    }
    case 'runTo': {
      const must = 'step must be a positive integer';
      return {
        type: 'runTo',
        step: numberIn('runTo', must, command.step, isCount, 'it is the number of steps done'),
      };
    }
    case 'speed': {
      if (command.value === undefined || command.value === null) return { type: 'speed' };
      const must = 'value must be a finite number above 0';
      return {
        type: 'speed',
        value: numberIn('speed', must, command.value, isSpeed, 'leave it out for no limit'),
      };
    }
    case 'learningRate': {
      const must = 'value must be a finite number of at least 0';
      const value = numberIn('learningRate', must, command.value, isSize, '0.1 suits plain descent');
      return { type: 'learningRate', value };
    }
    case 'momentum': {
      const must = 'value must be a number from 0 to 1';
      return { type: 'momentum', value: numberIn('momentum', must, command.value, isShare, '0.9 is usual') };
    }
    case 'batchSize': {
      const must = 'value must be a positive integer';
      return {
        type: 'batchSize',
        value: numberIn('batchSize', must, command.value, isCount, '32 is the lecture’s'),
      };
    }
    case 'batchNormMomentum': {
      const must = 'value must be a number from 0 to 1';
      const remedy = 'it is the weight of the new batch, 0.1 is usual';
      const value = numberIn('batchNormMomentum', must, command.value, isShare, remedy);
      if (command.layer === undefined) return { type: 'batchNormMomentum', value };
      return { type: 'batchNormMomentum', value, layer: layerIn('batchNormMomentum', command.layer) };
    }
    case 'weightScale': {
      const must = 'value must be a finite number';
      const value = numberIn('weightScale', must, command.value, Number.isFinite, '2 doubles the weights');
      return { type: 'weightScale', value, layer: layerIn('weightScale', command.layer) };
    }
    default:
      throw new TypeError(
        `command: type must be pause, resume, step, runTo, speed, learningRate, momentum, batchSize, batchNormMomentum, ` +
          `weightScale or stop, got ${JSON.stringify(command.type)}; send {"type": "pause"}`,
      );
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
const isSize = (value: number): boolean => Number.isFinite(value) && value >= 0;
const isSpeed = (value: number): boolean => Number.isFinite(value) && value > 0;
const isShare = (value: number): boolean => value >= 0 && value <= 1;

function numberIn(
  command: RunCommand['type'],
  must: string,
  value: unknown,
  fits: (value: number) => boolean,
  remedy: string,
): number {
  if (typeof value === 'number' && fits(value)) return value;
  throw new RangeError(`${command}: ${must}, got ${JSON.stringify(value)}; ${remedy}`);
}

function layerIn(command: RunCommand['type'], layer: unknown): string {
  if (typeof layer === 'string' && layer !== '') return layer;
  throw new TypeError(
    `${command}: layer must be the name of a layer, got ${JSON.stringify(layer)}; snapshots and charts name it, like 2.linear`,
  );
}
