import type { KindConfiguration } from '../configuration/configuration.ts';

/**
 * Where in a configuration a layer of the network stands, by its name or that of one of its parameters:
 * `4.residual.1.batchNorm.gamma` at `model.4.layers.1`. Undefined where there is none such.
 */
export function layerPath(
  model: readonly KindConfiguration[],
  name: string,
): { readonly path: string; readonly layer: KindConfiguration } | undefined {
  const steps = Array.from(name.matchAll(/(\d+)\.([A-Za-z]\w*)/g), ([, index, kind = '']) => ({
    index: Number(index),
    kind,
  }));
  let children: readonly Placed[] = model.map((layer, index) => ({ path: `model.${index}`, layer }));
  let found: Placed | undefined;
  for (const { index, kind } of steps) {
    const next = children[index];
    if (!next) return undefined;
    if (kind !== 'sequential') {
      if (next.layer.type !== kind) return undefined;
      found = next;
    }
    children = childrenOf(next);
  }
  return found;
}

interface Placed {
  readonly path: string;
  readonly layer: KindConfiguration;
  /** Of a branch of several layers. */
  readonly branch?: readonly Placed[];
}

/** The layers within a composite, in the order in which the network numbers them. */
function childrenOf({ path, layer, branch }: Placed): readonly Placed[] {
  if (branch) return branch;
  return Object.entries(layer).flatMap(([key, value]) => {
    if (!Array.isArray(value)) return [];
    return value.flatMap((inner: unknown, at): readonly Placed[] => {
      if (isLayer(inner)) return [{ path: `${path}.${key}.${at}`, layer: inner }];
      if (!Array.isArray(inner)) return [];
      const layers = inner.flatMap((one: unknown, position) =>
        isLayer(one) ? [{ path: `${path}.${key}.${at}.${position}`, layer: one }] : [],
      );
      const [only] = layers;
      if (!only) return [];
      return [
        layers.length === 1 ? only : { path: `${path}.${key}.${at}`, layer: only.layer, branch: layers },
      ];
    });
  });
}

const isLayer = (value: unknown): value is KindConfiguration =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
