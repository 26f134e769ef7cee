import type { ConfigurationInput } from '../configuration/configuration.ts';

/** An experiment that can be run by name. */
export interface Preset {
  readonly family: 'preset';
  /** The name of its configuration. */
  readonly name: string;
  /** One line, for a list. */
  readonly summary: string;
  /** A paragraph: what to look at, and what the lecture saw. */
  readonly lookAt: string;
  readonly configuration: ConfigurationInput & { readonly name: string };
}

/** Declares a preset. */
export function preset(definition: Omit<Preset, 'family' | 'name'>): Preset {
  return { family: 'preset', name: definition.configuration.name, ...definition };
}

export const isPreset = (value: unknown): value is Preset =>
  typeof value === 'object' && value !== null && 'family' in value && value.family === 'preset';
