import { differences } from '@weir/core';

/** One key of several runs' configurations. */
export interface ConfigurationRow {
  /** `model.2.out` */
  readonly path: string;
  /** As JSON, one a run; undefined where it is not there. */
  readonly values: readonly (string | undefined)[];
  /** Whether any run has another value than the first. */
  readonly differs: boolean;
}

/** Every key of several configurations, those that differ first. Names say nothing, and are left out. */
export function configurationRows(configurations: readonly unknown[]): readonly ConfigurationRow[] {
  const [first] = configurations;
  // Against nothing, all that a configuration has is a difference: its leaves.
  const leaves = configurations.map((configuration) => leavesOf(configuration));
  const differing = new Set(
    configurations
      .flatMap((other) => differences(first, other))
      .flatMap(({ path, a, b }) => [...leavesOf(a, path).keys(), ...leavesOf(b, path).keys()]),
  );
  const paths = [...new Set(leaves.flatMap((each) => [...each.keys()]))].filter((path) => path !== 'name');
  const rows = paths.map((path) => ({
    path,
    values: leaves.map((each) => each.get(path)),
    differs: differing.has(path),
  }));
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)];
}

function leavesOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value === undefined) return new Map();
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  const entries = Object.entries(value);
  if (entries.length === 0) return new Map([[path, JSON.stringify(value)]]);
  return new Map(
    entries.flatMap(([key, inner]) => [...leavesOf(inner, path === '' ? key : `${path}.${key}`)]),
  );
}
