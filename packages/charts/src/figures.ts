/** `+0.02`, `-0.00`: to two decimals with its sign, as the lecture prints means. */
export function signed(value: number): string {
  return `${value < 0 || Object.is(value, -0) ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

/** `2.6e-3`: two figures of a number of any size. */
export function scientific(value: number): string {
  return value.toExponential(1);
}

/** `2.78 %` */
export function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
