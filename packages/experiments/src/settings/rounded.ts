/**
 * A number to three figures: nobody pastes more. Just below 1, where three figures would be 1, it is three figures of what is
 * missing, as of the factor of a schedule.
 */
export function rounded(value: number): number {
  const plain = Number(value.toPrecision(3));
  return plain === 1 && value < 1 ? Number((1 - Number((1 - value).toPrecision(3))).toPrecision(12)) : plain;
}
