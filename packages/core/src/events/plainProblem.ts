/** Typed arrays that JSON in a log keeps the kind of. */
const arrays: readonly unknown[] = [Float32Array, Float64Array, Int32Array, Uint32Array, Uint8Array];

/** Levels of nesting: more than anything that is meant. */
export const deepest = 100;

/**
 * What keeps a value from being plain data, as an error's words; `undefined` if it is.
 *
 * Plain are numbers (NaN, ±Infinity and −0 too), text, booleans, `null`, lists and plain objects of these, and arrays of
 * Float32, Float64, Int32, Uint32 and Uint8. A key whose value is `undefined` counts as absent. All else, JSON would
 * refuse or quietly change, so that a log, a page or a resumed run would have something else.
 *
 * @param path What the value is called: `value`; nothing to call what is in it by its key.
 *
 * @example
 * ```ts
 * plainProblem({ share: 0.5 }, 'value'); // → undefined
 * ```
 */
export function plainProblem(value: unknown, path: string): string | undefined {
  const found = problemIn(value, 0);
  if (found === undefined) return undefined;
  const keys = found.keys.reverse();
  const where = [...(path === '' ? [] : [path]), ...keys].join('.') || 'a value';
  return `${keys.length > deepest ? where.slice(0, 60) : where} must be plain data (numbers, text, booleans, null, lists, objects), got ${found.got}; ${found.remedy}`;
}

interface Problem {
  /** The keys that lead to it, the innermost first: gathered on the way out, as nearly every value has no problem. */
  readonly keys: (string | number)[];
  readonly got: string;
  readonly remedy: string;
}

function problemIn(value: unknown, depth: number): Problem | undefined {
  switch (typeof value) {
    case 'number':
    case 'string':
    case 'boolean':
      return undefined;
    case 'object':
      return value === null ? undefined : problemInside(value, depth);
    case 'bigint':
      return { keys: [], got: 'a BigInt', remedy: 'make a number or text of it' };
    case 'undefined':
      return { keys: [], got: 'undefined', remedy: 'take null' };
    default:
      return { keys: [], got: `a ${typeof value}`, remedy: 'leave it out' };
  }
}

function problemInside(value: object, depth: number): Problem | undefined {
  if (depth > deepest) return { keys: [], got: 'a circle', remedy: 'leave out what leads back' };
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) {
      const inner: unknown = value[at];
      if (typeof inner === 'number') continue; // histograms are long
      const found = problemIn(inner, depth + 1);
      if (found) return within(found, at);
    }
    return undefined;
  }
  if (!isPlainObject(value)) return problemOfClass(value);
  for (const key in value) {
    const inner = (value as Record<string, unknown>)[key];
    const found = inner === undefined ? undefined : problemIn(inner, depth + 1);
    if (found) return within(found, key);
  }
  return undefined;
}

function within(problem: Problem, key: string | number): Problem {
  problem.keys.push(key);
  return problem;
}

/** Whether an object was made by braces, in whatever realm, rather than by a class. */
export function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function problemOfClass(value: object): Problem | undefined {
  const { constructor } = value;
  if (arrays.includes(constructor)) return undefined;
  const name = typeof constructor === 'function' && constructor.name !== '' ? constructor.name : 'class';
  const remedy = ArrayBuffer.isView(value)
    ? 'copy it into a list, or a Float32Array, Float64Array, Int32Array, Uint32Array or Uint8Array'
    : 'copy what matters into an object or a list';
  return { keys: [], got: `an object of ${name}`, remedy };
}
