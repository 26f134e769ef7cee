/**
 * log₁₀ x, rounded to float32, the precision of what is measured: JavaScript engines differ in the last bit of float64's,
 * and the same run is to have the same measurements in Node and in every browser.
 */
export const log10 = (x: number): number => Math.fround(Math.log10(x));
