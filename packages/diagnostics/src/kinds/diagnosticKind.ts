import type { Fold, Snapshot } from '@weir/core';
import type { OperatorFunction } from 'rxjs';
import type { RunningMoments } from '../measures/momentsAccumulator.ts';
import type { OptionsOf } from './optionsOf.ts';

/** A batch that an example is put into: row 0 is the example itself. */
export interface Company {
  /** Index of an example of the training split. */
  readonly example: number;
  /** Indices of the others in its batch. */
  readonly others: ArrayLike<number>;
}

/** The network as it stands at the snapshot at hand, to be asked of other batches than the step's. */
export interface Probe {
  /** Examples of the training split. */
  readonly examples: number;
  /** Of the training. */
  readonly batchSize: number;
  /** The network's outputs for each example in its company, as the layers are while training or in evaluation. */
  outputs(mode: 'training' | 'evaluation', batches: readonly Company[]): readonly ArrayLike<number>[];
}

/** What the network as it stands makes of some images of the validation split. */
export interface ClassifiedImages {
  /** Height, width and channels of each. */
  readonly shape: readonly number[];
  /** How many there are. */
  readonly size: number;
  /** Row-major `[size, …shape]`. */
  readonly pixels: ArrayLike<number>;
  /** Their classes. */
  readonly targets: ArrayLike<number>;
  /** Row-major `[size, classes]`. */
  readonly logits: ArrayLike<number>;
  /** The classes' names, by index; absent where they have none. */
  readonly labels?: readonly string[] | undefined;
}

/** How names are drawn for a diagnostic. */
export interface DrawOptions {
  readonly count: number;
  /** Of a generator of its own, which is none of the run's. */
  readonly seed: number;
  /** Letters after which a name is cut off. */
  readonly longest: number;
}

/** What some diagnostics need besides snapshots. */
export interface DiagnosticInputs {
  /** Draws names from the network as it stands, in evaluation mode; undefined where it does not learn names. */
  readonly draw?: ((options: DrawOptions) => readonly string[]) | undefined;
  /** Classifies at most so many images, in evaluation mode; undefined where it does not learn classes of images. */
  readonly classified?: ((most: number) => ClassifiedImages) | undefined;
  readonly probe?: Probe;
  /** The run's own running BatchNorm statistics, up to and with the snapshot at hand: they need not be followed twice. */
  readonly running?: () => RunningMoments;
  /** BatchNorm statistics of the network as it stands, measured over so many examples of the training split. */
  readonly calibrated?: (examples: number) => RunningMoments;
  /** Whether anyone wants a measurement at a step: one that must see every step emits at these alone. Default: all. */
  readonly due?: (step: number) => boolean;
}

/**
 * What a configuration, a table or a chart needs of a diagnostic: its name, what options it takes, how it is
 * built, and what is kept of all that it measures.
 */
export interface DiagnosticKind<
  Name extends string = string,
  Options = object,
  Value = unknown,
  State extends object = object,
> {
  readonly type: Name;
  /** Of the options besides `type` and `every`, as arktype's definition: plain data. */
  readonly schema: object;
  /** Cadence in steps where the configuration gives none: dearer and slower-changing ones less often. */
  readonly defaultEvery: number;
  /** Whether a configuration without a list of diagnostics gets it: what the lecture looks at. */
  readonly byDefault: boolean;
  /** What a run is to give it besides snapshots. It fails without a `probe`; `running` makes it cheaper, and without the others it measures less, or nothing. */
  readonly needs: readonly ('probe' | 'running' | 'calibrated' | 'draw' | 'classified')[];
  /**
   * Whether what it emits is plain data whatever it measures, as its own tests hold, so that nobody looks each measurement
   * through: a twentieth of a step where all measure at every one. Only for whoever can promise it; all else is looked at.
   */
  readonly emitsPlainData: boolean;
  /**
   * Whether it must see every step, because its state grows with each; its cadence then thins what it emits.
   * Every other diagnostic gets snapshots only at its cadence.
   */
  continuous(options: Options, inputs?: DiagnosticInputs): boolean;
  /** Takes options that fit the schema and checks nothing: `checkedOptions` of `@weir/experiments` does, ahead of it. */
  operator(options: Options, inputs?: DiagnosticInputs): OperatorFunction<Snapshot, Value>;
  /** What a chart keeps of its measurements: the latest, their history, or what they add up to. */
  readonly state: Fold<State, Value>;
}

/** Declares the kind of a diagnostic beside its operator; it is not continuous, needs nothing besides snapshots, is not in the default set and is looked through unless it says so. */
export function diagnosticKind<
  const Name extends string,
  const Schema extends object,
  Value,
  State extends object,
>(
  kind: Pick<
    DiagnosticKind<Name, OptionsOf<Schema>, Value, State>,
    'type' | 'defaultEvery' | 'operator' | 'state'
  > &
    Partial<Pick<DiagnosticKind, 'byDefault' | 'needs' | 'emitsPlainData'>> & {
      readonly schema: Schema;
      readonly continuous?: boolean | DiagnosticKind<Name, OptionsOf<Schema>>['continuous'];
    },
): DiagnosticKind<Name, OptionsOf<Schema>, Value, State> {
  const { continuous = false } = kind;
  return {
    byDefault: false,
    needs: [],
    emitsPlainData: false,
    ...kind,
    continuous: typeof continuous === 'boolean' ? () => continuous : continuous,
  };
}
