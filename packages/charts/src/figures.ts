/** What stands for a figure that there is none of. */
const none = '–';

/** A figure as it may come over a wire, where what is not finite is null. */
export type Figure = number | null | undefined;

const known = (value: Figure): value is number => Number.isFinite(value);

/** `+0.02`, `−0.00`: to two decimals with its sign, as the lecture prints means. */
export function signed(value: Figure): string {
  if (!known(value)) return none;
  return `${value < 0 || Object.is(value, -0) ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

/** `0.65`: to two decimals. Large ones in powers of ten. */
export function fixed(value: Figure): string {
  if (!known(value)) return none;
  return Math.abs(value) < 1e4 ? value.toFixed(2).replace('-', '−') : scientific(value);
}

/** `0.0026`, `0.53`, `12`, `2.6e-4`: two figures of a number of any size; of nothing at all, `0`. */
export function scientific(value: Figure): string {
  if (!known(value)) return none;
  const size = Math.abs(value);
  if (size >= 0.000995 && size < 99.5) return value.toPrecision(2).replace('-', '−');
  return value === 0 ? '0' : value.toExponential(1).replace(/^-/, '−').replace('e+', 'e');
}

/** `2.78 %` */
export function percent(share: Figure): string {
  return known(share) ? `${(100 * share).toFixed(2)} %` : none;
}

/** `mean ± std`, or the mean alone where there is no spread: a single value has none. */
export function meanAndStd(mean: Figure, std: Figure, print: (value: Figure) => string): string {
  const shown = print(mean);
  return known(std) ? `${shown} ± ${print === signed ? fixed(std) : print(std)}` : shown;
}
