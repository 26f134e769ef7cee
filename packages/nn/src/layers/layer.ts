import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Observable } from 'rxjs';
import type { Fits, Print, TypeError } from '../shapes/fits.ts';
import type { Shape } from '../shapes/shape.ts';
import type { Apply, Refusal, ShapeMap } from '../shapes/shapeMap.ts';
import type { Signal } from '../signals/signal.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import type { EvaluationContext } from '../evaluation/evaluationContext.ts';
import type { FeatureMap } from './featureMap.ts';
import type { FreezingContext } from './freezingContext.ts';
import type { LayerDescription } from './layerDescription.ts';

/** A layer of any widths: what the machinery sees. */
export interface AnyLayer extends LayerDescription {
  readonly children: readonly AnyLayer[];
  /**
   * Shape of an example that comes out.
   *
   * @throws RangeError if the layer does not take examples of shape `input`.
   */
  outputShape(input: Shape): Shape;
  /** Runs forward and remembers what the way back needs. */
  apply(x: TensorInfo, scope: StepScope, wantsInputGrad: boolean): TapeEntry;
  /** Runs forward on a signal: one more entry on its tape, or, for `sequential`, one for each layer. */
  through(signal: Signal): Signal;
  /**
   * The layer as it is in evaluation mode: itself, unless it is a batchNorm, a dropout or has one inside.
   *
   * @throws Error if it needs statistics that the context does not have.
   */
  evaluation(context: EvaluationContext): AnyLayer;
  /** Only of norms with fixed statistics: what they do to each feature. */
  featureMap?(): FeatureMap;
  /** Only of layers that can be one with what stands after them: the layer, then `map` of its outputs. */
  mapped?(map: FeatureMap): AnyLayer;
  /** Only of batchNorm, and of composites, which ask their children: see `freezeNorms`. */
  frozen?(context: FreezingContext): AnyLayer;
  /** Only of composites: the same with its norms folded; see `foldBatchNorm`. */
  folded?(): AnyLayer;
}

/** A layer as a stream operator whose sizes the types forget: what a function takes that takes any network. */
export interface Network extends AnyLayer {
  (source: Observable<Signal>): Observable<Signal>;
}

/** What a source of shape `S` must be besides: nothing more, or what no source is, where the shape does not fit. */
type Acceptance<In extends Shape, S extends Shape> =
  Fits<S, In> extends true ? unknown : TypeError<`takes ${Print<In>}, but ${Print<S>} arrives`>;

/**
 * A stream operator from signals to signals that also says what it is and which parameters it has.
 *
 * @typeParam In shape of an example that it takes; `number` for any size.
 * @typeParam Map the shape that it makes of it.
 */
export interface Layer<In extends Shape = Shape, Map extends ShapeMap = ShapeMap> extends AnyLayer {
  <S extends Shape>(
    source: Observable<Signal<S>> & Acceptance<In, S> & Refusal<Map, S>,
  ): Observable<Signal<Apply<Map, S>>>;
  /** Only for the compiler. */
  readonly types?: { readonly takes: In; readonly makes: Map };
}
