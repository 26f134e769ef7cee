import { nearestName } from '@weir/data';
import { type } from 'arktype';
import type { Type } from 'arktype';
import { constraintAt, constraintOf } from './constraint.ts';
import type { Constraint } from './constraint.ts';
import { describeConstraint } from './describeConstraint.ts';
import { didYouMean } from '../errors/didYouMean.ts';
import { printValue } from '../errors/problem.ts';
import type { Path, Problem } from '../errors/problem.ts';

/** Options as a schema sees them: what is wrong, and, if nothing is, their values with the schema's defaults. */
export interface CheckedOptions {
  readonly problems: readonly Problem[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** Whose options are checked, and where they stand. */
export interface Subject {
  /** Where the options stand. */
  readonly path: Path;
  /** What errors call their owner: `batchNorm`. */
  readonly owner: string;
  /** Keys that are checked elsewhere, where the schema does not know them: `type`. */
  readonly beside?: readonly string[];
  /** What to do about a key that belongs elsewhere. */
  readonly elsewhere?: (key: string) => string | undefined;
}

/** Checks options against a schema, unknown keys included, at all depths that the schema describes. */
export function checkOptions(
  schema: Type,
  options: Readonly<Record<string, unknown>>,
  subject: Subject,
): CheckedOptions {
  const { path, owner } = subject;
  const constraint = constraintOf(schema.in.json);
  const declared = constraint.is === 'object' ? constraint.keys : new Map<string, Constraint>();
  const beside = (subject.beside ?? []).filter((key) => !declared.has(key));
  const known = Object.fromEntries(Object.entries(options).filter(([key]) => !beside.includes(key)));
  const unknown = unknownKeys(constraint, known, { ...subject, beside });
  const checked: unknown = schema(known);
  const lists = listsForObjects(constraint, known, path);
  if (!(checked instanceof type.errors)) {
    return { problems: [...unknown, ...lists], values: checked as Readonly<Record<string, unknown>> }; // schemas of options are of objects
  }
  const seen = new Set([...unknown, ...lists].map((problem) => JSON.stringify(problem.path)));
  const wrong = checked.flatMap((error) => {
    const outer = error.path.map((segment) => (typeof segment === 'number' ? segment : String(segment)));
    const part = whatIsWrong(constraintAt(constraint, outer), valueAt(known, outer.map(String)));
    const { demanded, given } = part;
    const at = [...path, ...outer, ...part.path];
    if (seen.has(JSON.stringify(at))) return [];
    seen.add(JSON.stringify(at));
    // What a predicate demands stands in no constraint; its own words do. To arktype a choice between forms is one too.
    const isPredicate = error.code === 'predicate' && fits(demanded, given);
    const own = isPredicate ? undefined : describeConstraint(demanded, given);
    return [
      {
        path: at,
        must: `be ${own ?? error.expected}`,
        got: printValue(given),
        remedy: isPredicate ? readOf(at, owner) : remedyFor(demanded, given, at, owner),
      },
    ];
  });
  return { problems: [...unknown, ...lists, ...wrong], values: known };
}

function unknownKeys(
  constraint: Constraint,
  given: unknown,
  { path, owner, beside = [], elsewhere }: Subject,
): readonly Problem[] {
  if (constraint.is === 'list' && Array.isArray(given)) {
    return given.flatMap((element, index) =>
      unknownKeys(constraint.element, element, { path: [...path, index], owner }),
    );
  }
  if (constraint.is !== 'object' || typeof given !== 'object' || given === null || Array.isArray(given))
    return [];
  if (constraint.keys.size === 0 && path.length > 0 && beside.length === 0) return []; // any object will do
  const names = [...constraint.keys.keys(), ...beside];
  return Object.entries(given).flatMap(([key, value]) => {
    const inner = constraint.keys.get(key);
    if (inner) return unknownKeys(inner, value, { path: [...path, key], owner: key });
    const near = nearestName(key, names) === undefined ? elsewhere?.(key) : undefined;
    const remedy =
      constraint.keys.size === 0 ? `remove it: ${owner} has no options` : (near ?? didYouMean(key, names));
    return [{ path: [...path, key], must: `be a key of ${owner}`, got: 'an unknown key', remedy }];
  });
}

/** Lists where objects are to be: to a schema each list is one. */
function listsForObjects(constraint: Constraint, given: unknown, path: Path): readonly Problem[] {
  const options = constraint.is === 'one of' ? constraint.options : [constraint];
  if (Array.isArray(given)) {
    const list = options.find((option) => option.is === 'list');
    if (list)
      return given.flatMap((element, index) => listsForObjects(list.element, element, [...path, index]));
    if (!options.some(({ is }) => is === 'object')) return [];
    const must = `be ${describeConstraint(constraint, given) ?? 'an object'}`;
    return [{ path, must, got: printValue(given), remedy: writeObject(path, given) }];
  }
  const object = options.find((option) => option.is === 'object');
  if (!object || typeof given !== 'object' || given === null) return [];
  return Object.entries(given).flatMap(([key, value]) => {
    const inner = object.keys.get(key);
    return inner ? listsForObjects(inner, value, [...path, key]) : [];
  });
}

/** Of a list where it is one of several things that can stand there: its first element that can not, or the list. */
function whatIsWrong(
  demanded: Constraint,
  given: unknown,
): { readonly demanded: Constraint; readonly given: unknown; readonly path: Path } {
  const list =
    demanded.is === 'one of' && Array.isArray(given)
      ? demanded.options.find((option) => option.is === 'list')
      : undefined;
  if (!list || !Array.isArray(given)) return { demanded, given, path: [] };
  const elements: readonly unknown[] = given;
  const at = elements.findIndex((element) => !fits(list.element, element));
  return at < 0
    ? { demanded: list, given, path: [] }
    : { demanded: list.element, given: elements[at], path: [at] };
}

/** Whether a value can be what is demanded, as far as its form tells; bounds of numbers are looked at elsewhere. */
function fits(demanded: Constraint, given: unknown): boolean {
  switch (demanded.is) {
    case 'one of':
      return demanded.options.some((option) => fits(option, given));
    case 'unit':
      return given === demanded.value;
    case 'number':
      return typeof given === 'number';
    case 'string':
      return typeof given === 'string' && given.length >= demanded.least;
    case 'list':
      return (
        Array.isArray(given) &&
        given.length >= demanded.least &&
        given.every((element) => fits(demanded.element, element))
      );
    case 'object':
      return typeof given === 'object' && given !== null;
    default:
      return true;
  }
}

function valueAt(given: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, segment) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, segment)
        ? (at as Readonly<Record<string, unknown>>)[segment] // an object has it
        : undefined,
    given,
  );
}

