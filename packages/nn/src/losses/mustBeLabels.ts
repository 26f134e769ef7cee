/**
 * Checks the labels of a minibatch.
 *
 * @throws RangeError unless every label is one of so many classes, numbered from 0.
 */
export function mustBeLabels(loss: string, labels: ArrayLike<number>, classes: number): void {
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at] ?? NaN;
    if (label >= 0 && label < classes && Number.isInteger(label)) continue;
    throw new RangeError(
      `${loss}: labels must be whole numbers from 0 to ${classes - 1}, one for each output, got ${label} in row ${at} ` +
        'of the minibatch; number the classes from 0, or give the last layer more outputs',
    );
  }
}
