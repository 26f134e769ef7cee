import type { Objective, Snapshot } from '@weir/core';
import { Observable } from 'rxjs';
import { objectiveOf } from './model/objectiveOf.ts';
import { observeModel } from './model/observeModel.ts';
import { observedSnapshot } from './snapshot/observedSnapshot.ts';
import { StepCounter, observeSteps } from './steps/observeSteps.ts';
import type { StepObserver } from './steps/observeSteps.ts';
import { placeByName } from './steps/placeByName.ts';
import type { ObservableModel, ObservableOptimizer } from './targets.ts';

/** How often an optimiser is observed. */
export interface ObserveOptions {
  /** Sees step 0 and every so many steps; the others run as if nobody looked. Default 1. */
  readonly every?: number;
}

/** How often a model is observed, and which of its layers. */
export interface ObserveModelOptions extends ObserveOptions {
  /** Sees these layers alone, by name; one in a nested model as `encoder/dense`. Default: all. */
  readonly layers?: readonly string[];
  /** The optimiser that trains it, where a loop written by hand and not `fit` does. Default: the one it is compiled with. */
  readonly optimizer?: ObservableOptimizer;
}

/**
 * The training steps of somebody's `tf.LayersModel`, or of any `tf.Optimizer`, as a stream of snapshots: outputs,
 * ∂loss/∂output, weights, gradients, updates and batch moments, for every diagnostic, rule and chart.
 *
 * The owner goes on building, compiling and fitting as before; not a bit of the training changes and no tensor is left
 * over. Subscribing puts hooks on the layers and the optimiser, unsubscribing restores every property. Readings
 * expire when the snapshot has been emitted; see `capture` in `@weir/core`. The stream never completes.
 *
 * Takes a backend that reads synchronously: `cpu`, `wasm`, `simd`, `webgl`.
 *
 * @throws TypeError if it is neither; RangeError if `every` is not a positive integer. Down the stream: RangeError if
 *   a layer named is not there, TypeError if gradients are applied for the second time whose loss was not computed by
 *   `optimizer.computeGradients` or `minimize`.
 *
 * @example
 * ```ts
 * import * as tf from '@tensorflow/tfjs';
 *
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
 * model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
 * const steps: number[] = [];
 * const subscription = observe(model).subscribe(({ step }) => steps.push(step));
 * await model.fit(tf.tensor2d([[1], [2]]), tf.tensor2d([[2], [4]]), { epochs: 3, verbose: 0 });
 * subscription.unsubscribe();
 * steps; // → [0, 1, 2]
 * ```
 */
export function observe(model: ObservableModel, options?: ObserveModelOptions): Observable<Snapshot>;
export function observe(optimizer: ObservableOptimizer, options?: ObserveOptions): Observable<Snapshot>;
export function observe(
  target: ObservableModel | ObservableOptimizer,
  options: ObserveModelOptions = {},
): Observable<Snapshot> {
  if (!isObject(options)) {
    throw new TypeError(`observe: options must be an object, got ${String(options)}; write { every: 10 }`);
  }
  const { every = 1 } = options;
  if (!Number.isInteger(every) || every < 1) {
    throw new RangeError(`observe: every must be a positive integer, got ${every}; 1 sees each step`);
  }
  const isModel = isObject(target) && 'layers' in target && Array.isArray(target.layers);
  if (!isModel && !isOptimizer(target)) {
    throw new TypeError(
      `observe: model must be a tf.LayersModel or a tf.Optimizer, got ${isObject(target) ? 'another object' : String(target)}; a graph model does not train`,
    );
  }
  if (options.optimizer !== undefined && !isOptimizer(options.optimizer)) {
    throw new TypeError(
      `observe: optimizer must be a tf.Optimizer, got ${isObject(options.optimizer) ? 'another object' : String(options.optimizer)}; give the one whose minimize trains the model`,
    );
  }
  return new Observable((subscriber) => {
    const counter = new StepCounter();
    // Of some layers alone, nobody knows whether the last one is the network's.
    const objective = (): Objective | undefined =>
      isModel && !options.layers ? objectiveOf(target as ObservableModel) : undefined; // it has layers
    const observerOf = (place: typeof placeByName): StepObserver => ({
      wants: (step) => step % every === 0,
      done: (step, variables, rate) =>
        subscriber.next(observedSnapshot(step, variables, rate, place, objective())),
      failed: (error) => subscriber.error(error),
      unseen: () =>
        subscriber.error(
          new TypeError(
            'observe: gradients must come from optimizer.computeGradients or minimize, got some that were computed otherwise; ' +
              'write optimizer.computeGradients(f) in place of tf.variableGrads(f)',
          ),
        ),
    });
    subscriber.add(() => counter.close());
    subscriber.add(
      isModel
        ? observeModel(target as ObservableModel, options, counter, observerOf) // it has layers
        : observeSteps(target as ObservableOptimizer, counter, observerOf(placeByName)), // it computes gradients
    );
  });
}

const isOptimizer = (value: unknown): value is ObservableOptimizer =>
  isObject(value) &&
  ['computeGradients', 'applyGradients'].every((name) => typeof Reflect.get(value, name) === 'function');

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
