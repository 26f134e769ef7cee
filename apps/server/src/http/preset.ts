/** A run that can be had by name. */
export interface Preset {
  readonly name: string;
  /** What to look at, in a line or a paragraph. */
  readonly description: string;
}
