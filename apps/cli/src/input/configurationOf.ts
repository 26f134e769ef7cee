import { parseConfiguration, setOption } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { importKinds, importNamed } from './importExtensions.ts';
import { readSource } from './readSource.ts';

/** What the command line says of a run's configuration beyond its source. */
export interface Overrides {
  /** `path=value`, in order. */
  readonly set: readonly string[];
  /** Files whose kinds configurations can name. */
  readonly import?: readonly string[];
  readonly steps?: number;
  /** Cadence of every diagnostic. */
  readonly every?: number;
  /** Share of the time of training that watching may take. */
  readonly budget?: number;
}

/**
 * The checked configuration of CONFIG|PRESET with what the command line sets.
 *
 * @throws What {@link readSource}, `setOption` and `parseConfiguration` throw.
 */
export async function configurationOf(source: string, overrides: Overrides): Promise<Configuration> {
  await importKinds(overrides.import ?? []);
  const given = await readSource(source);
  await importNamed(overrides.set.reduce(setOption, given), source);
  return withOverrides(given, overrides);
}

/** The same of a configuration at hand. */
export function withOverrides(input: unknown, { set, steps, every, budget }: Overrides): Configuration {
  const given = set.reduce(setOption, input);
  const stepped = steps === undefined ? given : setOption(given, `steps=${steps}`);
  const budgeted = budget === undefined ? stepped : setOption(stepped, `budget=${budget}`);
  const configuration = parseConfiguration(budgeted);
  if (every === undefined) return configuration;
  return {
    ...configuration,
    diagnostics: configuration.diagnostics.map((diagnostic) => ({ ...diagnostic, every })),
  };
}
