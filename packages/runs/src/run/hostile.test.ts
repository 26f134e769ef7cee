import { ready, setBackend } from '@tensorflow/tfjs-core';
import { lastValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath, decodeCheckpoint } from '../checkpoint/checkpoint.ts';
import { SafetensorsError } from '../checkpoint/safetensors.ts';
import { readLog } from '../record/readLog.ts';
import { RunFormatError } from '../record/runFormatError.ts';
import { headerPath, logPath, readHeader } from '../record/runHeader.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { facts, keptExperiment, process } from '../testing/keptExperiment.ts';
import { mulberry } from '../testing/mulberry.ts';
import { mutated } from '../testing/mutated.ts';
import { beginRun } from './runs.ts';
import { listRuns } from './summary.ts';

const store = memoryStore();
let id = '';
let log = new Uint8Array(0);
let header = new Uint8Array(0);
let checkpoint = new Uint8Array(0);

beforeAll(async () => {
  await setBackend('simd');
  await ready();
  const run = await beginRun(
    store,
    await keptExperiment({ steps: 12, diagnostics: [], health: false }),
    facts,
    { process },
  );
  await lastValueFrom(run.events$);
  ({ id } = run.header);
  log = await store.read(logPath(id));
  header = await store.read(headerPath(id));
  checkpoint = await store.read(checkpointPath(id, 12));
});

/** Milliseconds that the slowest of so many takes. */
async function slowest(
  count: number,
  seed: number,
  each: (random: () => number) => Promise<void>,
): Promise<number> {
  const random = mulberry(seed);
  let most = 0;
  for (let round = 0; round < count; round++) {
    const start = performance.now();
    await each(random);
    most = Math.max(most, performance.now() - start);
  }
  return most;
}

describe('hostile bytes', () => {
  it('in 10,000 logs are read to the end, and what is wrong is told with its offset', async () => {
    const whole = (await readLog(store, id)).records.length;
    const time = await slowest(10_000, 1, async (random) => {
      const other = memoryStore();
      await other.put(logPath('a'), mutated(log, random));
      const { records, problems, end } = await readLog(other, 'a');
      expect(records.length).toBeLessThanOrEqual(2 * whole);
      expect(end.bytes).toBeGreaterThanOrEqual(0);
      for (const { message, offset } of problems) expect(message).toContain(`byte ${offset}`);
    });
    expect(time).toBeLessThan(1000);
  });

  it('in 10,000 headers give a header or an error that says where', async () => {
    let refused = 0;
    const time = await slowest(10_000, 2, async (random) => {
      const other = memoryStore();
      await other.put(headerPath('a'), mutated(header, random));
      try {
        expect((await readHeader(other, 'a')).id).toBe('a');
      } catch (error) {
        refused++;
        expect(error).toBeInstanceOf(RunFormatError);
        expect((error as Error).message).toMatch(/^a\/header\.json: byte 0 must begin .+, got /s);
      }
    });
    expect(refused).toBeGreaterThan(1000);
    expect(time).toBeLessThan(1000);
  });

  it('in 10,000 checkpoints are found by their hash or ahead of it, in words', async () => {
    let good = 0;
    const time = await slowest(10_000, 3, async (random) => {
      const bytes = mutated(checkpoint, random);
      try {
        expect((await decodeCheckpoint(bytes)).step).toBe(12);
        good++;
      } catch (error) {
        expect(error instanceof RunFormatError || error instanceof SafetensorsError).toBe(true);
        expect((error as Error).message).toMatch(/byte \d+ must begin .+, got /s);
      }
    });
    expect(good).toBeLessThan(100); // a change of a byte to itself
    expect(time).toBeLessThan(1000);
  });

  it('in one run hide no other', async () => {
    await store.put(headerPath('bad'), new TextEncoder().encode('{"format": 9'));
    await store.put(headerPath('later'), new TextEncoder().encode('{"format": 9}'));
    const runs = await listRuns(store);
    expect(runs.map((run) => [run.id, run.state])).toEqual(
      expect.arrayContaining([
        [id, 'completed'],
        ['bad', 'damaged'],
        ['later', 'damaged'],
      ]),
    );
    expect(runs.find((run) => run.id === 'later')?.problem).toContain('take a later Weir');
  });
}, 60_000);
