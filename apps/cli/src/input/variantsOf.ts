import { presets } from '@weir/experiments';
import type { Configuration } from '@weir/experiments';
import { configurationOf, withOverrides } from './configurationOf.ts';
import type { Overrides } from './configurationOf.ts';

/** A run of CONFIG|PRESET. */
export interface NamedRun {
  /** Among the variants that a preset compares; absent for a run on its own. */
  readonly variant?: string;
  readonly configuration: Configuration;
}

/**
 * The runs that CONFIG|PRESET stands for, first to last, each with what the command line sets: a preset's variants,
 * or else the one that there is.
 *
 * @throws What `configurationOf` throws.
 */
export async function variantsOf(source: string, overrides: Overrides): Promise<readonly NamedRun[]> {
  const variants = presets().find(({ name }) => name === source)?.variants ?? [];
  if (variants.length === 0) return [{ configuration: await configurationOf(source, overrides) }];
  return variants.map(({ name, configuration }) => ({
    variant: name,
    configuration: withOverrides(configuration, overrides),
  }));
}