/** What to write where nothing that was given comes near. */
function orList(options: readonly Constraint[]): string {
  const units = options.flatMap((option) => (option.is === 'unit' ? [JSON.stringify(option.value)] : []));
  return units.length === options.length ? `write ${units.join(' or ')}` : 'choose one of these';
}

/** What to do about something that is to be a number and is none. */
function asNumber(demanded: Constraint, given: unknown): string {
  if (typeof given !== 'string' || given.trim() === '') return 'write a number';
  if (isNoNumber(given)) return 'write a finite number';
  const value = Number(given);
  if (Number.isFinite(value)) return `write ${value} without quotes`;
  if (!Number.isNaN(value)) return 'write a number below 3.4e38';
  return demanded.is === 'number' && demanded.integer ? 'write an integer' : 'write a number, such as 0.1';
}

/** Words for what is no number, or not finite, which JSON has none for. */
const isNoNumber = (text: string): boolean => /^\s*[+-]?(nan|inf(inity)?)\s*$/i.test(text);

/** What to do; where nothing better is known, where to read of it. */
function remedyFor(demanded: Constraint, given: unknown, path: Path, owner: string): string {
  if (given === undefined) return `add "${String(path.at(-1))}"`;
  if (demanded.is === 'object') return writeObject(path, given);
  return withinBounds(demanded, given) ?? asDemanded(demanded, given) ?? readOf(path, owner);
}

/** What an object in a place can be, by an example: of a number that was given in its place, with that number. */
function writeObject(path: Path, given: unknown): string {
  const [key] = path;
  const example = path.length <= 2 ? examples[String(key)] : undefined;
  return example?.(typeof given === 'number' && given > 0 ? given : undefined) ?? 'write {…}';
}

const examples: Readonly<Record<string, (given?: number) => string>> = {
  clip: (given = 1) =>
    `write {"norm": ${given}} to scale all gradients together, or {"value": ${given}} to bound each value`,
  earlyStopping: (given = 5) => `write {"patience": ${Math.ceil(given)}}, in evaluations`,
  penalty: (given = 0.0001) => `write {"l2": ${given}}, or {"l1": ${given}}`,
  groups: () => 'write {"match": "*.bias", "weightDecay": 0}',
};

const readOf = (path: Path, owner: string): string => `see weir explain ${explainedAs(owner, path)}`;

/** `a configuration` and `a group` are no names: what stands at the beginning of their paths is. */
const explainedAs = (owner: string, [first]: Path): string =>
  owner.includes(' ') && first !== undefined ? String(first) : owner;

function withinBounds(demanded: Constraint, given: unknown): string | undefined {
  if (typeof given !== 'number' || demanded.is !== 'number') return undefined;
  const whole = demanded.integer ? Math.round(given) : given;
  const broken = demanded.bounds.find(({ side, value }) =>
    side === 'least' ? whole <= value : whole >= value,
  );
  if (!broken) return whole === given ? undefined : `write ${whole}`;
  const { side, value, exclusive } = broken;
  if (!exclusive) return `write ${value}, or ${side === 'least' ? 'more' : 'less'}`;
  return `write a value ${side === 'least' ? 'above' : 'below'} ${value}`;
}

function asDemanded(demanded: Constraint, given: unknown): string | undefined {
  switch (demanded.is) {
    case 'number':
      return asNumber(demanded, given);
    case 'string':
      return typeof given === 'string' ? undefined : 'write text in double quotes';
    case 'list':
      return Array.isArray(given) ? 'write more into it' : 'write […]';
    case 'object':
      return 'write {…}';
    case 'one of': {
      const names = demanded.options.flatMap((option) =>
        option.is === 'unit' && typeof option.value === 'string' ? [option.value] : [],
      );
      const number = demanded.options.find(({ is }) => is === 'number');
      if (number && typeof given === 'string') {
        if (nearestName(given, names) !== undefined) return didYouMean(given, names);
        if (Number.isFinite(Number(given || NaN))) return asNumber(number, given);
        const others = demanded.options.some(({ is }) => is === 'object') ? ['{"type": …}'] : names;
        return [
          asNumber(number, given),
          ...others.map((name) => (name.startsWith('{') ? name : `"${name}"`)),
        ].join(' or ');
      }
      if (typeof given === 'string' && names.length > 1) return didYouMean(given, names);
      const alike = demanded.options.find((option) => option.is === typeof given);
      return (
        (alike && (withinBounds(alike, given) ?? asDemanded(alike, given))) ??
        (alike ? undefined : orList(demanded.options))
      );
    }
    case 'unit':
      return `write ${JSON.stringify(demanded.value)}`;
    default:
      return undefined;
  }
}
