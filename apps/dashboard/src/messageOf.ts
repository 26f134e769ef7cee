/** What an error has to say to the reader. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
