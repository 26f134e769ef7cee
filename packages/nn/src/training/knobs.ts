import type { RunCommand } from '@weir/core';

/** What commands have set in the place of what the experiment says, as plain data. */
export interface Knobs {
  readonly learningRate?: number;
  readonly momentum?: number;
  readonly batchSize?: number;
  /** By the batchNorm's name; `''` for all that have none of their own. */
  readonly batchNormMomentum?: Readonly<Record<string, number>>;
}

/** The knobs after a command: the latest value wins, for a batchNorm by name that of its name or of all. */
export function turned(knobs: Knobs, command: RunCommand): Knobs {
  switch (command.type) {
    case 'learningRate':
    case 'momentum':
    case 'batchSize':
      return { ...knobs, [command.type]: command.value };
    case 'batchNormMomentum': {
      const { layer, value } = command;
      return {
        ...knobs,
        batchNormMomentum:
          layer === undefined ? { '': value } : { ...knobs.batchNormMomentum, [layer]: value },
      };
    }
    default:
      return knobs;
  }
}
