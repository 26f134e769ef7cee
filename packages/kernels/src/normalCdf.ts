const coefficients = [
  -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
  -0.82215223, 0.17087277,
];

/**
 * Distribution function of the standard normal, `Φ(x) = ½ erfc(−x / √2)`, to 1.2e-7 of its value everywhere.
 *
 * Source: the rational Chebyshev fit of erfc in Press et al., Numerical Recipes, 2nd ed., 6.2.
 */
export function normalCdf(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + z / 2);
  const exponent = coefficients.reduceRight((sum, coefficient) => coefficient + t * sum, 0);
  const tail = (t * Math.exp(-z * z + exponent)) / 2;
  return x > 0 ? 1 - tail : tail;
}
