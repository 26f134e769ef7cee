/**
 * Checks what is added to a variance ahead of its root.
 *
 * @throws RangeError if it is negative.
 */
export function mustBeEps(operator: string, value: number): void {
  if (!(value >= 0)) {
    throw new RangeError(`${operator}: eps must be at least 0, got ${value}; 1e-5 is the default`);
  }
}
