import type { RuleName, RuleProfileName } from '@weir/diagnostics';

/** Something of a kind, with that kind's options beside its `type`: `{"type": "linear", "out": 100}`. */
export interface KindConfiguration {
  readonly type: string;
  readonly [option: string]: unknown;
}

/** One diagnostic of a run. */
export interface DiagnosticConfiguration extends KindConfiguration {
  /** Cadence: step 0 and every so many steps. */
  readonly every: number;
}

/** A term of the loss that depends on the weights alone: `Σ l1 |w| + l2 w²`. */
export interface PenaltyConfiguration {
  /** Factor of `Σ |w|`. Default 0. */
  readonly l1: number;
  /** Factor of `Σ w²`. Default 0. */
  readonly l2: number;
}

/** A limit on the gradients of each step: on the norm of all together, or on each value. */
export type ClippingConfiguration =
  | {
      /** The largest norm of the gradients of all parameters that are not frozen, together: a larger one is scaled down to it. Without it, `value` limits. */
      readonly norm: number;
    }
  | {
      /** The largest size of each value of a gradient. Without it, `norm` limits. */
      readonly value: number;
    };

/**
 * Parameters that are trained otherwise than the rest. Where several groups match a name, each option is that of the last
 * one that says it: a layer that is frozen stays so until a later group says `"frozen": false`.
 */
export interface GroupConfiguration {
  /** Of parameters' names, `*` standing for any characters: `*.bias`, `0.embedding.*`. */
  readonly match: string;
  /** Factor of the schedule's rate. Default 1. */
  readonly learningRate?: number;
  /** In place of the optimiser's. Default the optimiser's; 0 for biases, gains and shifts. */
  readonly weightDecay?: number;
  /** Whether the values stay as they are; a batchNorm whose gain and shift do is in evaluation mode. Default false. */
  readonly frozen?: boolean;
}

/** When a run ends ahead of its last step: needs `evaluateEvery`. */
export interface EarlyStoppingConfiguration {
  /** Evaluations in a row without improvement of the validation loss after which the run ends. Default 5. */
  readonly patience: number;
  /** How far the validation loss must fall to have improved. Default 0; more where it creeps. */
  readonly minDelta: number;
}

/** Which health rules judge a run, and by what thresholds. */
export interface HealthConfiguration {
  /** Default `lecture`; `sagemaker` is far looser, for large networks. */
  readonly profile?: RuleProfileName;
  /** Rules that do not judge. Default none. */
  readonly without?: readonly RuleName[];
  /** Rules with thresholds of their own, in place of the profile's. Default none. */
  readonly rules?: readonly KindConfiguration[];
}

/** A whole experiment, checked, with its defaults filled in: a run is a function of it. */
export interface Configuration {
  /** What the run is called. Default `untitled`. */
  readonly name: string;
  /** Of the one generator that draws parameters, then minibatches. Default 2147483647, the lecture's. */
  readonly seed: number;
  /** What is trained on, parted in training, validation and test split. Default the embedded names. */
  readonly data: KindConfiguration;
  /** The layers, first to last; input widths are inferred. */
  readonly model: readonly KindConfiguration[];
  /** What the outputs are compared with the targets by. Default crossEntropy. */
  readonly loss: KindConfiguration;
  /** A term of the loss that keeps weights small, `Σ l1 |w| + l2 w²`. Default none. */
  readonly penalty?: PenaltyConfiguration;
  /** What turns gradients into updates. Default sgd. */
  readonly optimizer: KindConfiguration;
  /** Limits the gradients ahead of each update: `{"norm": 1}` or `{"value": 0.5}`. Default none. */
  readonly clip?: ClippingConfiguration;
  /**
   * Parameters that are trained otherwise: with a rate or a weight decay of their own, or frozen. Each is named by a pattern:
   * `[{"match": "*.bias", "weightDecay": 0}, {"match": "3.batchNorm.*", "frozen": true}]`. Where several match, each option is
   * that of the last one that says it. Default none.
   */
  readonly groups?: readonly GroupConfiguration[];
  /** Minibatches whose mean gradient makes each step, as a batch so many times as large would. Default 1; more where such a batch needs too much memory. */
  readonly accumulate?: number;
  /** A rate for all steps, or a schedule. Default 0.1. */
  readonly learningRate: number | KindConfiguration;
  /** Examples in a minibatch. Default 32. */
  readonly batchSize: number;
  /** How minibatches are drawn: every index anew, or every example once an epoch. Default `replacement`. */
  readonly sampling: 'replacement' | 'epoch';
  /** Updates of the parameters, each from a minibatch. Default 1000. */
  readonly steps: number;
  /** Steps between the losses that a report lists. Default a twentieth of the steps. */
  readonly logEvery: number;
  /**
   * Steps between two evaluations while the training goes on, of at most 8192 examples of the training and the
   * validation split: with them the overfitting rule can name the step to stop at. Default: only at the end, on all.
   */
  readonly evaluateEvery?: number;
  /**
   * Ends the run when the validation loss has not improved for `patience` evaluations, and keeps the parameters and
   * running moments of the least validation loss, which are evaluated at the end. Default none: the last step's.
   */
  readonly earlyStopping?: EarlyStoppingConfiguration;
  /**
   * `fast` lets sums of products be rounded once instead of twice, where the backend `simd-fma` runs: a seed then gives other
   * bits, the same everywhere that backend runs. Default `exact`, the bits of `simd`.
   */
  readonly precision?: 'exact' | 'fast';
  /** What is measured. Default what the lecture looks at; an empty list turns all off. */
  readonly diagnostics: readonly DiagnosticConfiguration[];
  /** Which health rules judge the run, by what thresholds. Default all, by the lecture's; `false` turns all off. */
  readonly health?: HealthConfiguration | false;
  /**
   * Share of the time of plain training steps that watching may take, above 0 and at most 1; cadences are thinned to
   * stay within it. Default none: cadences are as they stand.
   */
  readonly budget?: number;
}

/** An experiment as it is written down: all but the model has a default. */
export interface ConfigurationInput extends Partial<
  Omit<Configuration, 'model' | 'penalty' | 'diagnostics' | 'earlyStopping'>
> {
  /** What editors complete and check it by: the file that `weir schema` prints. Default none; training knows nothing of it. */
  readonly $schema?: string;
  readonly model: readonly KindConfiguration[];
  readonly penalty?: Partial<PenaltyConfiguration>;
  readonly earlyStopping?: Partial<EarlyStoppingConfiguration>;
  readonly diagnostics?: readonly KindConfiguration[];
}
