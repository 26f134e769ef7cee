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

/**
 * Checks a share that an optimiser keeps from step to step.
 *
 * @throws RangeError if it is not from 0 to 1.
 */
export function mustBeShare(operator: string, name: string, value: number): void {
  if (!(value >= 0 && value <= 1)) {
    throw new RangeError(`${operator}: ${name} must be at least 0 and at most 1, got ${value}; 0.9 is usual`);
  }
}
