/** What a panel can be saved as. */
export interface SavedKind {
  /** On its button. */
  readonly label: string;
  /** Of the file's name, without the dot. */
  readonly extension: string;
  readonly make: () => Promise<Blob>;
}

/** Text as a file. */
export const textFile = (content: string, type: string): Blob => new Blob([content], { type });

/** Rows as CSV. */
export const csvKind = (csv: () => string): SavedKind => ({
  label: 'CSV',
  extension: 'csv',
  make: async () => textFile(csv(), 'text/csv'),
});

/** Plain data as JSON. */
export const jsonKind = (value: () => unknown): SavedKind => ({
  label: 'JSON',
  extension: 'json',
  make: async () => textFile(`${JSON.stringify(value(), null, 1)}\n`, 'application/json'),
});
