import type { KindConfiguration } from '@weir/experiments';

/** A value of a configuration with why it is so. */
interface Proposed<Value = unknown> {
  readonly value: Value;
  /** Above it in the file, a line each; none where the value says it all. */
  readonly why: readonly string[];
}

/** A layer with why it stands there. */
export type ProposedLayer = Proposed<KindConfiguration>;

/** What is proposed for data: a configuration with the reasons for its values. */
export interface Proposal {
  /** What was seen, a line each. */
  readonly seen: readonly string[];
  readonly data: Proposed<KindConfiguration>;
  readonly model: readonly ProposedLayer[];
  readonly loss: Proposed<KindConfiguration>;
  readonly optimizer: Proposed<KindConfiguration>;
  readonly rate: number;
  /** Examples that are trained on. */
  readonly trained: number;
  /** Words, rows or images that the validation split has. */
  readonly validated: number;
  /** How often each example is to be seen, about. */
  readonly epochs: number;
  /** The largest batch. */
  readonly batch: number;
}
