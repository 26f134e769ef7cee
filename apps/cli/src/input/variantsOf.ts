import { optionAt, presets, printValue, setOption } from '@weir/experiments';
import type { Configuration, Variant } from '@weir/experiments';
import { importKinds, importNamed } from './importExtensions.ts';
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
 * @param note Called with each setting that the variants are there to differ in.
 * @throws What `configurationOf` throws.
 */
export async function variantsOf(
  source: string,
  overrides: Overrides,
  note: (line: string) => void,
): Promise<readonly NamedRun[]> {
  const variants = presets().find(({ name }) => name === source)?.variants ?? [];
  if (variants.length === 0) return [{ configuration: await configurationOf(source, overrides) }];
  await importKinds(overrides.import ?? []);
  for (const { configuration } of variants)
    await importNamed(overrides.set.reduce<unknown>(setOption, configuration), source);
  for (const line of levelled(source, variants, overrides)) note(line);
  return variants.map(({ name, configuration }) => ({
    variant: name,
    configuration: withOverrides(configuration, overrides),
  }));
}

/** A line for each option set that is not the same in all variants: their names may then say what is not so. */
function levelled(source: string, variants: readonly Variant[], { set }: Overrides): readonly string[] {
  return set.flatMap((assignment) => {
    const [path = ''] = assignment.split('=');
    const values = variants.map(({ configuration }) => optionAt(configuration, path.trim()));
    const own = new Map(values.map((value) => [JSON.stringify(value), printValue(value)]));
    return own.size > 1
      ? [`--set ${assignment} holds for every run of ${source}, which have ${[...own.values()].join(', ')}`]
      : [];
  });
}
