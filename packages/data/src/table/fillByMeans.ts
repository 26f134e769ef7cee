import { DataError } from '../dataError.ts';

/** Puts the mean of what is there in the place of what is not, of the rows that are trained on. */
export function fillByMeans(
  inputs: Float64Array,
  features: readonly string[],
  trained: number,
  source: string,
): void {
  features.forEach((column, feature) => {
    let sum = 0;
    let count = 0;
    for (let row = 0; row < trained; row++) {
      const value = inputs[row * features.length + feature] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
    for (let at = feature; at < inputs.length; at += features.length) {
      if (!Number.isNaN(inputs[at])) continue;
      if (count === 0) {
        const remedy = 'leave the column out';
        throw new DataError(
          'table',
          { source, column },
          'have a value among those trained on',
          'none',
          remedy,
        );
      }
      inputs[at] = sum / count;
    }
  });
}
