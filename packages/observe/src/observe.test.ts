import * as tf from '@tensorflow/tfjs';
import { ExpiredReadingError } from '@weir/core';
import type { Reading, Snapshot } from '@weir/core';
import { take, tap as tapRx } from 'rxjs';
import type { Subscription } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { observe, tap } from './index.ts';
import { networks } from './testing/networks.ts';
import type { Network } from './testing/networks.ts';

const training = { epochs: 2, batchSize: 8, shuffle: false, verbose: 0 } as const;

const bitsOf = (model: tf.LayersModel): readonly number[][] =>
  model.getWeights().map((weight) => Array.from(new Uint32Array(weight.dataSync().slice().buffer)));

/** Every own property of an object, to be compared with how it was. */
const propertiesOf = (target: object) => Object.getOwnPropertyDescriptors(target);

/** An optimiser's methods that are its own, which they are while it is hooked. */
const hookedOf = (optimizer: tf.Optimizer): readonly string[] =>
  Object.keys(optimizer).filter((name) => /Gradients$/.test(name));

const layersOf = (model: tf.LayersModel): readonly tf.layers.Layer[] =>
  model.layers.flatMap((layer) => ('layers' in layer ? layersOf(layer as tf.LayersModel) : [layer])); // nested

/** Reads all that a snapshot has, so that nothing is left unasked. */
function readAll({ layers, parameters }: Snapshot): void {
  const readings: (Reading | undefined)[] = [
    ...layers.flatMap(({ input, output, grad, batchMoments }) => [
      input,
      output,
      grad,
      batchMoments?.mean,
      batchMoments?.variance,
    ]),
    ...parameters.flatMap(({ data, grad, update }) => [data, grad, update]),
  ];
  for (const reading of readings) reading?.values();
}

