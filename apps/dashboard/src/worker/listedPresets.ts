import { presets } from '@weir/experiments';
import type { Preset } from '../source/runSource.ts';

/** All presets as the page lists them. */
export const listedPresets = (): readonly Preset[] =>
  presets().map(({ name, summary, lookAt, configuration, variants }) => ({
    name,
    description: summary,
    lookAt,
    configuration,
    variants: variants.map((variant) => variant.name),
  }));
