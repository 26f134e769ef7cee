/** A number for people, to three figures: `0.304`, `1.2e-7`, `28`, `20,000`. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return value.toExponential(1);
  return grouped(Number(value.toPrecision(3)));
}

/** A count, its thousands parted: `3,000`. */
export const counted = (value: number): string => grouped(Math.round(value));

/** A share, 0 to 1, in per cent: `20.3 %`. */
export function percentage(share: number): string {
  return `${grouped(Number((100 * share).toPrecision(3)))} %`;
}

/** Thousands parted by commas, as everywhere else; not of what has an exponent, nor behind the point. */
export function grouped(value: number): string {
  const [whole = '', rest] = String(value).split('.');
  if (whole.includes('e')) return String(value);
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? parted : `${parted}.${rest}`;
}
