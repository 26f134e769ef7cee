import { weightsIn } from './weightsIn.ts';

/** What of a run's header says which files it was made with. */
interface Made {
  readonly config: unknown;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Names of the files that a run was trained on, or starts from; folders ahead of a name are another machine's. */
export function usesOf({ config, options }: Made): readonly string[] {
  const data: unknown = typeof config === 'object' && config !== null && 'data' in config ? config.data : {};
  const weights = weightsIn(options)?.file;
  const paths = [
    ...valuesOf(data, ['path', 'images', 'labels']),
    ...(weights === undefined ? [] : [weights]),
  ];
  return paths.map(baseName);
}

/** The last part of a path. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

function valuesOf(given: unknown, keys: readonly string[]): readonly string[] {
  if (typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]: readonly [string, unknown]) =>
    keys.includes(key) && typeof value === 'string' ? [value] : [],
  );
}
