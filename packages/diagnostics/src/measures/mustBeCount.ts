/**
 * Requires an option to be a count.
 *
 * @throws RangeError if it is not a positive integer.
 */
export function mustBeCount(operator: string, name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(
    `${operator}: ${name} must be a positive integer, got ${value}; leave it out for the default`,
  );
}
