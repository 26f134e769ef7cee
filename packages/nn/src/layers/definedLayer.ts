import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { EvaluationContext } from '../evaluation/evaluationContext.ts';
import type { Parameter } from '../parameters/parameter.ts';
import type { Shape } from '../shapes/shape.ts';
import type { ShapeMap } from '../shapes/shapeMap.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import { checkedOnce } from './checkedOnce.ts';
import type { FeatureMap } from './featureMap.ts';
import type { FreezingContext } from './freezingContext.ts';
import type { AnyLayer, Layer } from './layer.ts';
import type { MomentTracking } from './layerDescription.ts';
import { operator } from './operator.ts';

/** What a layer's backward pass gets to see of its forward pass. */
export interface Passed {
  readonly input: TensorInfo;
  readonly output: TensorInfo;
  /** What `forward` returned: the output, then what it kept. */
  readonly kept: readonly TensorInfo[];
  /** Whether anything below learns, so that ∂loss/∂input is wanted. */
  readonly wantsInputGrad: boolean;
}

/** What a layer's backward pass makes of ∂loss/∂output. */
export interface Backward {
  /** ∂loss/∂input; may be left out where it is not wanted. */
  readonly input?: TensorInfo | undefined;
  /** In the order of the layer's parameters. */
  readonly parameters?: readonly TensorInfo[];
}

/** A layer by its two passes, side by side, in terms of kernels. */
export interface LayerDefinition {
  readonly kind: string;
  readonly parameters?: readonly Parameter[];
  /** Default: the shape that came in. */
  outputShape?(input: Shape): Shape;
  /** Returns the output first, then whatever else the way back needs. */
  forward(x: TensorInfo, scope: StepScope): readonly TensorInfo[];
  backward(dy: TensorInfo, passed: Passed, scope: StepScope): Backward;
  /** Only of batchNorm: `forward` keeps the batch's mean and variance right after the output. */
  readonly tracking?: MomentTracking;
  /** Only of activations that diagnostics must know it of: see `LayerDescription`. */
  readonly alpha?: number | undefined;
  /** Likewise. */
  readonly beta?: number | undefined;
  /** Only of norms: what is added to the variance ahead of the root. */
  readonly eps?: number | undefined;
  /** Only of layers that differ in evaluation mode. */
  evaluation?(context: EvaluationContext): AnyLayer;
  /** Only of batchNorm; see `AnyLayer`. */
  frozen?(context: FreezingContext): AnyLayer;
  /** Only of norms with fixed statistics; see `AnyLayer`. */
  featureMap?(): FeatureMap;
  /** Only of layers that can be one with what stands after them; see `AnyLayer`. */
  mapped?(map: FeatureMap): AnyLayer;
}

/** Makes a layer of its definition. */
export function definedLayer<In extends Shape, Map extends ShapeMap>(
  definition: LayerDefinition,
): Layer<In, Map> {
  const { parameters = [], featureMap, mapped, frozen } = definition;
  const learns = parameters.length > 0;
  const outputShape = (input: Shape): Shape => definition.outputShape?.(input) ?? input;
  const check = checkedOnce(outputShape);
  const apply = (x: TensorInfo, scope: StepScope, wantsInputGrad: boolean): TapeEntry => {
    check(x);
    scope.uses(parameters);
    return new DefinedEntry(layer, definition, x, scope, wantsInputGrad);
  };
  const self: AnyLayer = {
    kind: definition.kind,
    parameters,
    children: [],
    tracking: definition.tracking,
    alpha: definition.alpha,
    beta: definition.beta,
    eps: definition.eps,
    outputShape,
    apply,
    through: (signal) => signal.through(apply(signal.value, signal.scope, signal.learns), learns),
    evaluation: (context) => definition.evaluation?.(context) ?? layer,
    ...(featureMap && { featureMap }),
    ...(mapped && { mapped }),
    ...(frozen && {
      frozen: (context: FreezingContext) => (context.isFrozen(context.name) ? frozen(context) : layer),
    }),
  };
  const layer = operator<In, Map>(self);
  return layer;
}

class DefinedEntry implements TapeEntry, Passed {
  readonly output: TensorInfo;
  readonly kept: readonly TensorInfo[];
  readonly inner: readonly TapeEntry[] = none;
  grad: TensorInfo | undefined = undefined;
  parameterGrads: readonly TensorInfo[] = none;

  constructor(
    readonly layer: AnyLayer,
    private readonly definition: LayerDefinition,
    readonly input: TensorInfo,
    scope: StepScope,
    readonly wantsInputGrad: boolean,
  ) {
    this.kept = definition.forward(input, scope);
    const [output] = this.kept;
    if (!output)
      throw new TypeError(`${definition.kind}: forward must return the output, got nothing; return [output]`);
    this.output = output;
  }

  backward(dy: TensorInfo, scope: StepScope): TensorInfo | undefined {
    this.grad = dy;
    const { input, parameters = none } = this.definition.backward(dy, this, scope);
    this.parameterGrads = parameters;
    return input;
  }
}

const none: readonly never[] = [];
