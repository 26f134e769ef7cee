import type { PlainTensor } from '@weir/core';
import type { NestedNumbers, RecordedTensor } from './recordedStep.ts';

/** A recorded tensor's values, flat, and its shape. @throws TypeError or RangeError if it is no tensor. */
export function plainTensor(
  name: string,
  recorded: RecordedTensor,
): PlainTensor & { readonly shape: readonly number[] } {
  if (isNested(recorded)) {
    const values: number[] = [];
    const shape = shapeOf(name, recorded);
    fill(name, recorded, shape, values);
    return { values, shape };
  }
  if (typeof recorded !== 'object' || !('base64' in recorded || 'values' in recorded)) {
    throw new TypeError(
      `snapshotOf: ${name} must be a list of numbers, {values, shape} or {base64, shape}, got ${typeof recorded === 'object' ? `an object with ${Object.keys(recorded).join(', ') || 'no keys'}` : typeof recorded}; write a tensor with its tolist()`,
    );
  }
  const values =
    'base64' in recorded
      ? float32Of(name, recorded.base64)
      : Array.from(recorded.values as ArrayLike<unknown>, (value) => numberOf(name, value));
  return { values, shape: shapeGiven(name, recorded.shape, values.length) };
}

function shapeGiven(name: string, shape: unknown, size: number): readonly number[] {
  if (shape === undefined) return [size];
  if (Array.isArray(shape) && shape.every((side) => Number.isInteger(side) && Number(side) >= 0))
    return shape as readonly number[]; // checked
  throw new TypeError(
    `snapshotOf: ${name}.shape must be a list of whole sides, got ${JSON.stringify(shape)}; write list(tensor.shape)`,
  );
}

const isNested = (recorded: RecordedTensor): recorded is NestedNumbers =>
  recorded === null || typeof recorded === 'number' || Array.isArray(recorded);

function shapeOf(name: string, nested: unknown): readonly number[] {
  const shape: number[] = [];
  for (let inner = nested; Array.isArray(inner); inner = inner[0] as unknown) {
    shape.push(inner.length);
    if (shape.length > mostAxes) {
      throw new RangeError(
        `snapshotOf: ${name} must have at most ${mostAxes} axes, got lists within lists beyond that; no tensor has more`,
      );
    }
  }
  return shape;
}

/** Far beyond any tensor's, and far below what lists that are visited one within the other exhaust. */
const mostAxes = 64;

function fill(name: string, nested: unknown, shape: readonly number[], values: number[]): void {
  const [length, ...inner] = shape;
  if (length === undefined) {
    values.push(numberOf(name, nested));
    return;
  }
  if (!Array.isArray(nested) || nested.length !== length) {
    throw new RangeError(
      `snapshotOf: ${name} must have rows of one length, got one of ${Array.isArray(nested) ? nested.length : typeof nested} beside one of ${length}; a tensor is not ragged`,
    );
  }
  for (const element of nested) fill(name, element, inner, values);
}

function numberOf(name: string, value: unknown): number {
  if (value === null) return NaN;
  if (typeof value === 'number') return value;
  throw new TypeError(
    `snapshotOf: ${name} must hold numbers, got ${Array.isArray(value) ? 'a list' : JSON.stringify(value)}; lists that are nested stand alone, without {values}`,
  );
}

function float32Of(name: string, base64: string): Float32Array {
  const bytes = bytesOf(name, base64);
  if (bytes.length % 4 !== 0) {
    throw new RangeError(
      `snapshotOf: ${name} must be float32 in base64, four bytes a value, got ${bytes.length} bytes; write tensor.float() before its bytes`,
    );
  }
  return new Float32Array(bytes.buffer);
}

function bytesOf(name: string, base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch (error) {
    throw new TypeError(
      `snapshotOf: ${name} must be base64, got ${JSON.stringify(String(base64).slice(0, 20))}; or write lists`,
      { cause: error },
    );
  }
}
