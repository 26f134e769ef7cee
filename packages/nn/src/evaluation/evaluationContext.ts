/** Mean and spread per feature, as they are used in evaluation mode. */
export interface FeatureMoments {
  readonly mean: ArrayLike<number>;
  /** The variance, whatever was tracked on the way there. */
  readonly variance: ArrayLike<number>;
}

/** Moments of each batchNorm layer by its name: `3.batchNorm`. */
export type NetworkMoments = Readonly<Record<string, FeatureMoments>>;

/** What a layer is told when it goes into evaluation mode. */
export interface EvaluationContext {
  /** The layer's name within the network. */
  readonly name: string;
  readonly moments: NetworkMoments | undefined;
}

/** Name of a child: `3.batchNorm` of the network, `4.residual.1.batchNorm` of a composite. */
export const childName = (parent: string, index: number, kind: string): string =>
  parent === '' ? `${index}.${kind}` : `${parent}.${index}.${kind}`;
