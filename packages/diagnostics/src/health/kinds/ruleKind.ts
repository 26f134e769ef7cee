import type { FindingChanged, RunEvaluated, Snapshot } from '@weir/core';
import type { Observable, OperatorFunction } from 'rxjs';
import type { DeadUnits } from '../../measures/layerDeadUnits.ts';
import type { RunningMoments } from '../../measures/momentsAccumulator.ts';
import type { OptionsOf } from '../../kinds/optionsOf.ts';
import type { EvaluationProbe } from '../evidence/evaluationProbe.ts';
import type { Task } from '../evidence/task.ts';

/** What some rules need besides snapshots; a rule whose input is missing stays silent. */
export interface RuleInputs {
  /** What is to be learnt, and of what. */
  readonly task?: Task | undefined;
  /** Number of classes of a cross-entropy. */
  readonly classes?: number | undefined;
  /** Losses of the splits in evaluation mode, as often as they are measured. */
  readonly evaluations?: Observable<RunEvaluated>;
  /** The running statistics of BatchNorm up to and with the snapshot at hand. */
  readonly running?: () => RunningMoments;
  /** BatchNorm's statistics measured over a whole split. */
  readonly calibrations?: Observable<RunningMoments>;
  /** The loss of the same examples, evaluated among different others. */
  readonly probes?: Observable<EvaluationProbe>;
  /** The units that are flat for every example of the whole training split. */
  readonly deadUnits?: Observable<DeadUnits>;
}

/** What a configuration and `--stop-on` need of a health rule. */
export interface RuleKind<Name extends string = string, Options = object> {
  readonly type: Name;
  /** Of the options besides `type` and `every`, as arktype's definition, plain data: thresholds, all with defaults. */
  readonly schema: object;
  /** Cadence in steps where the configuration gives none. */
  readonly defaultEvery: number;
  /**
   * Rules whose findings, where they stand, are what this one's follow from, the likeliest first: it is then told below
   * them, and its remedy points there.
   */
  readonly consequenceOf: readonly string[];
  /** Whether only findings raised before this one's are what it follows from. Default false. */
  readonly causesComeFirst?: boolean;
  /** Whether its fact holds for the whole run, as of the configuration or the data, and not of the start alone. Default false. */
  readonly lasts?: boolean;
  /** Whether it is a cause of others only where its finding names itself as its cause: then it follows from nothing. Default false. */
  readonly causesAsRoot?: boolean;
  operator(options: Options, inputs: RuleInputs): OperatorFunction<Snapshot, FindingChanged>;
}

/** Declares the kind of a rule beside its operator; every 100 steps, and following from no other, unless it says so. */
export function ruleKind<const Name extends string, const Schema extends object>(
  kind: Pick<RuleKind<Name, OptionsOf<Schema>>, 'type' | 'operator'> &
    Partial<
      Pick<RuleKind, 'defaultEvery' | 'consequenceOf' | 'causesComeFirst' | 'lasts' | 'causesAsRoot'>
    > & {
      readonly schema: Schema;
    },
): RuleKind<Name, OptionsOf<Schema>> {
  return { defaultEvery: 100, consequenceOf: [], ...kind };
}
