import type { SavedState } from '@weir/core';
import { parsePlain, stringifyPlain } from '../log/plainJson.ts';
import type { Dtype, StoredTensor } from './safetensors.ts';
import { SafetensorsError } from './safetensors.ts';

/** Where a tensor stood in the state. */
const referenceKey = '$tensor';

const kinds = {
  F32: Float32Array,
  F64: Float64Array,
  I32: Int32Array,
} as const satisfies Partial<Record<Dtype, unknown>>;
type Values = InstanceType<(typeof kinds)[keyof typeof kinds]>;

/** The name of the tensor that holds what is no tensor. */
export const stateName = 'state';

/**
 * A run's state as tensors: each typed array by its path (`parameters/2.linear.weight`, `optimizer/slots/velocity/0`),
 * with the shape beside it where there is one, and everything else as JSON in the bytes of the tensor `state`.
 */
export function tensorsOfState(state: SavedState): ReadonlyMap<string, StoredTensor> {
  const tensors = new Map<string, StoredTensor>();
  const hoist = (value: unknown, path: string, shape?: readonly number[]): unknown => {
    const dtype = dtypeOf(value);
    if (dtype) {
      const values = value as Values; // it has a dtype
      const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
      tensors.set(path, { dtype, shape: shape ?? [values.length], bytes });
      return { [referenceKey]: path };
    }
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map((inner, at) => hoist(inner, `${path}/${at}`));
    if (isShaped(value)) return { shape: value.shape, values: hoist(value.values, path, value.shape) };
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, hoist(inner, path === '' ? key : `${path}/${key}`)]),
    );
  };
  const rest = hoist(state, '');
  const bytes = new TextEncoder().encode(stringifyPlain(rest));
  tensors.set(stateName, { dtype: 'U8', shape: [bytes.length], bytes });
  return tensors;
}

/**
 * The state that `tensorsOfState` made tensors of.
 *
 * @throws SafetensorsError if a tensor is missing, or the state is no JSON.
 */
export function stateOfTensors(tensors: ReadonlyMap<string, StoredTensor>): SavedState {
  const rest = tensors.get(stateName);
  if (!rest) throw new SafetensorsError(8, `a tensor ${stateName}`, 'none');
  let state: unknown;
  try {
    state = parsePlain(new TextDecoder('utf-8', { fatal: true }).decode(rest.bytes));
  } catch {
    throw new SafetensorsError(rest.bytes.byteOffset, 'a state in JSON', 'something else');
  }
  const lower = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(lower);
    const path = referenceKey in value ? value[referenceKey] : undefined;
    if (typeof path === 'string') return valuesOf(tensors.get(path), path);
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, lower(inner)]));
  };
  const lowered = lower(state);
  if (typeof lowered !== 'object' || lowered === null || Array.isArray(lowered)) {
    throw new SafetensorsError(
      rest.bytes.byteOffset,
      'a state that is an object',
      String(lowered).slice(0, 40),
    );
  }
  return lowered as SavedState;
}

/** A tensor's values, copied. */
export function valuesOf(tensor: StoredTensor | undefined, name: string): Values {
  const Kind = tensor && tensor.dtype in kinds ? kinds[tensor.dtype as keyof typeof kinds] : undefined;
  if (!tensor || !Kind)
    throw new SafetensorsError(
      8,
      `a tensor ${name.slice(0, 80)} of F32, F64 or I32`,
      tensor?.dtype ?? 'none',
    );
  // Not `slice`: that of a Node Buffer is no copy.
  return new Kind(Uint8Array.from(tensor.bytes).buffer);
}

function dtypeOf(value: unknown): keyof typeof kinds | undefined {
  if (value instanceof Float32Array) return 'F32';
  if (value instanceof Float64Array) return 'F64';
  return value instanceof Int32Array ? 'I32' : undefined;
}

function isShaped(value: object): value is { readonly shape: readonly number[]; readonly values: Values } {
  return (
    'shape' in value && 'values' in value && Array.isArray(value.shape) && dtypeOf(value.values) !== undefined
  );
}
