import type { Parameter } from '../parameters/parameter.ts';

/** How running statistics are to be folded of a batchNorm layer's batch moments. */
export interface MomentTracking {
  /** Weight of a new batch. */
  readonly momentum: number;
  readonly running: 'variance' | 'std';
  /** Whether the variance that the layer keeps is over N − 1. */
  readonly unbiased: boolean;
}

/** What a layer says of itself. */
export interface LayerDescription {
  /** `linear`, `batchNorm`, …: the `type` of the configuration. */
  readonly kind: string;
  /** Its own and its children's, in the order in which they were drawn. */
  readonly parameters: readonly Parameter[];
  /** Inner layers of a composite; empty for all others. */
  readonly children: readonly LayerDescription[];
  /** Only of batchNorm. */
  readonly tracking: MomentTracking | undefined;
  /** Of elu, minus the floor it saturates at; of leakyRelu, its slope; of hardtanh and relu6, the lower bound. */
  readonly alpha: number | undefined;
  /** Of hardtanh and relu6, the upper bound. */
  readonly beta?: number | undefined;
  /** Only of norms: what is added to the variance ahead of the root. */
  readonly eps?: number | undefined;
}
