import { setBackend } from '@tensorflow/tfjs-core';
import '@weir/backend-simd';
import { experimentOf, loadData, measureNetworkStart, parseConfiguration } from '@weir/experiments';
import { Control, assignParameters, parameterValues } from '@weir/nn';
import { memoryStore, networkTensors, readHeader, writeSafetensors } from '@weir/runs';
import type { RunStore } from '@weir/runs';
import { lastValueFrom, toArray } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { givenFolder } from '../testing/givenFolder.ts';
import { begun } from './begun.ts';
import { answered } from './compose/answered.ts';
import { areWeights, givenWeights } from './compose/givenWeights.ts';
import { fittedWeights } from './compose/fittedWeights.ts';
import { started } from './compose/started.ts';
import { keptRuns } from './keptRuns.ts';
import { removeOwnFile } from './kept/ownFiles.ts';
import { startBackend } from './startBackend.ts';
import { withWeights } from './withWeights.ts';

let store: RunStore;
vi.mock('@weir/runs/opfs', () => ({ opfsStore: async () => store }));
beforeEach(async () => {
  store = memoryStore();
  givenFolder();
  vi.stubGlobal('navigator', { ...navigator, userAgent: 'a test' });
  await setBackend('simd');
});
afterEach(() => vi.unstubAllGlobals());

const config = {
  name: 'weighed',
  steps: 3,
  seed: 1,
  data: { type: 'xor' },
  model: [{ type: 'linear', out: 4 }, { type: 'tanh' }, { type: 'linear', out: 2 }],
  learningRate: 0.1,
  batchSize: 4,
  diagnostics: [],
};
const experiment = async (given: object = {}) => {
  const configuration = parseConfiguration({ ...config, ...given });
  return experimentOf(configuration, await loadData(configuration));
};

/** A file with the weights that another seed draws. */
async function file(layout: 'weir' | 'torch' = 'weir', name = 'start.safetensors'): Promise<File> {
  const { network } = await experiment({ seed: 9 });
  const state = { parameters: parameterValues(network), moments: { layers: [] } };
  const tensors = networkTensors(state, layout);
  return new File([writeSafetensors({ tensors, metadata: { layout } })], name);
}

describe('givenWeights', () => {
  it('keeps a file of weights, and says what is in it', async () => {
    expect(areWeights([await file()])).toBe(true);
    expect(areWeights([new File([], 'words.txt')])).toBe(false);
    expect(await givenWeights([await file('torch')])).toEqual({
      weights: { file: 'start.safetensors' },
      seen: 'start.safetensors: 4 tensors, laid out as PyTorch does. The file stays in this browser.',
    });
  });

  it('says at which byte one is damaged, and takes one at a time', async () => {
    const damaged = new File(['{"x'], 'bad.safetensors');
    expect(await answered({ ask: 'files', files: [damaged] })).toEqual({
      problem: expect.stringMatching(/^safetensors: byte 0 must begin the length of the header in 8 bytes/),
    });
    await expect(givenWeights([damaged, damaged])).rejects.toThrow('must be one safetensors file');
  });
});

describe('withWeights', () => {
  it('gives a network the values of the file', async () => {
    await givenWeights([await file('torch')]);
    const own = await withWeights(await experiment(), { file: 'start.safetensors' });
    const other = await experiment({ seed: 9 });
    expect(parameterValues(own.network)).toEqual(parameterValues(other.network));
  });

  it('refuses what does not fit in the words of the command line', async () => {
    await givenWeights([await file()]);
    const wider = await experiment({
      model: [
        { type: 'linear', out: 5 },
        { type: 'linear', out: 2 },
      ],
    });
    await expect(withWeights(wider, { file: 'start.safetensors' })).rejects.toThrow(
      /^--weights must be a safetensors file of this network, got start.safetensors: /,
    );
    const names = { nothing: 'x' };
    await expect(withWeights(wider, { file: 'start.safetensors', names })).rejects.toThrow(
      'the map must name parameters of the network, got nothing',
    );
    await expect(withWeights(wider, { file: 'none.safetensors' })).rejects.toThrow(
      '"none.safetensors" must be a file that this browser keeps',
    );
  });
});

