/** Whether the reader wants no more motion than needed: then nothing plays by itself. */
export const movesLittle = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;
