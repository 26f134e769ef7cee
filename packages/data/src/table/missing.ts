/** What is done about a cell that is missing. */
export type Missing = 'refuse' | 'mean' | 'drop';

/** What people write where they have nothing. */
const nothing: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '?', '-']);

/** Whether a cell says that there is nothing. */
export const isMissing = (cell: string): boolean => nothing.has(cell.toLowerCase());
