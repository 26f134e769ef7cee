import { describe, expect, it } from 'vitest';
import { RunFormatError } from '../record/runFormatError.ts';
import { memoryStore } from '../store/memoryStore.ts';
import {
  checkpointName,
  checkpointPath,
  checkpointSteps,
  decodeCheckpoint,
  encodeCheckpoint,
  readCheckpoint,
} from './checkpoint.ts';
import { superfluous } from './retention.ts';
import { SafetensorsError } from './safetensors.ts';
import { stateName, stateOfTensors, tensorsOfState, valuesOf } from './tensorsOfState.ts';

const state = {
  parameters: { '2.linear.weight': { shape: [2, 2], values: Float32Array.of(1, -0, NaN, Infinity) } },
  optimizer: { slots: { velocity: [Float32Array.of(1.5), Float64Array.of(1e-300)] }, step: 3 },
  minibatches: { words: Int32Array.of(7, -8), normal: null, note: 'text', rest: [1, { a: true }] },
  infinite: -Infinity,
};
const checkpoint = { step: 40, log: { bytes: 1234, records: 56 }, state };

describe('tensorsOfState', () => {
  it('makes a tensor of each typed array, by its path and with its shape, and JSON of the rest', () => {
    const tensors = tensorsOfState(state);
    expect([...tensors].map(([name, { dtype, shape }]) => [name, dtype, shape])).toEqual([
      ['parameters/2.linear.weight', 'F32', [2, 2]],
      ['optimizer/slots/velocity/0', 'F32', [1]],
      ['optimizer/slots/velocity/1', 'F64', [1]],
      ['minibatches/words', 'I32', [2]],
      [stateName, 'U8', [tensors.get(stateName)?.bytes.length]],
    ]);
  });

  it('is undone by stateOfTensors, to the bit', () => {
    const back = stateOfTensors(tensorsOfState(state));
    expect(back).toEqual(state);
    const { values } = (back as typeof state).parameters['2.linear.weight'];
    expect(Object.is(values[1], -0)).toBe(true);
  });

  it('gives copies, which later changes of the file’s bytes leave alone', () => {
    const tensors = tensorsOfState({ x: Float32Array.of(1) });
    const back = stateOfTensors(tensors) as { x: Float32Array };
    tensors.get('x')?.bytes.fill(0);
    expect([...back.x]).toEqual([1]);
  });
});

describe('stateOfTensors', () => {
  const bytes = (text: string) => {
    const encoded = new TextEncoder().encode(text);
    return { dtype: 'U8', shape: [encoded.length], bytes: encoded } as const;
  };

  it.each([
    ['no state', {}, 'a tensor state'],
    ['a state that is no JSON', { state: bytes('{') }, 'a state in JSON'],
    ['a state that is no object', { state: bytes('[1]') }, 'a state that is an object'],
    ['a tensor that is missing', { state: bytes('{"x":{"$tensor":"x"}}') }, 'a tensor x of F32, F64 or I32'],
  ])('refuses %s', (_, tensors, wanted) => {
    const read = () => stateOfTensors(new Map(Object.entries(tensors)));
    expect(read).toThrow(SafetensorsError);
    expect(read).toThrow(wanted);
  });
});

describe('valuesOf', () => {
  it('reads floats and integers, and refuses bytes and nothing', () => {
    const values = Int32Array.of(1, -2);
    const tensor = { dtype: 'I32', shape: [2], bytes: new Uint8Array(values.buffer) } as const;
    expect(valuesOf(tensor, 'x')).toEqual(values);
    expect(() => valuesOf({ ...tensor, dtype: 'U8' }, 'x')).toThrow('a tensor x of F32, F64 or I32');
    expect(() => valuesOf(undefined, 'y')).toThrow('none');
  });
});

describe('a checkpoint', () => {
  it('comes back from its bytes as it was', async () => {
    const { bytes } = await encodeCheckpoint(checkpoint);
    expect(await decodeCheckpoint(bytes)).toEqual(checkpoint);
  });

  it('has a hash of what it says', async () => {
    const { hash } = await encodeCheckpoint(checkpoint);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await encodeCheckpoint(checkpoint)).hash).toBe(hash);
    expect((await encodeCheckpoint({ ...checkpoint, step: 41 })).hash).not.toBe(hash);
  });

  it('is refused where a bit of a value has changed', async () => {
    const { bytes } = await encodeCheckpoint(checkpoint);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await expect(decodeCheckpoint(bytes)).rejects.toThrow(/^checkpoint: byte \d+ must begin/);
  });

  it('is read from the store, and what is damaged names its file', async () => {
    const store = memoryStore();
    const { bytes } = await encodeCheckpoint(checkpoint);
    await store.put(checkpointPath('a', 40), bytes);
    expect(await readCheckpoint(store, 'a', 40)).toEqual(checkpoint);
    await store.put(checkpointPath('a', 41), bytes.slice(0, 20));
    const error: unknown = await readCheckpoint(store, 'a', 41).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RunFormatError);
    expect(error).toMatchObject({ path: 'a/checkpoints/0000000041.safetensors' });
    await expect(readCheckpoint(store, 'a', 42)).rejects.toThrow('must be there, got nothing');
  });

  it('has a name that sorts by step, and is found by it', async () => {
    expect(checkpointName(1000)).toBe('0000001000.safetensors');
    const store = memoryStore();
    expect(await checkpointSteps(store, 'a')).toEqual([]);
    for (const step of [1000, 20, 3]) await store.put(checkpointPath('a', step), Uint8Array.of(1));
    await store.put('a/checkpoints/notes.txt', Uint8Array.of(1));
    expect(await checkpointSteps(store, 'a')).toEqual([3, 20, 1000]);
  });
});

describe('superfluous', () => {
  const steps = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const kept = (...[retention, best, start]: [Parameters<typeof superfluous>[1]?, number?, number?]) => {
    const gone = superfluous(steps, retention, best, start);
    return steps.filter((step) => !gone.includes(step));
  };

  it('keeps the newest three, where the run began, and the first in each power of two', () => {
    expect(kept()).toEqual([0, 10, 20, 40, 70, 80, 90, 100]);
  });

  it('keeps as many of the newest as asked for, and always one', () => {
    expect(kept({ last: 2, milestones: false })).toEqual([0, 90, 100]);
    expect(kept({ last: 0, milestones: false })).toEqual([0, 100]);
  });

  it('keeps where a fork began', () => {
    expect(kept({ last: 1, milestones: false }, undefined, 30)).toEqual([30, 100]);
  });

  it('keeps one of every so many steps', () => {
    expect(kept({ last: 1, milestones: false, every: 25 })).toEqual([0, 30, 50, 80, 100]);
  });

  it('keeps the best where that is asked for and known', () => {
    expect(kept({ last: 1, milestones: false, best: true }, 60)).toEqual([0, 60, 100]);
    expect(kept({ last: 1, milestones: false, best: true })).toEqual([0, 100]);
    expect(kept({ last: 1, milestones: false }, 60)).toEqual([0, 100]);
  });

  it('lets nothing go of none', () => {
    expect(superfluous([])).toEqual([]);
  });
});
