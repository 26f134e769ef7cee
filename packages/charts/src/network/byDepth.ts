/**
 * Compares names of layers, or of their parameters, by their place in the network: `3.tanh`, `4.residual`,
 * `4.residual.1.relu`, `11.tanh`. Names without a place are left in the order they came in.
 */
export function byDepth(one: string, other: string): number {
  return compared(place(one), place(other));
}

/** The same comparison for a long history of few names, each of which it takes apart once. */
export function depthOrder(): typeof byDepth {
  const places = new Map<string, Place>();
  const placeOf = (name: string) => {
    const known = places.get(name) ?? place(name);
    places.set(name, known);
    return known;
  };
  return (one, other) => compared(placeOf(one), placeOf(other));
}

/** Position at each level: `[4, 1]` of `4.residual.1.relu`. */
type Place = readonly number[];

function compared(here: Place, there: Place): number {
  if (here.length === 0 || there.length === 0) return 0;
  for (let level = 0; level < Math.min(here.length, there.length); level++) {
    const difference = (here[level] ?? 0) - (there[level] ?? 0);
    if (difference !== 0) return difference;
  }
  return here.length - there.length;
}

function place(name: string): Place {
  return name
    .split('.')
    .filter((part) => /^\d+$/.test(part))
    .map(Number);
}
