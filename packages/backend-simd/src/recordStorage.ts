import { DataStorage } from '@tensorflow/tfjs-core';
import type { DataMover, KernelBackend } from '@tensorflow/tfjs-core';
import { TensorRecord } from './tensorRecord.ts';
import type { Heap } from './heap.ts';

/**
 * The `data` of the CPU backend, answered from the records themselves. Only data identities made by another
 * backend, which tfjs moves here on first use, need a table.
 */
export class RecordStorage extends DataStorage<TensorRecord> {
  count = 0;
  readonly #foreign = new WeakMap<object, TensorRecord>();
  readonly #backend: KernelBackend;
  readonly #mover: DataMover;
  readonly #heap: Heap;

  constructor(backend: KernelBackend, mover: DataMover, heap: Heap) {
    super(backend, mover);
    this.#backend = backend;
    this.#mover = mover;
    this.#heap = heap;
  }

  /** The record of a data identity; tfjs moves the data here first if another backend has it. */
  override get(dataId: object): TensorRecord {
    let record = this.find(dataId);
    if (record === undefined) {
      this.#mover.moveData(this.#backend, dataId);
      record = this.find(dataId);
    }
    if (record === undefined) throw new Error('simd: tensor must be alive, got one that was disposed of');
    return record;
  }

  /** The record of a data identity, if its data is here. */
  find(dataId: object): TensorRecord | undefined {
    if (dataId instanceof TensorRecord && dataId.heap === this.#heap && dataId.alive) return dataId;
    return this.#foreign.get(dataId);
  }

  override set(dataId: object, record: TensorRecord): void {
    this.count++;
    if (dataId !== record) this.#foreign.set(dataId, record);
  }

  override has(dataId: object): boolean {
    return this.find(dataId) !== undefined;
  }

  override delete(dataId: object): boolean {
    this.count--;
    return this.#foreign.delete(dataId);
  }

  override numDataIds(): number {
    return this.count;
  }
}
