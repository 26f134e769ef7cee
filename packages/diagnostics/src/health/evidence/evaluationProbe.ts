/** The loss of the same examples, evaluated twice. */
export interface EvaluationProbe {
  readonly step: number;
  /** Among some other examples, or alone. */
  readonly loss: number;
  /** Among different others, or once more. */
  readonly again: number;
}
