/** How a run's stream ended: completed, failed, or cut off when the server closed. */
export type Outcome =
  | { readonly type: 'completed' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'closed' };

/** An error as plain data: its name, its message and what else it carries that JSON can hold. */
export function errorData(error: unknown): { readonly name: string; readonly message: string } {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const plain = Object.entries(error).filter(([, value]) =>
    ['string', 'number', 'boolean'].includes(typeof value),
  );
  return { ...Object.fromEntries(plain), name: error.name, message: error.message };
}
