/** How the numbers of one column are spread. */
export interface ColumnSpread {
  readonly name: string;
  readonly mean: number;
  /** Over N. */
  readonly std: number;
  readonly min: number;
  readonly max: number;
}

/** What a run is to learn, and of what: facts that no snapshot shows. */
export interface Task {
  /** Kind of the loss: `crossEntropy`. */
  readonly loss: string;
  /** The activation that the loss applies to the outputs itself, which are logits then. */
  readonly applies?: 'softmax' | 'sigmoid' | undefined;
  /** That the loss takes the outputs for logarithms of probabilities. */
  readonly takes?: 'logProbabilities' | undefined;
  /** The least that the loss can be, whatever is learnt: the entropy of smoothed targets. Default 0. */
  readonly floor?: number | undefined;
  /** How much of its velocity a plain descent keeps at a step, so that steps grow to `1 / (1 − momentum)` times. Default 0. */
  readonly momentum?: number | undefined;
  /** Share of each weight that a step takes away, over the rate. Default 0. */
  readonly weightDecay?: number | undefined;
  /** Whether the optimiser makes steps that do not grow with the gradients, as adam does. Default false. */
  readonly normalisesSteps?: boolean | undefined;
  /** Whether the run ends by itself when the validation loss no longer falls. Default false. */
  readonly stopsEarly?: boolean | undefined;
  /** Steps between two evaluations while the training goes on. Default: none but at the end. */
  readonly evaluateEvery?: number | undefined;
  /** What goes by the validation loss: the option that says so, and after how many evaluations it can act at the earliest. */
  readonly waits?: readonly { readonly option: string; readonly evaluations: number }[] | undefined;
  /** Steps that the run is to take. */
  readonly steps?: number | undefined;
  /** Examples of the training split. */
  readonly examples?: number | undefined;
  /** Mean loss over the training split of the best outputs that are the same for every example. */
  readonly baseline?: number | undefined;
  /** Where inputs are values, as they are before the first layer: the columns of a table, or all of them as one. */
  readonly inputs?: readonly ColumnSpread[] | undefined;
  /** Where targets are values: the columns of a table that are predicted, or all of them as one. */
  readonly targets?: readonly ColumnSpread[] | undefined;
}
