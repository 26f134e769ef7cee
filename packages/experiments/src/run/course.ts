/** How far a run has come. */
export interface Course {
  /** Steps done. */
  readonly done: number;
  /** The rule whose finding ends it. */
  readonly endedBy?: string;
  /** Whether early stopping ended it. */
  readonly stoppedEarly?: true;
}
