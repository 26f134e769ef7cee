/** How much a finding matters: worth knowing, likely to cost something, or wrong. */
export type Severity = 'info' | 'warning' | 'error';

/** An option that would mend a finding, wherever it is set. */
export interface Setting {
  /** Of which layer: `4.residual.1.batchNorm`. Absent of an option of the run as a whole. */
  readonly layer?: string;
  /**
   * `bias`, `momentum`, `learningRate` and the like; `gain` of the layer's weight over √fanIn at the start, `scale` for
   * how many times its scale at the start; `biasInit` for the value that all its biases start from; `remove` to take the
   * layer out, or, of the run as a whole, the option that `value` names.
   */
  readonly option: string;
  readonly value: number | boolean | string;
  /**
   * What the option is at this step, where it changes as the run goes on: a schedule is then scaled by `value / from`.
   * Absent: `value` is set as it stands.
   */
  readonly from?: number;
  /**
   * Of a `gain`: the std that it comes to. Of a `follower`: the std that the layer's weight is to start with ahead of it, where it
   * starts with another.
   */
  readonly std?: number;
}

/** Something that a health rule has to say of a layer, a parameter or the run. */
export interface Finding {
  readonly rule: string;
  /** Layer, parameter or `run`. */
  readonly subject: string;
  /** Step at which it was raised. */
  readonly since: number;
  /** Step of the newest measurement. */
  readonly step: number;
  /** Step at which it ended; absent while it stands. */
  readonly cleared?: number;
  /** It is a fact of the start: whatever training does, it was so. */
  readonly fact?: true;
  /** The gravest that it ever was. */
  readonly severity: Severity;
  /** What it follows from, where that stands too: mend that first. */
  readonly cause?: { readonly rule: string; readonly subject: string };
  readonly units?: readonly number[];
  readonly value: number;
  /** Where it was once farther off than `value`: how far, and when. One that ended has its farthest as `value`. */
  readonly worst?: { readonly value: number; readonly step: number };
  readonly threshold: number;
  /** How `value` was computed. */
  readonly formula: string;
  readonly meaning: string;
  readonly remedy: string;
  /** Options that would mend it, of the network rather than of a configuration. */
  readonly settings?: readonly Setting[];
  /** Options that would mend it, ready to follow `--set`: `model.2.init.gain=1.67`; where a configuration decides it. */
  readonly set?: readonly string[];
}

/**
 * A finding appeared, changed or ended. One that comes back soon after it ended goes on: `updated`, with the `since`
 * that it had.
 */
export interface FindingChanged {
  readonly type: 'finding';
  readonly change: 'raised' | 'updated' | 'cleared';
  readonly step: number;
  readonly finding: Finding;
}
