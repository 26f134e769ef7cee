const units = ['bytes', 'kB', 'MB', 'GB'] as const;

/** How large a file is: `12 bytes`, `1.4 kB`, `230 MB`. */
export function size(bytes: number): string {
  const at = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** at;
  return `${at === 0 || value >= 100 ? Math.round(value) : Number(value.toPrecision(2))} ${units[at] ?? ''}`;
}
