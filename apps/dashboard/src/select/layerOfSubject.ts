/**
 * The layer that a finding speaks of, among those of its run: its subject is a layer, also over a split (`3.relu (training split)`),
 * a parameter of one (`2.linear.weight`), or, for all of them, `network`.
 */
export function layerOfSubject(subject: string, layers: readonly string[]): string | undefined {
  const holds = (layer: string) =>
    [`${layer}.`, `${layer} `].some((begin) => `${subject} `.startsWith(begin));
  // Of a composite and what is within it both begin alike: the longest is meant.
  return layers.filter(holds).sort((one, other) => other.length - one.length)[0];
}
