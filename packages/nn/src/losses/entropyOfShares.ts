/**
 * Cross-entropy, in nats, of predicting the classes' own shares for every example: `−Σ q ln q`, `q` being each class's
 * share among the labels, smoothed as the targets are. Summed in float64.
 */
export function entropyOfShares(labels: ArrayLike<number>, classes: number, labelSmoothing = 0): number {
  const counts = new Float64Array(classes);
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at] ?? 0;
    counts[label] = (counts[label] ?? 0) + 1;
  }
  let entropy = 0;
  for (const count of counts) {
    const share = labelSmoothing / classes + (1 - labelSmoothing) * (count / labels.length);
    if (share > 0) entropy -= share * Math.log(share);
  }
  return entropy;
}
