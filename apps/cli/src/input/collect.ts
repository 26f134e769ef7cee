/** Gathers the values of an option that can be given more than once. */
export const collect = (value: string, all: readonly string[]): readonly string[] => [...all, value];
