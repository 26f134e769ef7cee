/** One thing looked for. */
export interface Examined {
  readonly what: string;
  readonly well: boolean;
  /** Whether nothing goes without it. */
  readonly needed: boolean;
  /** What was found, or what is missing and what for. */
  readonly found: string;
}
