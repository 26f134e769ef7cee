/** A path as an argument of a command that is shown, in quotes where it needs them. */
export const asArgument = (path: string): string => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path));
