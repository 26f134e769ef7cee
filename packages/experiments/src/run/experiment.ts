import type {
  ClippingLimit,
  DiagnosticFailed,
  FindingChanged,
  Measurement,
  Snapshot,
  TorchGenerator,
} from '@weir/core';
import type { Columns, Standardisation, Unrounded, Vocabulary } from '@weir/data';
import type { Examples, Layer, LossFunction, Optimizer, ParameterGroup, Penalty, Schedule } from '@weir/nn';
import type { Budget, DiagnosticInputs, RuleKind } from '@weir/diagnostics';
import type { OperatorFunction } from 'rxjs';

/** The splits that a run trains on and is evaluated on. */
export interface ExperimentData {
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
  /** Number of classes; absent where the targets are values. */
  readonly classes?: number;
  /** The classes' names, by index, where they have any. */
  readonly labels?: readonly string[];
  /** The characters that indices stand for; only of text. */
  readonly vocabulary?: Vocabulary;
  /** Where the numbers stand in their file; only of tables. */
  readonly columns?: Columns;
  /** Its values ahead of their rounding to float32, where that changed one. */
  readonly unrounded?: Unrounded;
  /** By which moments its values were standardised, where they were. */
  readonly standardisation?: { readonly inputs: Standardisation; readonly targets?: Standardisation };
}

/** What watches a run: snapshots in, events out. It never fails; see `isolateDiagnostic`. */
export type Watcher = OperatorFunction<Snapshot, Measurement | DiagnosticFailed | FindingChanged> & {
  /** Whether all that it emits is known to be plain data, as `isolateDiagnostic` sees to: it is not looked at again. */
  readonly isolated?: true;
};

/** A health rule with its thresholds; an empty object leaves them at their defaults. */
export interface WatchingRule {
  readonly kind: RuleKind;
  readonly options: object;
}

/** When a run ends ahead of its last step. */
export interface EarlyStopping {
  /** Evaluations in a row without improvement after which it ends. */
  readonly patience: number;
  /** How far a validation loss must lie below the one that counts as best so far to be an improvement. */
  readonly minDelta: number;
}

/** A configuration come to life: all that a run is made of, freshly drawn from its seed. */
export interface Experiment {
  readonly name: string;
  /** The configuration, as plain data. */
  readonly config: unknown;
  readonly data: ExperimentData;
  readonly network: Layer;
  readonly loss: LossFunction;
  readonly penalty?: Penalty;
  readonly optimizer: Optimizer;
  /** Parameters that are trained otherwise. Default none. */
  readonly groups?: readonly ParameterGroup[];
  /** Limits the gradients. Default none. */
  readonly clip?: ClippingLimit;
  /** Minibatches whose gradients are taken together in a step. Default 1. */
  readonly accumulate?: number;
  readonly schedule: Schedule;
  /** Has drawn the parameters; draws the minibatches next. */
  readonly rng: TorchGenerator;
  readonly batchSize: number;
  readonly sampling: 'replacement' | 'epoch';
  readonly steps: number;
  /** Steps between two whose loss is logged, with the rate that they had. Default: none is. */
  readonly logEvery?: number;
  /** Steps between two evaluations while the training goes on. Default: none but at the end. */
  readonly evaluateEvery?: number;
  /** Ends the training when the validation loss no longer falls. Default: it does not end early. */
  readonly earlyStopping?: EarlyStopping;
  readonly watchers: readonly Watcher[];
  /** Those that ask for more than snapshots: made by the run, which has it at hand. */
  readonly probing?: (inputs: DiagnosticInputs) => readonly Watcher[];
  readonly rules: readonly WatchingRule[];
  /** Thins the watchers' cadences, and counts what the rules cost. Default: none. */
  readonly budget?: Budget;
}
