/** Mean and variance of one feature. */
export interface FeatureStatistics {
  readonly mean: number;
  /** Over N − 1. */
  readonly variance: number;
}

/** One feature of a batchNorm at one step. */
export interface BatchNormUnit {
  /** Its place among the layer's features. */
  readonly unit: number;
  /** What arrived of the first examples of the batch, to seven figures: as many as float32 has. */
  readonly inputs: readonly number[];
  /** Of the whole batch. */
  readonly batch: FeatureStatistics;
  /** As evaluation would use them after this step; absent where nobody follows them. */
  readonly running?: FeatureStatistics;
  /** Measured over the training split, with the parameters after this step; absent where they were not. */
  readonly calibrated?: FeatureStatistics;
  /** With which this step's batch was scaled. 1 of a layer that does not learn it. */
  readonly gamma: number;
  /** By which this step's batch was shifted. 0 of a layer that does not learn it. */
  readonly beta: number;
}

/** Some features of one batchNorm. */
export interface LayerBatchNorm {
  readonly name: string;
  /** How many there are. */
  readonly features: number;
  /** Values of each in the batch: its examples, and of images their positions. */
  readonly values: number;
  readonly eps: number;
  /** Whether it normalises with the variance over N − 1. */
  readonly unbiased: boolean;
  readonly units: readonly BatchNormUnit[];
}

/** The batchNorms of a network at one step: what `batchNormUnits` emits. */
export interface BatchNormUnits {
  readonly step: number;
  readonly layers: readonly LayerBatchNorm[];
}
