/** Mean, and standard deviation over N − 1, the plain way: what diagnostics are held against. */
export function meanAndStd(values: Iterable<number>): { mean: number; std: number } {
  const all = Array.from(values);
  let sum = 0;
  for (const value of all) sum += value;
  const mean = sum / all.length;
  let squares = 0;
  for (const value of all) squares += (value - mean) * (value - mean);
  return { mean, std: Math.sqrt(squares / (all.length - 1)) };
}

/** The values of each column of a row-major matrix. */
export function columnsOf(values: ArrayLike<number>, width: number): number[][] {
  const columns = Array.from({ length: width }, () => [] as number[]);
  for (let at = 0; at < values.length; at++) columns[at % width]?.push(values[at] ?? NaN);
  return columns;
}
