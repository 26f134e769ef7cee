/** A number to three figures: nobody pastes more. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
