import { ConfigurationError } from '../configuration/errors/configurationError.ts';
import { didYouMean } from '../configuration/errors/didYouMean.ts';
import { printValue } from '../configuration/errors/problem.ts';
import * as exported from './index.ts';
import { isPreset } from './preset.ts';
import type { Preset } from './preset.ts';

/** Every preset, by name: an index's line registers it. */
export const presets = (): readonly Preset[] =>
  Object.values(exported)
    .filter(isPreset)
    .sort((a, b) => (a.name < b.name ? -1 : 1));

/**
 * The preset of a name.
 *
 * @throws ConfigurationError if there is none, with the nearest.
 */
export function presetOf(name: string): Preset {
  const listed = presets();
  const found = listed.find((preset) => preset.name === name);
  if (found) return found;
  const remedy = didYouMean(
    name,
    listed.map((preset) => preset.name),
  );
  throw new ConfigurationError([{ path: ['preset'], must: 'be known', got: printValue(name), remedy }]);
}
