const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9, t: 1e12 };

/** The bytes of `4GB`, `500 MB` or `1500000`; undefined of what is no size. */
export function bytesIn(text: string): number | undefined {
  const [, number, prefix = ''] = /^(\d+(?:\.\d+)?)\s*([kmgt]?)b?$/i.exec(text.trim()) ?? [];
  const bytes = Number(number) * (factors[prefix.toLowerCase()] ?? NaN);
  return bytes > 0 ? Math.floor(bytes) : undefined;
}
