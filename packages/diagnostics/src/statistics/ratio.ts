import { log10 } from './log10.ts';

/** a / b, or undefined where that is no finite number: plain data has no NaN or Infinity in JSON. */
export function ratio(a: number, b: number): number | undefined {
  const quotient = a / b;
  return Number.isFinite(quotient) ? quotient : undefined;
}

/** log₁₀(a / b) in float32, or undefined where that is no finite number. */
export function log10Ratio(a: number, b: number): number | undefined {
  const exponent = log10(a / b);
  return Number.isFinite(exponent) ? exponent : undefined;
}