async function trained({ model, xs, ys }: Network, seen?: (snapshot: Snapshot) => void) {
  const watching = seen && observe(model).subscribe(seen);
  await model.fit(xs, ys, training);
  watching?.unsubscribe();
  return bitsOf(model);
}

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe.each(Object.entries(networks))('observe of %s', (_name, network) => {
  it('changes not a bit of the training, and shows every step of it', async () => {
    const alone = await trained(network());
    const steps: number[] = [];
    const observed = await trained(network(), (snapshot) => {
      readAll(snapshot);
      steps.push(snapshot.step);
    });
    expect(observed).toEqual(alone);
    expect(steps).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('leaves no tensor over', async () => {
    const { model, xs, ys } = network();
    await model.fit(xs, ys, training);
    const before = tf.memory().numTensors;
    const watching = observe(model).subscribe(readAll);
    await model.fit(xs, ys, training);
    expect(tf.memory().numTensors).toBe(before);
    watching.unsubscribe();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('restores every property when the last subscriber leaves', () => {
    const { model } = network();
    const objects = [model, model.optimizer, ...layersOf(model)];
    const before = objects.map(propertiesOf);
    const first = observe(model).subscribe();
    const second = observe(model).subscribe();
    expect(objects.map(propertiesOf)).not.toEqual(before);
    first.unsubscribe();
    second.unsubscribe();
    expect(objects.map(propertiesOf)).toEqual(before);
  });

  it('shows a gradient of each output that learns, finite, of the output’s shape, and the updates of sgd', async () => {
    let seen = 0;
    await trained(network(), ({ layers, parameters, learningRate, loss }) => {
      seen++;
      expect(loss).toBeGreaterThan(0);
      expect(learningRate).toBe(0.05);
      expect(new Set(layers.map(({ name }) => name)).size).toBe(layers.length);
      for (const { output, grad, name } of layers) {
        expect([name, grad?.shape]).toEqual([name, output.shape]);
        expect(grad?.moments().nonFinite).toBe(0);
      }
      for (const { grad, update } of parameters) {
        const slope = grad.values();
        Array.from(update.values()).forEach((moved, at) =>
          expect(moved).toBeCloseTo(-0.05 * (slope[at] ?? NaN), 5),
        );
      }
      expect(parameters.some(({ fanIn }) => fanIn !== undefined)).toBe(true);
    });
    expect(seen).toBe(6);
  });
});

describe('observe', () => {
  const plain = (): Network => networks['plain layers']?.() ?? expect.unreachable();

  it('names layers by their activation’s kind, and the parameters after their layers', async () => {
    let seen: Snapshot | undefined;
    await trained(plain(), (snapshot) => (seen ??= snapshot));
    expect(seen?.layers.map(({ kind }) => kind)).toEqual(['tanh', 'relu', 'linear']);
    expect(seen?.layers.map(({ name }) => name)).toEqual([
      ...new Set(seen?.parameters.map(({ layer }) => layer)),
    ]);
    expect(seen?.parameters.map(({ name, layer }) => name.slice(layer.length))).toEqual([
      '.kernel',
      '.bias',
      '.kernel',
      '.bias',
      '.kernel',
      '.bias',
    ]);
    expect(seen?.parameters.map(({ fanIn }) => fanIn)).toEqual([4, undefined, 6, undefined, 5, undefined]);
  });

  it('names what a shared layer puts out at each of its calls', async () => {
    const names: string[][] = [];
    await trained(networks['a shared layer']?.() ?? expect.unreachable(), ({ layers }) =>
      names.push(layers.map(({ name }) => name)),
    );
    const [[left, right] = []] = names;
    expect(right).toBe(`${left} (2)`);
    expect(names.every((each) => each[1] === right)).toBe(true);
  });

  it('says which nested model a layer stands in', async () => {
    let names: readonly string[] = [];
    await trained(networks['a nested model']?.() ?? expect.unreachable(), ({ layers }) => {
      names = layers.map(({ name }) => name.replace(/\d+|_Dense/g, ''));
    });
    expect(names).toEqual(['encoder/dense', 'encoder/dense', 'dense']);
  });

  it('gives BatchNorm’s moments of the batch, over N − 1, and its momentum as the weight of the new', async () => {
    await trained(networks['BatchNorm and dropout']?.() ?? expect.unreachable(), ({ layers }) => {
      const norm = layers.find(({ kind }) => kind === 'batchNorm');
      const { mean, std } = norm?.input?.unitMoments() ?? expect.unreachable();
      expect(norm?.batchMoments?.momentum).toBeCloseTo(0.1);
      Array.from(norm?.batchMoments?.mean.values() ?? []).forEach((value, unit) =>
        expect(value).toBeCloseTo(mean[unit] ?? NaN, 10),
      );
      Array.from(norm?.batchMoments?.variance.values() ?? []).forEach((value, unit) =>
        expect(value).toBeCloseTo((std[unit] ?? NaN) ** 2, 10),
      );
    });
  });

  it('tells of the same gradients as tf.variableGrads', async () => {
    const { model, xs, ys } = plain();
    const { grads } = tf.variableGrads(
      () => tf.losses.meanSquaredError(ys, model.apply(xs, { training: true }) as tf.Tensor), // of tensors comes one
      model.trainableWeights.map((weight) => weight.read() as tf.Variable), // what it holds
    );
    const expected = model.trainableWeights.map((weight) => Array.from(grads[weight.name]?.dataSync() ?? []));
    let seen: number[][] = [];
    const watching = observe(model)
      .pipe(take(1))
      .subscribe(({ parameters }) => {
        seen = parameters.map(({ grad }) => Array.from(grad.values()));
      });
    await model.fit(xs, ys, { ...training, epochs: 1, batchSize: 24 });
    watching.unsubscribe();
    seen.forEach((values, at) =>
      values.forEach((value, index) => expect(value).toBeCloseTo(expected[at]?.[index] ?? NaN, 5)),
    );
    expect(seen.flat()).toHaveLength(expected.flat().length);
  });

  it('sees fitDataset as it sees fit', async () => {
    const { model, xs, ys } = plain();
    const losses: number[] = [];
    const watching = observe(model).subscribe(({ loss }) => losses.push(loss));
    const data = tf.data.zip<{ xs: tf.Tensor; ys: tf.Tensor }>({
      xs: tf.data.array((xs as tf.Tensor2D).arraySync()), // of the plain network
      ys: tf.data.array((ys as tf.Tensor2D).arraySync()), // so are they
    } as never); // which tfjs types as containers of data sets
    await model.fitDataset(data.batch(8), { epochs: 2, verbose: 0 });
    watching.unsubscribe();
    expect(losses).toHaveLength(6);
    expect(losses.every((loss) => loss > 0)).toBe(true);
  });

  it('follows a model that is recompiled in between, and counts on', async () => {
    const { model, xs, ys } = plain();
    const first = model.optimizer;
    const steps: number[] = [];
    const rates: number[] = [];
    const watching = observe(model).subscribe(({ step, learningRate }) => {
      steps.push(step);
      rates.push(learningRate);
    });
    await model.fit(xs, ys, { ...training, epochs: 1 });
    model.compile({ optimizer: tf.train.adam(0.01), loss: 'meanSquaredError' });
    await model.fit(xs, ys, { ...training, epochs: 1 });
    expect(hookedOf(first)).toEqual([]);
    const second = model.optimizer;
    watching.unsubscribe();
    expect(hookedOf(second)).toEqual([]);
    expect(steps).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rates).toEqual([0.05, 0.05, 0.05, 0.01, 0.01, 0.01]);
  });

  it('can begin ahead of compile, and follow a model that grows', async () => {
    const model = tf.sequential();
    model.add(tf.layers.dense({ inputShape: [4], units: 3, activation: 'tanh' }));
    let kinds: readonly string[] = [];
    const watching = observe(model).subscribe(({ layers }) => (kinds = layers.map(({ kind }) => kind)));
    model.add(tf.layers.dense({ units: 1 }));
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.fit(tf.randomNormal([8, 4]), tf.randomNormal([8, 1]), { verbose: 0 });
    watching.unsubscribe();
    expect(kinds).toEqual(['tanh', 'linear']);
  });

  it('sees only the steps and the layers that are wanted', async () => {
    const network = plain();
    const [name = ''] = network.model.layers.map((layer) => layer.name);
    const seen: unknown[] = [];
    const watching = observe(network.model, { every: 2, layers: [name] }).subscribe(({ step, layers }) =>
      seen.push([step, ...layers.map((layer) => layer.name)]),
    );
    await network.model.fit(network.xs, network.ys, training);
    watching.unsubscribe();
    expect(seen).toEqual([
      [0, name],
      [2, name],
      [4, name],
    ]);
  });

  it('does not see predict and evaluate', async () => {
    const { model, xs, ys } = plain();
    const steps: number[] = [];
    const watching = observe(model).subscribe(({ step }) => steps.push(step));
    model.predict(xs);
    model.evaluate(xs, ys, { verbose: 0 });
    expect(steps).toEqual([]);
    await model.fit(xs, ys, { ...training, epochs: 1, validationData: [xs as tf.Tensor, ys] }); // of one input
    watching.unsubscribe();
    expect(steps).toEqual([0, 1, 2]);
  });

  it('lets readings expire with their step, and keeps what was read', async () => {
    let kept: Snapshot | undefined;
    await trained(plain(), (snapshot) => {
      snapshot.layers[0]?.output.moments();
      kept = snapshot;
    });
    expect(kept?.layers[0]?.output.moments().count).toBe(48);
    expect(() => kept?.layers[0]?.grad?.moments()).toThrow(ExpiredReadingError);
    expect(() => kept?.parameters[0]?.update.values()).toThrow(ExpiredReadingError);
  });

  it('can be left in the midst of a step', async () => {
    const { model, xs, ys } = plain();
    const tensors = tf.memory().numTensors;
    let seen = 0;
    observe(model)
      .pipe(take(2))
      .subscribe(() => seen++);
    await model.fit(xs, ys, training);
    expect(seen).toBe(2);
    expect(hookedOf(model.optimizer)).toEqual([]);
    // The first fit makes what tfjs keeps for itself.
    const after = tf.memory().numTensors;
    await model.fit(xs, ys, training);
    expect(tf.memory().numTensors).toBe(after);
    expect(after - tensors).toBeLessThan(3);
  });

  describe.each(['a layer', 'the loss', 'the subscriber', 'a callback'])('left from within %s', (place) => {
    it('ends there, leaves nothing behind, and the training goes on bit for bit', async () => {
      const run = async (watch: boolean) => {
        const { model, xs, ys } = plain();
        let watching: Subscription | undefined;
        let calls = 0;
        /** Leaves in the second step, when the layer before has been seen and nothing has come back. */
        const leaveAt = (here: string): void => {
          if (here === place && ++calls === 2) watching?.unsubscribe();
        };
        const last = model.layers.at(-1) ?? expect.unreachable();
        const call = last.call.bind(last);
        last.call = (...args) => {
          leaveAt('a layer');
          return call(...args);
        };
        model.compile({
          optimizer: tf.train.sgd(0.05),
          loss: (truth, made) => {
            leaveAt('the loss');
            return tf.losses.meanSquaredError(truth, made);
          },
        });
        const hooksBefore = [model, last].map((target) => Object.keys(target));
        const tensors = tf.memory().numTensors;
        let seen = 0;
        if (watch)
          watching = observe(model).subscribe((snapshot) => {
            seen += 1;
            readAll(snapshot);
            leaveAt('the subscriber');
          });
        await model.fit(xs, ys, {
          ...training,
          callbacks: { onBatchBegin: async () => leaveAt('a callback') },
        });
        expect([model, last].map((target) => Object.keys(target))).toEqual(hooksBefore);
        expect(hookedOf(model.optimizer)).toEqual([]);
        return { seen, left: tf.memory().numTensors - tensors, bits: bitsOf(model) };
      };
      const alone = await run(false);
      const watched = await run(true);
      expect(watched).toEqual({ ...alone, seen: place === 'the subscriber' ? 2 : 1 });
    });
  });

  it.each(['a layer', 'the loss', 'a callback', 'the subscriber'])(
    'leaves an error of %s in fit to whom it belongs, holds no tensor of it, and sees the next fit',
    async (place) => {
      const run = async (watch: boolean) => {
        const { model, xs, ys } = plain();
        let calls = 0;
        const failAt = (here: string): void => {
          if (here === place && ++calls === 2) throw new Error(`of ${here}`);
        };
        const last = model.layers.at(-1) ?? expect.unreachable();
        const call = last.call.bind(last);
        last.call = (...args) => {
          failAt('a layer');
          return call(...args);
        };
        model.compile({
          optimizer: tf.train.sgd(0.05),
          loss: (truth, made) => {
            failAt('the loss');
            return tf.losses.meanSquaredError(truth, made);
          },
        });
        const tensors = tf.memory().numTensors;
        const steps: number[] = [];
        const heard: string[] = [];
        const watching = watch
          ? observe(model)
              .pipe(tapRx(() => failAt('the subscriber')))
              .subscribe({
                next: ({ step }) => steps.push(step),
                error: (error: Error) => heard.push(error.message),
              })
          : undefined;
        const callbacks = { onBatchEnd: async () => failAt('a callback') };
        const fit = () => model.fit(xs, ys, { ...training, epochs: 1, callbacks });
        const thrown = await fit().then(
          () => '',
          (error: Error) => error.message,
        );
        const left = tf.memory().numTensors - tensors;
        // tfjs leaves its own flag where a fit has failed, watched or not.
        Object.assign(model, { isTraining: false });
        await fit();
        watching?.unsubscribe();
        expect(hookedOf(model.optimizer)).toEqual([]);
        return { thrown, left, bits: bitsOf(model), steps, heard };
      };
      const { steps, heard, ...watched } = await run(true);
      const { steps: _steps, heard: _heard, ...alone } = await run(false);
      expect(watched).toEqual(alone);
      const isOfOwner = place !== 'the subscriber';
      expect([watched.thrown, heard]).toEqual(isOfOwner ? [`of ${place}`, []] : ['', ['of the subscriber']]);
      // A fit has three steps; the one that failed counts for none, but after a callback it had been done.
      const done = { 'a layer': 1, 'the loss': 1, 'a callback': 2, 'the subscriber': 1 }[place] ?? NaN;
      expect(steps).toHaveLength(isOfOwner ? done + 3 : done);
    },
  );

  it('may begin in the midst of a step, which it does not see', async () => {
    const { model, xs, ys } = plain();
    let watching: Subscription | undefined;
    const steps: number[] = [];
    const errors: unknown[] = [];
    model.compile({
      optimizer: tf.train.sgd(0.05),
      loss: (truth, made) => {
        watching ??= observe(model).subscribe({
          next: ({ step }) => steps.push(step),
          error: (error: unknown) => errors.push(error),
        });
        return tf.losses.meanSquaredError(truth, made);
      },
    });
    await model.fit(xs, ys, { ...training, epochs: 1 });
    watching?.unsubscribe();
    expect([steps, errors]).toEqual([[0, 1], []]);
  });

  it('errs down the stream, and not into its owner’s fit, when a layer it is to see is taken out', async () => {
    const model = tf.sequential();
    for (const name of ['one', 'two', 'three'])
      model.add(tf.layers.dense({ name, units: 1, ...(name === 'one' && { inputShape: [4] }) }));
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    const before = model.layers.map(propertiesOf);
    let message = '';
    observe(model, { layers: ['three'] }).subscribe({ error: (error: Error) => (message = error.message) });
    model.pop();
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await model.fit(tf.randomNormal([8, 4]), tf.randomNormal([8, 1]), { verbose: 0 });
    expect(message).toBe('observe: layers must name layers of the model, got "three"; they are one, two');
    expect(model.layers.map(propertiesOf).map(Object.keys)).toEqual(before.slice(0, 2).map(Object.keys));
    expect(Object.hasOwn(model, 'fit')).toBe(false);
  });

  it('lets models that share layers and an optimiser be observed at once, and left in any order', async () => {
    const shared = tf.layers.dense({ units: 3, activation: 'tanh', inputShape: [4] });
    const models = [1, 2].map(() => {
      const model = tf.sequential();
      model.add(shared);
      model.add(tf.layers.dense({ units: 1 }));
      model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
      return model;
    });
    const before = propertiesOf(shared);
    const counts = [0, 0];
    const [a, b] = models.map((model, at) =>
      observe(model).subscribe(({ layers }) => {
        counts[at] = (counts[at] ?? 0) + layers.length;
      }),
    );
    const [xs, ys] = [tf.randomNormal([8, 4]), tf.randomNormal([8, 1])];
    await models[0]?.fit(xs, ys, { verbose: 0 });
    expect(counts).toEqual([2, 0]);
    a?.unsubscribe();
    await models[1]?.fit(xs, ys, { verbose: 0 });
    expect(counts).toEqual([2, 2]);
    b?.unsubscribe();
    expect(propertiesOf(shared)).toEqual(before);
  });

  it('closes a step whose loss throws', () => {
    const optimizer = tf.train.sgd(0.1);
    const x = tf.variable(tf.scalar(1));
    const before = tf.memory().numTensors;
    const losses: number[] = [];
    const watching = observe(optimizer).subscribe(({ loss }) => losses.push(loss));
    expect(() =>
      optimizer.minimize(() => {
        tap('x', x);
        throw new Error('mine');
      }),
    ).toThrow('mine');
    expect(tf.memory().numTensors).toBe(before);
    optimizer.minimize(() => x.square().asScalar(), false, [x]);
    watching.unsubscribe();
    expect(losses).toEqual([1]);
    x.dispose();
  });

  it('refuses what it cannot observe, and says what to give', () => {
    expect(() => observe({} as never)).toThrow(
      'observe: model must be a tf.LayersModel or a tf.Optimizer, got another object',
    );
    expect(() => observe(undefined as never)).toThrow('got undefined');
    expect(() => observe(plain().model, { every: 0 })).toThrow(
      'observe: every must be a positive integer, got 0',
    );
    expect(() => observe(plain().model, null as never)).toThrow(
      'observe: options must be an object, got null; write { every: 10 }',
    );
    expect(() => observe(plain().model, { optimizer: {} as never })).toThrow(
      'observe: optimizer must be a tf.Optimizer, got another object; give the one whose minimize trains the model',
    );
    const wrong: string[] = [];
    observe(plain().model, { layers: 'dense' as never }).subscribe({
      error: (error: Error) => wrong.push(error.message),
    });
    expect(wrong).toEqual([
      expect.stringMatching(/^observe: layers must be a list of names, got "dense"; write \['dense_Dense/),
    ]);
    let message = '';
    observe(plain().model, { layers: ['dens'] }).subscribe({
      error: (error: Error) => (message = error.message),
    });
    expect(message).toMatch(/^observe: layers must name layers of the model, got "dens"; they are dense/);
  });
});

describe('a loop written by hand', () => {
  /** Twenty steps of regression, and the bits that they end at. */
  function loop(watch: boolean): { readonly bits: readonly number[]; readonly seen: Snapshot[] } {
    const optimizer = tf.train.momentum(0.1, 0.9);
    const w1 = tf.variable(tf.randomNormal([3, 5], 0, 1, 'float32', 1), true, `hidden${watch}.weight`);
    const w2 = tf.variable(tf.randomNormal([5, 1], 0, 1, 'float32', 2), true, `out${watch}.weight`);
    const x = tf.randomNormal([16, 3], 0, 1, 'float32', 3);
    const y = tf.randomNormal([16, 1], 0, 1, 'float32', 4);
    const seen: Snapshot[] = [];
    const watching = watch
      ? observe(optimizer).subscribe((snapshot) => {
          readAll(snapshot);
          seen.push(snapshot);
        })
      : undefined;
    for (let step = 0; step < 20; step++) {
      optimizer.minimize(
        () => {
          const h = tap('hidden', tf.tanh(x.matMul(w1)), { kind: 'tanh' });
          return tf.losses.meanSquaredError(y, tap('out', h.matMul(w2), { kind: 'linear' }));
        },
        false,
        [w1, w2],
      );
    }
    watching?.unsubscribe();
    const bits = [w1, w2].flatMap((w) => Array.from(new Uint32Array(w.dataSync().slice().buffer)));
    tf.dispose([w1, w2, x, y]);
    optimizer.dispose();
    return { bits, seen };
  }

  it('is observed by three lines, without a bit changed or a tensor left', () => {
    const before = tf.memory().numTensors;
    const alone = loop(false);
    const between = tf.memory().numTensors;
    const { bits, seen } = loop(true);
    expect(bits).toEqual(alone.bits);
    expect(tf.memory().numTensors - between).toBe(between - before);
    expect(seen.map(({ step }) => step)).toEqual(Array.from({ length: 20 }, (_, step) => step));
    expect(seen[0]?.layers.map(({ name, kind }) => [name, kind])).toEqual([
      ['hidden', 'tanh'],
      ['out', 'linear'],
    ]);
    expect(seen[0]?.parameters.map(({ name, layer }) => [name, layer])).toEqual([
      ['hiddentrue.weight', 'hiddentrue'],
      ['outtrue.weight', 'outtrue'],
    ]);
    expect(seen[0]?.layers[0]?.grad?.shape).toEqual([16, 5]);
  });

  it('sees gradients as they were applied, clipped or not', () => {
    const optimizer = tf.train.sgd(1);
    const w = tf.variable(tf.scalar(3));
    let grad: ArrayLike<number> = [];
    const watching = observe(optimizer).subscribe(
      ({ parameters: [only] }) => (grad = only?.grad.values() ?? []),
    );
    const { value, grads } = optimizer.computeGradients(() => w.square().asScalar(), [w]);
    optimizer.applyGradients({ [w.name]: (grads[w.name] ?? value).clipByValue(-1, 1) });
    watching.unsubscribe();
    expect(Array.from(grad)).toEqual([1]);
    w.dispose();
  });

  it('errs where the loss was computed elsewhere, and lets the training go on', () => {
    const optimizer = tf.train.sgd(1);
    const w = tf.variable(tf.scalar(3));
    let message = '';
    observe(optimizer).subscribe({ error: (error: Error) => (message = error.message) });
    for (const expected of [-3, 3]) {
      optimizer.applyGradients(tf.variableGrads(() => w.square().asScalar(), [w]).grads);
      expect(w.dataSync()[0]).toBe(expected);
    }
    expect(message).toMatch(/write optimizer\.computeGradients\(f\) in place of tf\.variableGrads\(f\)/);
    expect(Object.hasOwn(optimizer, 'applyGradients')).toBe(false);
    w.dispose();
  });

  it('gets its tensor back as it is from tap while nobody observes', () => {
    const x = tf.scalar(1);
    expect(tap('x', x)).toBe(x);
  });
});