describe('the start of a network that is composed', () => {
  it('is that of the weights of the file, or says that they do not fit', async () => {
    await givenWeights([await file('torch')]);
    const weights = { file: 'start.safetensors' };
    const drawn = await started(JSON.stringify(config));
    const own = await started(JSON.stringify(config), weights);
    const layers = own.start?.layers ?? [];
    expect(own.weights).toBe('start.safetensors');
    expect(drawn.weights).toBeUndefined();
    expect(own.start?.loss).not.toBe(drawn.start?.loss);
    // On the same minibatch: that of the seed of the configuration, with what the other seed drew.
    const { network } = await experiment({ seed: 9 });
    const configuration = parseConfiguration(config);
    const expected = await measureNetworkStart(configuration, await loadData(configuration), (given) =>
      assignParameters(given, parameterValues(network)),
    );
    expect(layers).toEqual(expected.layers);
    const other = JSON.stringify({ ...config, model: [{ type: 'linear', out: 2 }] });
    const unfit = await answered({ ask: 'start', text: other, weights });
    expect(unfit).toEqual({
      problems: [],
      skipped: expect.stringMatching(/^Its start is not drawn, as the weights do not fit: --weights must be/),
    });
  });
});

describe('fittedWeights', () => {
  it('says whether the network that is composed can start with them', async () => {
    const { weights } = await givenWeights([await file()]);
    if (!weights) return expect.unreachable();
    expect(await fittedWeights(JSON.stringify(config), weights)).toEqual({ notes: [] });
    const other = JSON.stringify({ ...config, model: [{ type: 'linear', out: 2 }] });
    const fitted = await answered({ ask: 'weights', text: other, weights });
    expect(fitted).toMatchObject({ problem: expect.stringContaining('--weights must be') });
    const left = await fittedWeights(
      JSON.stringify({
        ...config,
        model: [
          { type: 'linear', out: 4 },
          { type: 'linear', out: 2 },
        ],
      }),
      { ...weights, names: { '1.linear.weight': '2.linear.weight', '1.linear.bias': '2.linear.bias' } },
    );
    expect(left).toEqual({ notes: [] });
  });
});

describe('a run that starts with weights', () => {
  it('says so, goes on with them, and its twin from the start has them too', async () => {
    const { weights } = await givenWeights([await file()]);
    if (!weights) return expect.unreachable();
    const losses = async (task: Parameters<typeof begun>[0]) => {
      const run = await begun(task, new Control(), startBackend, () => {});
      const events = await lastValueFrom(run.events$.pipe(toArray()));
      return {
        id: run.id,
        losses: events.flatMap((event) => (event.type === 'progress' ? event.losses : [])),
      };
    };
    const drawn = await losses({ type: 'configuration', config });
    const started = await losses({ type: 'configuration', config, weights });
    expect(started.losses).toHaveLength(3);
    expect(started.losses[0]).not.toBe(drawn.losses[0]);
    expect((await readHeader(store, started.id)).options).toEqual({ weights });
    expect((await keptRuns()).find(({ id }) => id === started.id)).toMatchObject({
      weights: 'start.safetensors',
    });
    expect((await store.list(`${started.id}/checkpoints`))[0]).toBe('0000000000.safetensors');
    const fork = { parent: started.id, step: 0, set: ['learningRate=0.2'] };
    const twin = await losses({ type: 'fork', fork });
    expect(twin.losses[0]).toBe(started.losses[0]);
    expect(twin.losses[2]).not.toBe(started.losses[2]);
    // Once the file is gone, a twin says what it needs.
    await removeOwnFile('start.safetensors');
    await expect(losses({ type: 'fork', fork })).rejects.toThrow(
      '"start.safetensors" must be a file that this browser keeps, got none; drop the file onto the page',
    );
  });
});
