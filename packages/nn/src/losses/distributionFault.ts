import type { TargetFault } from './lossFunction.ts';

/** How far a sum may be from 1, so that probabilities rounded to two or three digits are taken. */
const tolerance = 0.01;

/** What keeps an example's targets from being a distribution: probabilities, or their logarithms, that sum to 1. */
export function distributionFault(
  example: ArrayLike<number>,
  areLogarithms: boolean,
): TargetFault | undefined {
  let sum = 0;
  for (let at = 0; at < example.length; at++) {
    const target = example[at] ?? NaN;
    const isWithin = areLogarithms ? target <= 0 : target >= 0 && target <= 1;
    if (!isWithin) return { ...(percentages(example, areLogarithms) ?? outside(target, areLogarithms)), at };
    sum += areLogarithms ? Math.exp(target) : target;
  }
  // Sums are of float32 values: 0.99 is a hair below it.
  if (Math.abs(sum - 1) <= tolerance + 1e-6) return undefined;
  const must = areLogarithms
    ? 'be logarithms of a distribution, whose exponentials sum to 1'
    : 'be a distribution, which sums to 1';
  const remedy =
    example.length === 1
      ? 'a single probability is for binaryCrossEntropy, other values are for mse'
      : `divide ${areLogarithms ? 'the probabilities' : 'them'} by their sum, or use mse for other values`;
  return { must, got: `${Number(sum.toPrecision(4))} of ${listed(example)}`, remedy };
}

/** Of shares of a hundred, what they must be and how they become it. */
function percentages(example: ArrayLike<number>, areLogarithms: boolean): TargetFault | undefined {
  const values = Array.from(example);
  const sum = values.reduce((total, value) => total + value, 0);
  if (areLogarithms || values.some((value) => !(value >= 0)) || Math.abs(sum - 100) > 100 * tolerance)
    return undefined;
  return {
    must: 'be probabilities, at least 0 and at most 1',
    got: `${figure(Math.max(...values))} of ${listed(example)}, which sum to ${figure(sum)}`,
    remedy: 'they look like percentages: divide them by 100',
  };
}

function outside(target: number, areLogarithms: boolean): TargetFault {
  return areLogarithms
    ? {
        must: 'be logarithms of probabilities, at most 0',
        got: figure(target),
        remedy: 'take the logarithm of each, or leave logTarget out where they are probabilities',
      }
    : {
        must: 'be probabilities, at least 0 and at most 1',
        got: figure(target),
        remedy:
          target <= 0
            ? 'set logTarget to true where they are logarithms, or use mse for other values'
            : 'use mse for other values',
      };
}

/** The values, the first few of many. */
function listed(values: ArrayLike<number>): string {
  const shown = Array.from({ length: Math.min(values.length, 6) }, (_, at) =>
    Number((values[at] ?? NaN).toPrecision(4)),
  );
  return `(${shown.join(', ')}${values.length > shown.length ? ', …' : ''})`;
}

/** A target as its file has it: float32 holds seven digits. */
const figure = (value: number): string => String(Number(value.toPrecision(7)));
