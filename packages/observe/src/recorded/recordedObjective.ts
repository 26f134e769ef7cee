import type { Objective } from '@weir/core';
import { objectiveNamed, objectiveNames } from '../objectiveNamed.ts';
import type { RecordedStep } from './recordedStep.ts';

/**
 * What a recorded loss takes the outputs for, from its name or said in full.
 *
 * @param outputs Units of the last layer, where they are known.
 * @throws TypeError or RangeError if it is neither.
 */
export function recordedObjective(
  objective: NonNullable<RecordedStep['objective']>,
  outputs: number | undefined,
): Objective {
  if (typeof objective === 'string') {
    const named = objectiveNamed(objective, outputs);
    if (named) return named;
    throw new TypeError(
      `snapshotOf: objective must be a loss of ${objectiveNames.join(', ')}, got ${JSON.stringify(objective)}; ` +
        'say what it takes, {"takes": "logits", "applies": "softmax"}, or leave it out',
    );
  }
  const {
    loss = 'the loss',
    takes,
    applies,
    classes,
  } = isObject(objective) ? objective : { takes: undefined };
  mustBeOneOf('objective.takes', takes, ['logits', 'probabilities', 'values']);
  if (applies !== undefined || takes === 'logits')
    mustBeOneOf('objective.applies', applies, ['softmax', 'sigmoid']);
  if (typeof loss !== 'string') {
    throw new TypeError(
      `snapshotOf: objective.loss must be a name, got ${JSON.stringify(loss)}; leave it out`,
    );
  }
  if (classes !== undefined && !(Number.isSafeInteger(classes) && classes > 1)) {
    throw new RangeError(
      `snapshotOf: objective.classes must be an integer of at least 2, got ${JSON.stringify(classes)}; leave it out where the loss is no cross-entropy`,
    );
  }
  const ofSoftmax = applies === 'softmax' ? outputs : applies === 'sigmoid' ? 2 : undefined;
  const known = classes ?? (ofSoftmax !== undefined && ofSoftmax > 1 ? ofSoftmax : undefined);
  return {
    loss,
    takes: takes as Objective['takes'], // checked above
    ...(applies !== undefined && { applies }),
    ...(known !== undefined && { classes: known }),
  };
}

const isObject = (value: unknown): value is Exclude<NonNullable<RecordedStep['objective']>, string> =>
  typeof value === 'object' && value !== null;

function mustBeOneOf(name: string, value: unknown, allowed: readonly string[]): void {
  if (typeof value === 'string' && allowed.includes(value)) return;
  const [last, ...others] = allowed.map((one) => JSON.stringify(one)).reverse();
  throw new TypeError(
    `snapshotOf: ${name} must be ${others.reverse().join(', ')} or ${last}, got ${JSON.stringify(value)}; or give the loss's name, "CrossEntropyLoss"`,
  );
}
