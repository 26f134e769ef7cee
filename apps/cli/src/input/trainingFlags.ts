/** Options of the commands that train. */
export interface TrainingFlags {
  readonly set: readonly string[];
  /** Files whose kinds configurations can name. */
  readonly import?: readonly string[];
  readonly steps?: number;
  readonly every?: number;
  /** Share of the time of training that watching may take. */
  readonly budget?: number;
  readonly backend?: string;
  /** Cores that compute; more than 1 on `simd` and `simd-fma` alone. Default 1. */
  readonly threads?: number;
  readonly dataDir?: string;
  /** Bytes that a run may take; more is refused ahead of it. */
  readonly memory?: number;
}
