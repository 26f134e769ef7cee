import type { RunEvent } from '@weir/core';

/** A run as it is written into a page of its own. */
export interface RunFile {
  readonly id: string;
  /** ISO 8601. */
  readonly written: string;
  /** Of the preset that it is, in a paragraph. */
  readonly lookAt?: string;
  readonly events: readonly RunEvent[];
  /** Of one that failed. */
  readonly failure?: { readonly name: string; readonly message: string };
}
