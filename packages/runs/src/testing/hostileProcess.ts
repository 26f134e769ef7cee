/**
 * A process of its own that reads 40,000 mutated files of a run and then says, as JSON, how much memory it took at most, in
 * bytes, ahead of them and after: the system's own high-water mark, which no single file can have passed unseen.
 */
import { fileURLToPath } from 'node:url';
import { decodeCheckpoint } from '../checkpoint/checkpoint.ts';
import { readSafetensors } from '../checkpoint/safetensors.ts';
import { crc32c } from '../log/crc32c.ts';
import { folderStore } from '../node/folderStore.ts';
import { readLog } from '../record/readLog.ts';
import { readHeader } from '../record/runHeader.ts';
import { memoryStore } from '../store/memoryStore.ts';
import { mulberry } from './mulberry.ts';
import { mutated } from './mutated.ts';

const golden = folderStore(fileURLToPath(new URL('./golden', import.meta.url)));
const [log, header, checkpoint] = await Promise.all(
  ['log', 'header.json', 'checkpoints/0000000012.safetensors'].map((path) => golden.read(`format-1/${path}`)),
);
const peak = () => process.resourceUsage().maxRSS * 1024;

async function reads(path: string, bytes: Uint8Array, read: (id: string) => Promise<unknown>): Promise<void> {
  store = memoryStore();
  await store.put(`a/${path}`, bytes);
  await read('a').catch(() => {}); // refused, in words: see hostile.test.ts
}
let store = memoryStore();
const readsOf = {
  log: (bytes: Uint8Array) => reads('log', bytes, (id) => readLog(store, id)),
  header: (bytes: Uint8Array) => reads('header.json', bytes, (id) => readHeader(store, id)),
  checkpoint: (bytes: Uint8Array) => decodeCheckpoint(bytes as Uint8Array<ArrayBuffer>).catch(() => {}),
  async weights(bytes: Uint8Array) {
    try {
      readSafetensors(bytes);
    } catch {
      // refused
    }
  },
};

/** What chance seldom makes: sizes that are lies, under a checksum that is right. */
function* liars(): Generator<readonly [keyof typeof readsOf, Uint8Array]> {
  for (let power = 3; power < 53; power++) {
    const lie = 2 ** power;
    const framed = Uint8Array.from(log ?? []);
    const view = new DataView(framed.buffer);
    view.setUint32(4, Math.min(lie, 0xffffffff), true);
    view.setUint32(12, crc32c(framed.subarray(4, 12)), true);
    yield ['log', framed];
    const sized = Uint8Array.from(checkpoint ?? []);
    new DataView(sized.buffer).setBigUint64(0, BigInt(lie), true);
    yield ['checkpoint', sized];
    yield ['weights', sized];
    for (const offsets of [
      [0, lie],
      [lie, lie],
      [0, 4],
    ]) {
      const json = JSON.stringify({ a: { dtype: 'F32', shape: [lie, lie], data_offsets: offsets } });
      const file = new Uint8Array(8 + json.length + 4);
      new DataView(file.buffer).setBigUint64(0, BigInt(json.length), true);
      file.set(new TextEncoder().encode(json), 8);
      yield ['weights', file];
      yield ['checkpoint', file];
    }
  }
}

const before = peak();
const random = mulberry(9);
const files = { log, header, checkpoint, weights: checkpoint };
let count = 0;
for (const [kind, bytes = new Uint8Array(0)] of Object.entries(files)) {
  for (let round = 0; round < 10_000; round++, count++)
    await readsOf[kind as keyof typeof readsOf](mutated(bytes, random));
}
for (const [kind, bytes] of liars()) {
  await readsOf[kind](bytes);
  count++;
}
process.stdout.write(JSON.stringify({ count, before, after: peak() }));
