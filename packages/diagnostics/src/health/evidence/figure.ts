/** A number for people, to three figures: `0.304`, `1.2e-7`, `28`. */
export function figure(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) return value.toExponential(1);
  return String(Number(value.toPrecision(3)));
}

/** A share, 0 to 1, in per cent: `20.3 %`. */
export function percentage(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
