import { LockedError, frame, memoryStore, readFrames } from '@weir/runs';
import { opfsStore } from '@weir/runs/opfs';
import { storeConformance } from '../../../packages/runs/src/testing/storeConformance.ts';

/** What every sentence of the conformance test came to: `undefined`, or what is wrong. */
export type Outcomes = Readonly<Record<string, string | undefined>>;

const own: typeof storeConformance = {
  async 'holds the bytes that a store in memory holds, also once it is opened anew'(store) {
    const memory = memoryStore();
    for (const one of [store, memory]) {
      for (let at = 0; at < 50; at++)
        await one.append('run/log', frame(at, new Uint8Array(at * 37).fill(at)));
      await one.truncate('run/log', 30_000);
      await one.put('run/checkpoints/0000000001.safetensors', new Uint8Array(100_000).fill(7));
    }
    const again = await opfsStore(store.name.replace('opfs:', ''));
    for (const path of ['run/log', 'run/checkpoints/0000000001.safetensors']) {
      const [one, other] = [await again.read(path), await memory.read(path)];
      if (one.join() !== other.join()) throw new Error(`${path} must hold the same bytes`);
    }
    const records = [...readFrames(await again.read('run/log'), 0)].filter(({ type }) => type === 'record');
    if (records.length < 30) throw new Error(`there must be 30 records or more, got ${records.length}`);
  },
  async 'is held against another store of the same folder, as another tab has it'(store) {
    const { release } = await store.lock('run/lock');
    const other = await opfsStore(store.name.replace('opfs:', ''));
    const refused = await other.lock('run/lock').catch((error: unknown) => error);
    if (!(refused instanceof LockedError)) throw new Error('the second must be refused');
    if ((await other.holder('run/lock')) === undefined)
      throw new Error('the second must see that it is held');
    await release();
    const again = await other.lock('run/lock');
    await again.release();
  },
};

const outcomes: Record<string, string | undefined> = {};
for (const [sentence, proof] of Object.entries({ ...storeConformance, ...own })) {
  const store = await opfsStore(`runs-${Object.keys(outcomes).length}`);
  outcomes[sentence] = await proof(store).then(
    () => undefined,
    (error: unknown) => String(error),
  );
}
postMessage(outcomes);
