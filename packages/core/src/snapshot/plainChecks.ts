import { knownKinds } from './knownKinds.ts';
import type { PlainTensor } from './plainTensor.ts';

const plainly = (kind: string): string => kind.replace(/[^a-z0-9]/gi, '').toLowerCase();
const byPlainName = new Map(knownKinds.map((kind) => [plainly(kind), kind]));

/**
 * Checks that a kind is spelt as diagnostics know it: `tanh`, not `Tanh`.
 *
 * @throws TypeError if it is empty, or a known one spelt otherwise.
 */
export function mustBeKind(name: string, kind: unknown): void {
  if (typeof kind !== 'string' || kind === '') {
    throw new TypeError(`arraySnapshot: ${name}.kind must be a name such as "tanh", got ${brief(kind)}`);
  }
  const known = byPlainName.get(plainly(kind));
  if (known === undefined || known === kind) return;
  throw new TypeError(
    `arraySnapshot: ${name}.kind must be "${known}", got "${kind}"; diagnostics know it by that name alone`,
  );
}

/**
 * Checks a whole number of at least `least`, 0 unless said otherwise.
 *
 * @throws RangeError if it is none.
 */
export function mustBeCount(name: string, value: unknown, least = 0): void {
  if (Number.isSafeInteger(value) && Number(value) >= least) return;
  throw new RangeError(
    `arraySnapshot: ${name} must be an integer of at least ${least}, got ${brief(value)}; leave it out for its default`,
  );
}

/**
 * Checks that layers or parameters come as a list.
 *
 * @throws TypeError if they do not.
 */
export function mustBeList(name: string, value: unknown): void {
  if (Array.isArray(value)) return;
  throw new TypeError(
    `arraySnapshot: ${name} must be a list, got ${brief(value)}; write [${name === 'layers' ? "{ kind: 'tanh', output: { values } }" : '{ name, data: { values } }'}]`,
  );
}

/** One list of numbers, and a shape of whole sides that it fills. */
export function mustBeFlat(name: string, tensor: PlainTensor): void {
  const values: unknown = typeof tensor === 'object' && tensor !== null ? tensor.values : undefined;
  if (typeof values !== 'object' || values === null || !('length' in values)) {
    throw new TypeError(
      `arraySnapshot: ${name} must be { values, shape? } with a list of numbers, got ${brief(tensor)}; snapshotOf of @weir/observe takes nested lists`,
    );
  }
  const list = values as ArrayLike<unknown>; // it has a length
  for (let at = 0; at < list.length; at++) {
    if (typeof list[at] === 'number') continue;
    throw new TypeError(
      `arraySnapshot: ${name}.values must be flat numbers, got ${brief(list[at])} at ${at}; flatten them and give the shape`,
    );
  }
  const { shape = [list.length] } = tensor;
  if (!shape.every((side) => Number.isInteger(side) && side >= 0)) {
    throw new RangeError(`arraySnapshot: ${name}.shape must have whole sides, got [${shape.join(', ')}]`);
  }
}

/** The same for a tensor that goes with another, value by value. */
export function mustBeAlike(name: string, tensor: PlainTensor, other: PlainTensor): void {
  mustBeFlat(name, tensor);
  const [shape, wanted] = [tensor.shape ?? other.shape, other.shape ?? tensor.shape];
  if (tensor.values.length === other.values.length && shape?.join() === wanted?.join()) return;
  const printed = (of: PlainTensor): string => `[${(of.shape ?? [of.values.length]).join(', ')}]`;
  throw new RangeError(
    `arraySnapshot: ${name} must have the shape ${printed(other)} of what it belongs to, got ${printed(tensor)}; give a value for each`,
  );
}

/** A value in a message: lists and objects by what they are. */
export function brief(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
