import type { StepCounter, StepObserver } from '../steps/observeSteps.ts';
import { observeSteps } from '../steps/observeSteps.ts';
import { placeByName } from '../steps/placeByName.ts';
import type { ObservableLayer, ObservableModel, ObservableOptimizer } from '../targets.ts';
import { wrapMethod } from '../wrapMethod.ts';
import { leafLayers } from './leafLayers.ts';
import type { LeafLayer } from './leafLayers.ts';
import { observeLayer } from './observeLayer.ts';
import { parameterPlaces } from './parameterPlaces.ts';
import type { ParameterPlace } from './parameterPlaces.ts';

/** After and ahead of these the model may have other layers or another optimiser. */
const changing = ['compile', 'fit', 'fitDataset', 'trainOnBatch'];

/**
 * Hooks a model's layers and its optimiser, and follows it through recompiling and growing.
 *
 * @returns What takes all hooks off again.
 * @throws RangeError if a layer named is not there.
 */
export function observeModel(
  model: ObservableModel,
  options: { readonly layers?: readonly string[]; readonly optimizer?: ObservableOptimizer },
  counter: StepCounter,
  observerOf: (placeOf: (variable: string) => ParameterPlace) => StepObserver,
): () => void {
  const hooked = new Map<ObservableLayer, () => void>();
  let places: ReadonlyMap<string, ParameterPlace> = new Map();
  let optimizer: ObservableOptimizer | undefined;
  let release = (): void => {};
  const placeOf = (variable: string): ParameterPlace => {
    // A model that is built by its first batch has its variables only then.
    if (!places.has(variable)) places = parameterPlaces(leafLayers(model));
    return places.get(variable) ?? placeByName(variable);
  };
  const observer = observerOf(placeOf);

  const follow = (): void => {
    const leaves = leafLayers(model);
    for (const leaf of chosen(leaves, options.layers)) {
      if (!hooked.has(leaf.layer)) hooked.set(leaf.layer, observeLayer(leaf, counter));
    }
    const current = options.optimizer ?? model.optimizer;
    if (current === optimizer) return;
    release();
    optimizer = current;
    release = current ? observeSteps(current, counter, observer) : () => {};
  };

  const undo: (() => void)[] = [];
  let isLeft = false;
  const leave = (): void => {
    isLeft = true;
    for (const off of [...undo, ...hooked.values()]) off();
    release();
  };
  /** What is wrong is the subscriber's to hear, and never the owner's whose call it is found in. */
  const tryToFollow = (): void => {
    if (isLeft) return;
    try {
      follow();
    } catch (error) {
      observer.failed(error);
    }
  };
  try {
    follow();
    for (const name of changing.filter((method) => method in model))
      undo.push(
        wrapMethod<unknown[], unknown>(model, name, (inner, ...args) => {
          tryToFollow();
          const result = inner(...args);
          tryToFollow();
          return result;
        }),
      );
  } catch (error) {
    leave();
    throw error;
  }
  return leave;
}

function chosen(leaves: readonly LeafLayer[], names: readonly string[] | undefined): readonly LeafLayer[] {
  if (names === undefined) return leaves;
  if (!Array.isArray(names))
    throw new TypeError(
      `observe: layers must be a list of names, got ${JSON.stringify(names)}; write ['${leaves[0]?.name ?? 'dense'}']`,
    );
  const missing = names.find((name) => !leaves.some((leaf) => leaf.name === name));
  if (missing !== undefined) {
    throw new RangeError(
      `observe: layers must name layers of the model, got ${JSON.stringify(missing)}; ` +
        `they are ${leaves.map(({ name }) => name).join(', ')}`,
    );
  }
  return leaves.filter(({ name }) => names.includes(name));
}
