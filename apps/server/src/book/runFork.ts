/** What makes a run the twin of another. */
export interface RunFork {
  /** Steps that they share; 0 of one that trains from its beginning. */
  readonly step: number;
  /** What differs, as it follows `--set`: `learningRate=0.01`. */
  readonly set: readonly string[];
}

/** The same, and whose twin it is. */
export interface ForkPlace extends RunFork {
  /** Id of the run. */
  readonly parent: string;
}
