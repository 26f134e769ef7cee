import type { Path, Problem } from '../errors/problem.ts';
import { printValue } from '../errors/problem.ts';

/** Objects within objects and lists: a network of residual blocks within residual blocks has a dozen. */
const deepest = 64;
/** Layers of a network, those within others included. */
const mostLayers = 5000;
/** Values in all. */
const mostValues = 1_000_000;
/** Characters of a text, or of a key. */
const longest = 4096;
/** The largest number that float32 can hold. */
const largest = 3.4028234663852886e38;

interface Visit {
  readonly value: unknown;
  readonly path: Path;
}

/**
 * Checks what every part of a configuration must be whatever it is for: plain objects, lists and values, not endlessly
 * deep, long or many, numbers that float32 can hold, texts without control characters. It does not recurse, so that
 * all else may.
 */
export function checkStructure(given: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const toVisit: Visit[] = [{ value: given, path: [] }];
  let values = 0;
  let layers = 0;
  for (let visit = toVisit.pop(); visit; visit = toVisit.pop()) {
    const { value, path } = visit;
    values += 1;
    if (values > mostValues) {
      const got = `more than ${mostValues}`;
      return [{ path: [], must: `hold at most ${mostValues} values`, got, remedy: 'keep data in files' }];
    }
    const problem = problemWith(value, path);
    if (path.length > deepest && problem) return [problem]; // all beside it would say the same
    if (problem) problems.push(problem);
    if (problem || typeof value !== 'object' || value === null) continue;
    if (path[0] === 'model' && path.length > 1 && !Array.isArray(value) && typeof path.at(-1) === 'number')
      layers += 1;
    if (layers > mostLayers) {
      const remedy = 'take fewer';
      return [{ path: ['model'], must: `have at most ${mostLayers} layers`, got: 'more', remedy }];
    }
    const entries: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
      ? value.map((element: unknown, index) => [index, element])
      : Object.entries(value);
    for (let at = entries.length - 1; at >= 0; at--) {
      const [key, element] = entries[at] ?? ['', undefined];
      toVisit.push({ value: element, path: [...path, key] });
    }
  }
  return problems;
}

function problemWith(value: unknown, path: Path): Problem | undefined {
  if (path.length > deepest) {
    const remedy = 'nest less: layers one after the other need no nesting';
    return { path: path.slice(0, 6), must: `be nested at most ${deepest} deep`, got: 'more', remedy };
  }
  const key = path.at(-1);
  if (typeof key === 'string' && key.length > longest) {
    const at = path.slice(0, -1);
    return { path: at, must: 'have keys of options', got: printValue(key), remedy: 'remove it' };
  }
  if (typeof value === 'number') return problemWithNumber(value, path);
  if (typeof value === 'string') return problemWithText(value, path);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of any realm: what an object literal inherits from inherits from nothing.
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return undefined;
  const got = 'one that inherits from another';
  return { path, must: 'be a plain object', got, remedy: 'write its options into it; "__proto__" is none' };
}

function problemWithNumber(value: number, path: Path): Problem | undefined {
  if (!Number.isFinite(value))
    return { path, must: 'be a finite number', got: String(value), remedy: 'write one below 3.4e38' };
  if (path.length === 1 && path[0] === 'steps' && value > Number.MAX_SAFE_INTEGER && value <= largest)
    return {
      path,
      must: 'be a number of steps that can be counted',
      got: String(value),
      remedy: `write one up to ${Number.MAX_SAFE_INTEGER}`,
    };
  if (Math.abs(value) <= largest) return undefined;
  return {
    path,
    must: 'be a number that float32 can hold',
    got: String(value),
    remedy: 'write one below 3.4e38',
  };
}

function problemWithText(value: string, path: Path): Problem | undefined {
  if (value.length > longest) {
    const got = `one of ${value.length}`;
    return { path, must: `be a text of at most ${longest} characters`, got, remedy: 'shorten it' };
  }
  // Tabs separate columns; all other control characters, halves of characters, and marks that turn text around, can only mislead.
  const at = value.search(/[^\P{Cc}\t]|\p{Cs}|[\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
  if (at < 0) return undefined;
  const code = `U+${value.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  const got = `${code} at character ${at + 1}`;
  // What is named there stands in a file: to write it otherwise here alone is no remedy.
  const remedy =
    path[0] === 'data' && path[1] !== 'path' ? 'remove it, and from the name in the file' : 'remove it';
  return { path, must: 'be without control characters', got, remedy };
}
