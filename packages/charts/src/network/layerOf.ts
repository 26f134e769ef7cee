/** The layer that a parameter belongs to: `2.linear` of `2.linear.weight`. */
export function layerOf(parameter: string): string {
  const end = parameter.lastIndexOf('.');
  return end > 0 ? parameter.slice(0, end) : parameter;
}
