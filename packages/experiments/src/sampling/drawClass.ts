/**
 * The class at a point of the cumulative softmax of the logits, in float64.
 *
 * @param point Uniform in [0, 1).
 */
export function drawClass(logits: ArrayLike<number>, point: number, temperature: number): number {
  const scaled = Array.from(logits, (logit) => logit / temperature);
  const largest = Math.max(...scaled);
  const weights = scaled.map((logit) => Math.exp(logit - largest));
  let left = point * weights.reduce((total, weight) => total + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
