import { namedParameters } from '@weir/nn';
import type { AnyLayer, PlainParameterValues } from '@weir/nn';
import { assignParameters } from '@weir/nn';
import { readSafetensors } from '../checkpoint/safetensors.ts';
import { valuesOf } from '../checkpoint/tensorsOfState.ts';
import { untransposed } from './networkTensors.ts';
import type { Layout } from './networkTensors.ts';

/** How `importWeights` reads a file; all have defaults. */
export interface ImportOptions {
  /** How the file lays its tensors out. Default: as its metadata says under `layout`, as of a network exported here; else `weir`. */
  readonly layout?: Layout;
  /** What the file calls a parameter, by its name: `{"2.linear.weight": "fc1.weight"}`. Default: the same name. */
  readonly names?: Readonly<Record<string, string>>;
}

/**
 * Gives a network the parameters of a safetensors file, all of them or none; tensors that no parameter asks for are left.
 *
 * @returns The names of tensors that were left.
 * @throws SafetensorsError if the file is damaged; RangeError if a parameter has no tensor, or one of another
 *   shape, or the map names none of the network.
 */
export function importWeights(
  network: AnyLayer,
  file: Uint8Array,
  { layout: given, names = {} }: ImportOptions = {},
): readonly string[] {
  const { tensors, metadata } = readSafetensors(file);
  const layout = given ?? (metadata['layout'] === 'torch' ? 'torch' : 'weir');
  const parameters = [...namedParameters(network).keys()];
  for (const named of Object.keys(names)) {
    if (!parameters.includes(named)) {
      throw new RangeError(
        `importWeights: the map must name parameters of the network, got ${named}; it has ${parameters.join(', ')}`,
      );
    }
  }
  const taken = new Set<string>();
  const values: Record<string, PlainParameterValues> = {};
  for (const parameter of parameters) {
    const own =
      layout === 'torch' ? parameter.replace(/\.gamma$/, '.weight').replace(/\.beta$/, '.bias') : parameter;
    const called = names[parameter] ?? own;
    const tensor = tensors.get(called);
    if (!tensor) {
      throw new RangeError(
        `importWeights: the file must hold ${called} for ${parameter}, got ${[...tensors.keys()].slice(0, 20).join(', ') || 'nothing'}; name it in the map`,
      );
    }
    taken.add(called);
    const plain = { shape: tensor.shape, values: Float32Array.from(valuesOf(tensor, called)) };
    const isWeight = parameter.endsWith('.weight') && !/\d+\.embedding\.weight$/.test(parameter);
    values[parameter] = layout === 'torch' && isWeight ? untransposed(plain) : plain;
  }
  assignParameters(network, values);
  return [...tensors.keys()].filter((name) => !taken.has(name));
}
