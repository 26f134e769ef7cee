import type { DataSet } from '@weir/data';
import type { Configuration, Experiment } from '@weir/experiments';
import type { NetworkMoments } from '@weir/nn';

/** A run that has ended, with what is needed to use its network. */
export interface Trained {
  readonly experiment: Experiment;
  readonly data: DataSet;
  /** Running statistics of its batchNorms. */
  readonly moments: NetworkMoments;
}

/** What a command that trains first does with it. */
export interface Purpose {
  /** What an interrupted run was not used for: `no names are drawn`. */
  readonly unserved: string;
  /** Looks at data and configuration ahead of the training, and throws where they will not do. */
  readonly check?: (data: DataSet, configuration: Configuration) => void;
}
