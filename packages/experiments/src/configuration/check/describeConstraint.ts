import type { Bound, Constraint } from './constraint.ts';

/**
 * A constraint as a message puts it after "must be": `at least 0 and at most 1` to one who gave a number,
 * `a number of at least 0 and at most 1` to one who did not. Undefined where it cannot say.
 */
export function describeConstraint(constraint: Constraint, given: unknown): string | undefined {
  switch (constraint.is) {
    case 'one of': {
      if (constraint.options.every((option) => option.is === 'unit' && typeof option.value === 'boolean')) {
        return 'true or false';
      }
      const alike = constraint.options.filter((option) => option.is === typeof given);
      const options = (alike.length > 0 ? alike : constraint.options).map((option) =>
        describeConstraint(option, given),
      );
      return options.includes(undefined) ? undefined : enumerate(options as readonly string[]); // none is undefined
    }
    case 'unit':
      return JSON.stringify(constraint.value);
    case 'number': {
      const bounds = constraint.bounds.map(describeBound).join(' and ');
      if (!constraint.integer && typeof given === 'number' && bounds !== '') return bounds;
      const kind = constraint.integer ? 'an integer' : 'a number';
      if (bounds === '') return kind;
      return constraint.bounds[0]?.exclusive ? `${kind} ${bounds}` : `${kind} of ${bounds}`;
    }
    case 'string':
      if (typeof given === 'string' && given.length > (constraint.most ?? Infinity))
        return `a string of at most ${constraint.most} characters`;
      return constraint.least > 0 ? 'a string that is not empty' : 'a string';
    case 'list':
      return constraint.least > 0 ? `a list of at least ${constraint.least}` : 'a list';
    case 'object':
      return 'an object';
    default:
      return undefined;
  }
}

/** `true or false`, `a, b or c`. */
export function enumerate(options: readonly string[]): string {
  return options.length < 2 ? options.join('') : `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`;
}

function describeBound({ side, value, exclusive }: Bound): string {
  if (exclusive) return side === 'least' ? `above ${value}` : `below ${value}`;
  return `at ${side} ${value}`;
}
