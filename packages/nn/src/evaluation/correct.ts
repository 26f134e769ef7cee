/**
 * How many rows of `[rows, classes]` have their first largest value at the label; of a single logit a row, how
 * many are above 0 where the label is 1, and not above where it is 0.
 */
export function correct(logits: ArrayLike<number>, labels: ArrayLike<number>): number {
  const classes = logits.length / labels.length;
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    let best = classes === 1 && (logits[row] ?? NaN) > 0 ? 1 : 0;
    for (let at = 1; at < classes; at++) {
      if ((logits[row * classes + at] ?? NaN) > (logits[row * classes + best] ?? NaN)) best = at;
    }
    if (best === labels[row]) right += 1;
  }
  return right;
}
