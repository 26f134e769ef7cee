import type { ConfigurationInput } from '../configuration/configuration.ts';

type Named = ConfigurationInput & { readonly name: string };

/** One of the runs that a preset compares. */
export interface Variant {
  /** What sets it apart, for the comparison's table. */
  readonly name: string;
  readonly configuration: Named;
}

/** An experiment that can be run by name. */
export interface Preset {
  readonly family: 'preset';
  /** The name of its configuration. */
  readonly name: string;
  /** One line, for a list. */
  readonly summary: string;
  /** A paragraph: what to look at, and what the lecture saw. */
  readonly lookAt: string;
  /** Of the first variant, where there are variants. */
  readonly configuration: Named;
  /** Runs to be set side by side, trained one after the other; none for most presets. */
  readonly variants: readonly Variant[];
}

/** Declares a preset of one run. */
export function preset(definition: Omit<Preset, 'family' | 'name' | 'variants'>): Preset {
  return { family: 'preset', name: definition.configuration.name, variants: [], ...definition };
}

/** Declares a preset that compares runs; the first is its own configuration. */
export function comparison(
  definition: Pick<Preset, 'summary' | 'lookAt'> & {
    readonly variants: readonly [Variant, Variant, ...Variant[]];
  },
): Preset {
  const [{ configuration }] = definition.variants;
  return { family: 'preset', name: configuration.name, configuration, ...definition };
}

/** Whether something that an index exports is a preset. */
export const isPreset = (value: unknown): value is Preset =>
  typeof value === 'object' && value !== null && 'family' in value && value.family === 'preset';
