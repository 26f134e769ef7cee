/**
 * Checks a factor that an optimiser is built with.
 *
 * @throws RangeError if it is negative or not finite.
 */
export function mustBeFactor(operator: string, name: string, value: number): void {
  if (!(Number.isFinite(value) && value >= 0)) {
    throw new RangeError(`${operator}: ${name} must be finite and at least 0, got ${value}; 0 turns it off`);
  }
}
