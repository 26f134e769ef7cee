/** How many threads an address asks for, `?threads=2`; 1 where it asks for none, NaN where it asks for what is no number. */
export function threadsAsked(search = ''): number {
  const asked = new URLSearchParams(search).get('threads');
  if (asked === null) return 1;
  return asked.trim() === '' ? NaN : Number(asked);
}
