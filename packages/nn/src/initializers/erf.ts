/** The error function `2/√π ∫₀ˣ exp(−t²) dt`, to about 1e-15. */
export function erf(x: number): number {
  const size = Math.abs(x);
  if (size > 6) return Math.sign(x);
  return size < 2.5 ? byTaylor(x) : Math.sign(x) * (1 - complement(size));
}

/**
 * The `x` whose `erf(x)` is `y`: ±∞ at ±1, NaN beyond.
 *
 * torch's: a rational approximation, then Newton's method.
 */
export function erfInverse(y: number): number {
  const size = Math.abs(y);
  if (size >= 1) return size === 1 ? y * Infinity : NaN;
  let x = y * central(y * y);
  if (size > 0.7) x = Math.sign(y) * outer(Math.sqrt(-Math.log((1 - size) / 2)));
  for (let refinement = 0; refinement < 2; refinement++)
    x -= ((erf(x) - y) * Math.sqrt(Math.PI)) / (2 * Math.exp(-x * x));
  return x;
}

const central = (z: number): number =>
  (((-0.140543331 * z + 0.914624893) * z - 1.645349621) * z + 0.886226899) /
  ((((0.012229801 * z - 0.329097515) * z + 1.442710462) * z - 2.118377725) * z + 1);

const outer = (z: number): number =>
  (((1.641345311 * z + 3.429567803) * z - 1.624906493) * z - 1.970840454) /
  ((1.6370678 * z + 3.5438892) * z + 1);

function byTaylor(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}

/** `1 − erf(x)` for large x: Laplace's continued fraction. */
function complement(x: number): number {
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}
