import { byDepth, darkTheme, darkRamp, layerOf, lightRamp, rampColors } from '@weir/charts';
import type { Config } from 'vega-lite';
import { namesOf, networkOf } from '../network/networkOf.ts';
import type { RunState } from '../run/runState.ts';

/** Every layer's colour, first to last. */
export type LayerColors = ReadonlyMap<string, string>;

/** The layers' colours in a theme: one has the same in every chart, whatever was looked at before. */
export function layerColors(layers: readonly string[], theme: Config): LayerColors {
  const colors = rampColors(theme === darkTheme ? darkRamp : lightRamp, layers.length);
  return new Map(layers.map((layer, at) => [layer, colors[at] ?? '#000000']));
}

/** The layers of a run in network order: those of its configuration, and what was measured of others. */
export function layersOf({ started, measured }: RunState): readonly string[] {
  const { activations, gradients, weightGradients, updateRatio } = measured;
  const names = new Set([
    ...namesOf(networkOf(started?.config)),
    ...(activations.latest?.layers ?? []).map(({ name }) => name),
    ...(gradients.latest?.layers ?? []).map(({ name }) => name),
    ...(weightGradients.latest?.weights ?? []).map(({ name }) => layerOf(name)),
    ...(updateRatio.entries.at(-1)?.ratios ?? []).map(({ name }) => layerOf(name)),
  ]);
  return [...names].sort(byDepth);
}
