/** The names and indices of a path as `--set` has it, between dots or in brackets: `model[2].init.gain`, `model[2,5-8].bias`. */
export const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/\[([\w,-]+)\]/g, '.$1')
    .replace(/^\./, '')
    .split('.');

/** What a configuration has at such a path; undefined where it has nothing. */
export function optionAt(configuration: unknown, path: string): unknown {
  return segmentsOf(path).reduce<unknown>(
    (at, segment) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, segment)
        ? Reflect.get(at, segment)
        : undefined,
    configuration,
  );
}
