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
