import { matchesName } from '@weir/nn';
import { layerPath } from '../../settings/layerPath.ts';
import type { Configuration, KindConfiguration } from '../configuration.ts';
import { optionAt } from './optionPath.ts';

/** Kinds that take a batchNorm right after them in; see `foldBatchNorm`. */
const foldable: readonly string[] = ['linear', 'conv2d'];

/**
 * The configuration of a network as `foldBatchNorm` leaves it: batchNorms right after a linear or conv2d are gone, and that
 * layer has a bias. Groups whose pattern no longer matches a parameter go too.
 *
 * @param names Of the parameters of the folded network. Default: groups stay as they are.
 */
export function foldedConfiguration(configuration: Configuration, names?: readonly string[]): Configuration {
  const { groups, ...rest } = configuration;
  const left = groups?.filter(
    ({ match }) => names === undefined || names.some((name) => matchesName(match, name)),
  );
  return {
    ...rest,
    ...(left && left.length > 0 && { groups: left }),
    model: foldedPath(configuration.model),
  };
}

/** Whether the batchNorm of a name is among those that are folded. */
export function isFolded({ model }: Configuration, name: string): boolean {
  const path = layerPath(model, name)?.path.split('.');
  if (!path) return false;
  const ahead = Array.from({ length: Number(path.at(-1)) }, (_, at) =>
    optionAt({ model }, [...path.slice(0, -1), String(at)].join('.')),
  );
  const carrier = ahead.filter(isLayer).findLast(({ type }) => type !== 'batchNorm');
  return carrier !== undefined && foldable.includes(carrier.type);
}

function foldedPath(layers: readonly KindConfiguration[]): readonly KindConfiguration[] {
  const folded: KindConfiguration[] = [];
  for (const layer of layers) {
    const before = folded.at(-1);
    if (layer.type === 'batchNorm' && before && foldable.includes(before.type)) {
      folded.splice(-1, 1, { ...before, bias: true });
    } else folded.push(foldedInside(layer));
  }
  return folded;
}

/** A composite's lists of layers, or of branches, folded. */
function foldedInside(layer: KindConfiguration): KindConfiguration {
  const options = Object.entries(layer).map(([key, value]) => [key, foldedOption(value)]);
  return Object.fromEntries(options) as KindConfiguration; // the same keys
}

function foldedOption(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  if (value.length > 0 && value.every(isLayer)) return foldedPath(value);
  return value.map(foldedOption);
}

const isLayer = (value: unknown): value is KindConfiguration =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
