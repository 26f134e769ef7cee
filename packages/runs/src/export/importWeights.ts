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
  /** Called where the layout is assumed and no shape can tell whether that is right: of square matrices alone. */
  readonly note?: (line: string) => void;
}

/**
 * Gives a network the parameters of a safetensors file, all of them or none; tensors that no parameter asks for are left.
 *
 * @returns The names of tensors that were left.
 * @throws SafetensorsError if the file is damaged; RangeError if a parameter has no tensor, or one of another
 *   shape, or of the other layout, or the map names none of the network.
 */
export function importWeights(
  network: AnyLayer,
  file: Uint8Array,
  { layout: given, names = {}, note = () => {} }: ImportOptions = {},
): readonly string[] {
  const { tensors, metadata } = readSafetensors(file);
  const named = metadata['layout'];
  const layout = given ?? (named === 'torch' ? 'torch' : 'weir');
  const byName = namedParameters(network);
  for (const parameter of Object.keys(names)) {
    if (!byName.has(parameter)) {
      throw new RangeError(
        `importWeights: the map must name parameters of the network, got ${parameter}; it has ${[...byName.keys()].join(', ')}`,
      );
    }
  }
  const taken = new Set<string>();
  const values: Record<string, PlainParameterValues> = {};
  let untold: string | undefined;
  let isTold = false;
  for (const [parameter, { shape }] of byName) {
    const called = names[parameter] ?? nameIn(layout, parameter);
    const tensor = tensors.get(called);
    if (!tensor) {
      const inTorch = nameIn('torch', parameter);
      const remedy =
        layout === 'weir' && tensors.has(inTorch)
          ? `; it holds ${inTorch}, as PyTorch calls it: take the layout torch (--weights-layout torch)`
          : '; name it in the map';
      throw new RangeError(
        `importWeights: the file must hold ${called} for ${parameter}, got ${[...tensors.keys()].slice(0, 20).join(', ') || 'nothing'}${remedy}`,
      );
    }
    taken.add(called);
    const plain = { shape: tensor.shape, values: Float32Array.from(valuesOf(tensor, called)) };
    if (!isTurned(parameter)) values[parameter] = plain;
    else {
      const turned = untransposed(plain);
      const [own, other] = layout === 'torch' ? [turned, plain] : [plain, turned];
      if (!isSame(own.shape, shape) && isSame(other.shape, shape))
        throw otherLayout(layout, called, shape, plain);
      if (!isSame(plain.shape, turned.shape)) isTold = true;
      else if (plain.shape.some((size) => size > 1) && plain.shape.length > 1) untold ??= called;
      values[parameter] = own;
    }
  }
  assignParameters(network, values);
  if (given === undefined && named === undefined && untold !== undefined && !isTold) {
    note(
      `the file names no layout, and the shape of ${untold} is the same in each: it was taken as Weir’s, [in, out]; of a file that PyTorch wrote, take the layout torch (--weights-layout torch)`,
    );
  }
  return [...tensors.keys()].filter((name) => !taken.has(name));
}

/** What a file of a layout calls a parameter. */
const nameIn = (layout: Layout, parameter: string): string =>
  layout === 'torch' ? parameter.replace(/\.gamma$/, '.weight').replace(/\.beta$/, '.bias') : parameter;

/** Whether a parameter lies otherwise in torch's layout. */
const isTurned = (parameter: string): boolean =>
  parameter.endsWith('.weight') && !/\d+\.embedding\.weight$/.test(parameter);

const isSame = (a: readonly number[], b: readonly number[]): boolean => a.join() === b.join();

function otherLayout(
  layout: Layout,
  called: string,
  wanted: readonly number[],
  { shape }: PlainParameterValues,
): RangeError {
  const got = `must have shape [${wanted.join(', ')}]`;
  return new RangeError(
    layout === 'weir'
      ? `importWeights: ${called} ${got}, got [${shape.join(', ')}], which is how PyTorch lays it out; take the layout torch (--weights-layout torch)`
      : `importWeights: ${called} ${got} once it is turned from torch’s layout, got [${shape.join(', ')}], which is how Weir lays it out; take the layout weir (--weights-layout weir)`,
  );
}
