import type { Path } from '../errors/problem.ts';

/**
 * What a schema demands of a value, as arktype's own JSON has it, so far as messages and nested checks need it.
 * Whatever else a schema demands is `other`, and arktype's own words stand for it.
 */
export type Constraint =
  | { readonly is: 'one of'; readonly options: readonly Constraint[] }
  | { readonly is: 'unit'; readonly value: unknown }
  | { readonly is: 'number'; readonly integer: boolean; readonly bounds: readonly Bound[] }
  | { readonly is: 'string'; readonly least: number; readonly most?: number }
  | { readonly is: 'list'; readonly least: number; readonly element: Constraint }
  | {
      readonly is: 'object';
      readonly keys: ReadonlyMap<string, Constraint>;
      /** Keys that must be there: those that have neither a default nor a question mark. */
      readonly required: ReadonlySet<string>;
    }
  | { readonly is: 'anything' }
  | { readonly is: 'other' };

/** One end of a range of numbers. */
export interface Bound {
  readonly side: 'least' | 'most';
  readonly value: number;
  readonly exclusive: boolean;
}

/** Reads the JSON of an arktype schema, `schema.in.json`. */
export function constraintOf(json: unknown): Constraint {
  if (Array.isArray(json)) return { is: 'one of', options: json.map(constraintOf) };
  if (typeof json === 'string') return constraintOf(json === 'Array' ? { proto: json } : { domain: json });
  if (!isRecord(json)) return { is: 'other' };
  if ('in' in json) return constraintOf(json['in']);
  if ('unit' in json) return { is: 'unit', value: json['unit'] };
  if (json['proto'] === 'Array') {
    const element = constraintOf(json['sequence'] ?? {});
    return { is: 'list', least: lengthOf(json['minLength']) ?? 0, element };
  }
  switch (json['domain']) {
    case 'number':
      return {
        is: 'number',
        integer: json['divisor'] === 1,
        bounds: [...boundOf('least', json['min']), ...boundOf('most', json['max'])],
      };
    case 'string': {
      const most = lengthOf(json['maxLength']);
      return {
        is: 'string',
        least: lengthOf(json['minLength']) ?? 0,
        ...(most !== undefined && { most }),
      };
    }
    case 'object':
      return {
        is: 'object',
        keys: new Map([...entriesIn(json['required']), ...entriesIn(json['optional'])]),
        required: new Set(entriesIn(json['required']).map(([key]) => key)),
      };
    default:
      return Object.keys(json).length === 0 ? { is: 'anything' } : { is: 'other' };
  }
}

/** What is demanded of the value at a path within. */
export function constraintAt(constraint: Constraint, path: Path): Constraint {
  return path.reduce<Constraint>((at, segment) => {
    if (at.is === 'list') return at.element;
    if (at.is === 'one of') return constraintAt(partOf(at.options, segment), [segment]);
    if (at.is === 'object') return at.keys.get(String(segment)) ?? { is: 'other' };
    return { is: 'other' };
  }, constraint);
}

/** Which of several forms has something at a segment: the list at a place, else an object. */
function partOf(options: readonly Constraint[], segment: Path[number]): Constraint {
  const form = typeof segment === 'number' ? 'list' : 'object';
  return options.find(({ is }) => is === form) ?? { is: 'other' };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function boundOf(side: Bound['side'], json: unknown): readonly Bound[] {
  if (typeof json === 'number') return [{ side, value: json, exclusive: false }];
  if (!isRecord(json) || typeof json['rule'] !== 'number') return [];
  return [{ side, value: json['rule'], exclusive: json['exclusive'] === true }];
}

const lengthOf = (json: unknown): number | undefined => (typeof json === 'number' ? json : undefined);

function entriesIn(json: unknown): readonly (readonly [string, Constraint])[] {
  if (!Array.isArray(json)) return [];
  return json.filter(isRecord).map(({ key, value }) => [String(key), constraintOf(value)] as const);
}
