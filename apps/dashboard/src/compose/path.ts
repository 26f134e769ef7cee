/** Where in a configuration: `['model', 3, 'momentum']`. */
export type Path = readonly (string | number)[];

/** Whether a path leads to a place or to something within it. */
export const isWithin = (path: Path, place: Path): boolean =>
  path.length >= place.length && place.every((segment, at) => segment === path[at]);

/** What a value has at a path; undefined where it has nothing. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (at, segment) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, segment)
        ? (at as Readonly<Record<string | number, unknown>>)[segment] // an object has it
        : undefined,
    value,
  );

/** `model[3].momentum`, as messages print it. */
export const printedPath = (path: Path): string =>
  path.reduce<string>(
    (printed, segment) =>
      typeof segment === 'number'
        ? `${printed}[${segment}]`
        : printed === ''
          ? segment
          : `${printed}.${segment}`,
    '',
  );
