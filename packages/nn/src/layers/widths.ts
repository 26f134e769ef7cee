/**
 * Checks a width that a layer is built with.
 *
 * @throws RangeError if it is not a positive integer.
 */
export function mustBeWidth(operator: string, name: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(
      `${operator}: ${name} must be a positive integer, got ${value}; give the number of units`,
    );
  }
}

/** A width in a configuration: a number, or the data's number of classes or of characters. */
export const widthSchema = "number.integer >= 1 | 'classes' | 'vocabulary'";

/**
 * A width that whoever knows the data has put a number for.
 *
 * @throws TypeError if it is still a name.
 */
export function numberOf(operator: string, out: number | 'classes' | 'vocabulary'): number {
  if (typeof out === 'number') return out;
  throw new TypeError(
    `${operator}: out must be a number where the data are not known, got "${out}"; write one`,
  );
}
