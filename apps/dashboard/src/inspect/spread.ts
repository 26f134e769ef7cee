/** At most so many of a list, evenly spread over it, the first and the last among them. */
export function spread<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  const last = all.length - 1;
  return Array.from({ length: most }, (_, at) => Math.round((at * last) / (most - 1))).flatMap((place) =>
    all.slice(place, place + 1),
  );
}
