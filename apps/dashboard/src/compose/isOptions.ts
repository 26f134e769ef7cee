/** Whether a value is an object of options, rather than a list of values or one alone. */
export const isOptions = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
