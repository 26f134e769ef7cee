import { DataError } from '@weir/data';
import type { DataSet } from '@weir/data';
import type { LossFunction } from '@weir/nn';
import type { TargetFault } from '@weir/nn/define';
import { ConfigurationError } from '../errors/configurationError.ts';

/**
 * Checks that every target of all three splits is one that the loss can have: a number, within the loss's range, the number of
 * one of the network's outputs, or, with the others of its example, a distribution.
 *
 * @param outputs Number of outputs of one example.
 * @throws DataError naming file, row and column of the first that is not, or, of other data than tables, a
 * ConfigurationError naming split and example.
 */
export function checkTargets(loss: LossFunction, data: DataSet, outputs: number): void {
  let before = 0;
  for (const [split, { size, targets, targetKind }] of Object.entries(splitsOf(data))) {
    const labels = targetKind === 'classes' ? (loss.classes([outputs]) ?? outputs) : undefined;
    const width = targets.length / size;
    const [low, high] = labels === undefined ? (loss.range ?? [-Infinity, Infinity]) : [0, labels - 1];
    for (let at = 0; at < targets.length; at++) {
      const target = targets[at] ?? NaN;
      if (Number.isFinite(target) && target >= low && target <= high) continue;
      const want = `${Number.isFinite(low) ? `be at least ${low} and at most ${high}` : 'be a finite number'} for ${loss.kind}`;
      const example = Math.floor(at / width);
      throw refused(
        data,
        { split, example, row: before + example, output: at % width },
        { must: want, got: String(Number(target.toPrecision(7))), remedy: remedyFor(loss, labels) },
      );
    }
    for (let example = 0; example < size; example++) {
      const fault = loss.targetFault?.(targets.subarray(example * width, (example + 1) * width));
      if (!fault) continue;
      const { at: output, ...rest } = fault;
      const where = { split, example, row: before + example, ...(output !== undefined && { output }) };
      throw refused(data, where, rest);
    }
    before += size;
  }
}

const splitsOf = ({ train, validation, test }: DataSet) => ({ train, validation, test });

interface Where {
  readonly split: string;
  readonly example: number;
  /** Among the examples of all splits. */
  readonly row: number;
  /** Which of the example's targets; absent where they are wrong together. */
  readonly output?: number;
}

function refused(
  { columns }: DataSet,
  { split, example, row, output }: Where,
  { must: want, got: target, remedy }: TargetFault,
): Error {
  if (!columns) {
    const path = ['data'];
    const must = `have targets that ${want.replace(/^be/, 'are')}`;
    const got = `${target} in example ${example} of the ${split} split`;
    return new ConfigurationError([{ path, must, got, remedy }]);
  }
  const { source, rows, targets } = columns;
  const [only, ...others] = targets;
  const column = others.length === 0 ? only : output === undefined ? undefined : targets[output];
  const place = {
    source,
    row: rows[row] ?? 0,
    ...(column === undefined ? { columns: targets } : { column }),
  };
  return new DataError('table', place, want, target, remedy);
}

function remedyFor({ range }: LossFunction, labels: number | undefined): string {
  if (labels !== undefined) return 'number the classes from 0, or give the last layer an output for each';
  if (range)
    return 'number two classes 0 and 1, scale values into that range, or use crossEntropy for classes and mse for other values';
  return 'leave the row out, or scale the column';
}
