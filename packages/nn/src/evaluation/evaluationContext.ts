import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { StepScope } from '../signals/stepScope.ts';

/** Mean and spread per feature, as they are used in evaluation mode. */
export interface FeatureMoments {
  readonly mean: ArrayLike<number>;
  /** The variance, whatever was tracked on the way there. */
  readonly variance: ArrayLike<number>;
}

/** Moments of each batchNorm layer by its name: `3.batchNorm`. */
export type NetworkMoments = Readonly<Record<string, FeatureMoments>>;

/** Looks at what arrives at a batchNorm whose moments are not known yet. */
export type Measure = (
  layer: { readonly name: string; readonly features: number; readonly unbiased: boolean },
  x: TensorInfo,
  scope: StepScope,
) => void;

/** What a layer gets when it goes into evaluation mode. */
export interface EvaluationContext {
  /** The layer's name within the network. */
  readonly name: string;
  readonly moments: NetworkMoments | undefined;
  /** Only while a network is calibrated: takes the place of missing moments. */
  readonly measure?: Measure | undefined;
}

/** Name of a child: `3.batchNorm` of the network, `4.residual.1.batchNorm` of a composite. */
export const childName = (parent: string, index: number, kind: string): string =>
  parent === '' ? `${index}.${kind}` : `${parent}.${index}.${kind}`;
