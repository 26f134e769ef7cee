import type { TensorInfo } from '@tensorflow/tfjs-core';
import { childName } from '../evaluation/evaluationContext.ts';
import type { Shape } from '../shapes/shape.ts';
import type { ShapeMap } from '../shapes/shapeMap.ts';
import type { StepScope } from '../signals/stepScope.ts';
import type { TapeEntry } from '../signals/tapeEntry.ts';
import { checkedOnce } from './checkedOnce.ts';
import { foldedPath } from './foldedPath.ts';
import type { AnyLayer, Layer } from './layer.ts';
import { operator } from './operator.ts';

/** One forward pass of a composite. */
export interface Composed {
  readonly output: TensorInfo;
  /** The children's applications, in their order. */
  readonly inner: readonly TapeEntry[];
  /** Takes ∂loss/∂output back through the children. */
  backward(dy: TensorInfo, scope: StepScope): TensorInfo | undefined;
}

/** A layer made of layers. */
export interface CompositeDefinition {
  readonly kind: string;
  /** Layers one after the other, in each of the ways that lead through it; all of them together are its children. */
  readonly paths: readonly (readonly AnyLayer[])[];
  outputShape(input: Shape): Shape;
  forward(x: TensorInfo, scope: StepScope, wantsInputGrad: boolean): Composed;
  /** The same composite of other paths, one for one: those of evaluation mode. */
  of(paths: readonly (readonly AnyLayer[])[]): AnyLayer;
  /** Default: one entry on the signal's tape, with the children's inside. */
  through?: AnyLayer['through'];
}

/**
 * Makes a composite of its definition. Its parameters are its children's, named after their place among them:
 * `4.residual.1.batchNorm.gamma`.
 *
 * @throws TypeError if one layer stands in it twice: parameters cannot be shared so.
 */
export function compositeLayer<In extends Shape, Map extends ShapeMap>(
  definition: CompositeDefinition,
): Layer<In, Map> {
  const { kind, paths } = definition;
  const children = paths.flat();
  if (new Set(children).size !== children.length) {
    throw new TypeError(`${kind}: layers must be distinct, got one twice; make a second layer of its own`);
  }
  const parameters = children.flatMap((layer) => layer.parameters);
  const learns = parameters.length > 0;
  const check = checkedOnce((input) => definition.outputShape(input));
  /** The paths with each child replaced by what `of` makes of it and of its name. */
  const named = (name: string, of: (layer: AnyLayer, ownName: string) => AnyLayer) => {
    let index = 0;
    return paths.map((path) => path.map((layer) => of(layer, childName(name, index++, layer.kind))));
  };
  const composite: Layer<In, Map> = operator<In, Map>({
    kind,
    parameters,
    children,
    tracking: undefined,
    alpha: undefined,
    outputShape: (input) => definition.outputShape(input),
    apply(x, scope, wantsInputGrad) {
      check(x);
      return new CompositeEntry(composite, x, definition.forward(x, scope, wantsInputGrad));
    },
    through:
      definition.through ??
      ((signal) => signal.through(composite.apply(signal.value, signal.scope, signal.learns), learns)),
    evaluation({ name, ...context }) {
      return definition.of(named(name, (layer, ownName) => layer.evaluation({ ...context, name: ownName })));
    },
    frozen: ({ name, ...context }) =>
      definition.of(named(name, (layer, ownName) => layer.frozen?.({ ...context, name: ownName }) ?? layer)),
    folded: () => definition.of(paths.map(foldedPath)),
  });
  return composite;
}

class CompositeEntry implements TapeEntry {
  readonly output: TensorInfo;
  readonly kept: readonly TensorInfo[];
  readonly inner: readonly TapeEntry[];
  grad: TensorInfo | undefined = undefined;
  parameterGrads: readonly TensorInfo[] = [];

  constructor(
    readonly layer: AnyLayer,
    readonly input: TensorInfo,
    private readonly composed: Composed,
  ) {
    this.output = composed.output;
    this.kept = [composed.output];
    this.inner = composed.inner;
  }

  backward(dy: TensorInfo, scope: StepScope): TensorInfo | undefined {
    this.grad = dy;
    return this.composed.backward(dy, scope);
  }
}
