import type { BudgetSpent, CadencesChosen } from './budgetStatus.ts';
import type { FindingChanged } from './finding.ts';
import type { RunCommand } from './runCommand.ts';

/** What a diagnostic saw at a step: plain data that survives `JSON.stringify`. */
export interface Measurement<Value = unknown> {
  readonly type: 'measurement';
  /** Name of the diagnostic: `activations`. */
  readonly diagnostic: string;
  readonly step: number;
  readonly value: Value;
}

/** What a feature, or a target, was before it was standardised: `(x − mean) / std` is what the network sees. */
export interface StandardisedFeature {
  /** Of a table its column, of images its channel, from 1. */
  readonly name: string;
  readonly mean: number;
  /** Over N; 0 where it does not vary, which is only shifted. */
  readonly std: number;
}

/** Moments of the training split by which all of the data was standardised. */
export interface Standardised {
  readonly inputs: readonly StandardisedFeature[];
  /** Of targets that are numbers: a loss is in units of these. */
  readonly targets?: readonly StandardisedFeature[];
}

/** A run has begun. */
export interface RunStarted {
  readonly type: 'started';
  readonly name: string;
  /** The whole configuration, as given. */
  readonly config: unknown;
  readonly backend: string;
  readonly steps: number;
  readonly parameterCount: number;
  /** −ln(1/C) where the loss is a cross-entropy over C classes. */
  readonly expectedInitialLoss?: number;
  readonly examples: { readonly train: number; readonly validation: number; readonly test: number };
  /** Where the data is standardised: by which moments. */
  readonly standardisation?: Standardised;
}

/** The losses of the steps `from` … `from + losses.length − 1`. */
export interface RunProgress {
  readonly type: 'progress';
  readonly from: number;
  readonly losses: readonly number[];
  /** At the last of them. */
  readonly learningRate: number;
  /** Seconds of training so far, without set-up. Not part of what a seed fixes. */
  readonly seconds: number;
}

/** A diagnostic threw; the training goes on. */
export interface DiagnosticFailed {
  readonly type: 'diagnosticFailed';
  readonly diagnostic: string;
  readonly step: number;
  readonly message: string;
  /** Whether it has failed too often and will not be asked again. */
  readonly dropped: boolean;
}

/** A command took effect between two steps, or was refused. */
export interface RunControlled {
  readonly type: 'controlled';
  /** The next step to run. */
  readonly step: number;
  readonly command: RunCommand['type'];
  readonly learningRate?: number;
  /** What `momentum`, `batchSize`, `batchNormMomentum`, `weightScale`, `speed` or `runTo` was given. */
  readonly value?: number;
  /** Of which layer. */
  readonly layer?: string;
  /** Why it could not take effect: nothing has changed then. */
  readonly refused?: string;
}

/** The learning rate was changed by what an evaluation showed. */
export interface RateChanged {
  readonly type: 'rateChanged';
  /** The first step at the new rate. */
  readonly step: number;
  readonly from: number;
  readonly learningRate: number;
  /** The validation loss that did not improve on `best`. */
  readonly loss: number;
  readonly best?: number;
}

/** Loss and accuracy of the trained network in evaluation mode. */
export interface SplitEvaluation {
  readonly loss: number;
  /** Absent where targets are values rather than classes. */
  readonly accuracy?: number;
  /**
   * Mean entropy of the targets in nats, of a loss that is a cross-entropy: the part of `loss` that no network can take away.
   * The rest is the Kullback–Leibler divergence, which can be learnt. Absent where it is 0, as of labels that are not smoothed.
   */
  readonly targetEntropy?: number;
}

/** Loss, and accuracy where targets are classes, over whole splits at a step: at the end, and wherever `evaluateEvery` asks. */
export interface RunEvaluated {
  readonly type: 'evaluated';
  /** Steps done. */
  readonly step: number;
  /** After how many steps the parameters were what is evaluated, where early stopping kept others than the last. */
  readonly parametersOf?: number;
  readonly splits: Readonly<Record<string, SplitEvaluation>>;
}

/** What was computed again, of a resumed or replayed run, is not what is recorded: the first place where it is not. */
export interface RunDiffers {
  readonly type: 'differs';
  readonly step: number;
  /** `loss`, `measurement updateRatio: ratios.0.log10`, `parameters/2.linear.weight`. */
  readonly what: string;
  /** As text. */
  readonly recorded: string;
  readonly recomputed: string;
}

/** Parameters that had the least validation loss of a run. */
export interface BestParameters {
  /** After how many steps. */
  readonly step: number;
  readonly validationLoss: number;
}

/** The run has ended as it should: all steps done, or stopped by a command or a rule. */
export interface RunFinished {
  readonly type: 'finished';
  /** Steps done. */
  readonly steps: number;
  /** `earlyStopping`: the validation loss had not improved for as many evaluations as it was given patience. */
  readonly reason: 'completed' | 'stopped' | 'rule' | 'earlyStopping';
  /** Which rule, where one ended it. */
  readonly rule?: string;
  /** Which parameters early stopping kept, whatever ended the run: those after so many steps, of that validation loss. */
  readonly best?: BestParameters;
  readonly seconds: number;
}

/**
 * What a run says, live or replayed: plain, immutable, serialisable data, in this order: `started`, then
 * progress, measurements, findings and the rest as they happen, then `evaluated` and `finished`. A
 * configuration's `evaluateEvery` adds `evaluated` in between. A run that fails ends with `error` instead.
 */
export type RunEvent =
  | RunStarted
  | RunProgress
  | Measurement
  | DiagnosticFailed
  | FindingChanged
  | CadencesChosen
  | BudgetSpent
  | RunControlled
  | RateChanged
  | RunEvaluated
  | RunDiffers
  | RunFinished;
