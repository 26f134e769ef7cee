/** A run that can be had by name. */
export interface Preset {
  readonly name: string;
  /** What it is, in a line. */
  readonly description: string;
  /** What to look at while it trains, in a paragraph. */
  readonly lookAt?: string;
  /** What sets each of the runs that it compares apart, first to last; absent or empty where it is one run. */
  readonly variants?: readonly string[];
  /** As it is written; of the first, where it compares several. */
  readonly configuration?: unknown;
}
