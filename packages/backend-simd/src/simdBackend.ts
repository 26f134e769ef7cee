import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu';
import { backend_util, engine, util } from '@tensorflow/tfjs-core';
import type { DataType, TensorInfo } from '@tensorflow/tfjs-core';
import type { WasmExports } from './generated/wasm.ts';
import { copyRows } from './copyRows.ts';
import { Heap } from './heap.ts';
import { plainIntegers, plainNumbers } from './plainNumbers.ts';
import { RecordStorage } from './recordStorage.ts';
import { TensorRecord } from './tensorRecord.ts';
import { Threads } from './threads/threads.ts';
import { WorkingSpace } from './workingSpace.ts';

/** What `memory()` reports besides tfjs's own figures, in bytes. */
export interface SimdMemory {
  readonly unreliable: false;
  readonly reasons: string[];
  /** The WebAssembly memory as it has grown. */
  readonly totalBytes: number;
  /** Held by tensors there, rounded up to block sizes. */
  readonly liveBytes: number;
  /** The most that was ever held at once. */
  readonly peakLiveBytes: number;
}

/** Options of `SimdBackend`. */
export interface SimdBackendOptions {
  /** Where the memory refuses to grow further, in bytes. Default: 4 GiB, all that WebAssembly can address. */
  readonly maximumBytes?: number;
  /**
   * How many threads compute products and convolutions of more than some 20 µs, with the same bits as one. Default 1; more need
   * a module whose memory can be shared: `useThreads` sees to it, and checks the number.
   */
  readonly threads?: number;
}

const INITIAL_PAGES = 32;
const decoder = new TextDecoder();

function sayFailed(reason: string): void {
  console.warn(`simd: a worker thread did not start (${reason}); all is computed on one`);
}

/**
 * A tfjs backend whose tensors live in one growing WebAssembly memory, with its own SIMD kernels for what
 * trains networks and tfjs's CPU kernels for everything else.
 *
 * Kernels of the backend ask for addresses (`pointer`), make outputs (`output`), and call `wasm`. Kernels
 * inherited from the CPU backend see values through `data` and leave theirs in JavaScript; they are copied
 * into the memory when a SIMD kernel first asks for them.
 */
export class SimdBackend extends MathBackendCPU {
  readonly heap: Heap;
  readonly wasm: WasmExports;
  readonly #records: RecordStorage;
  /**
   * Outputs of the kernel that is running, to be freed should it fail: the first `#freshCount`. The array never
   * shrinks, since an array that does is allocated anew at the next kernel.
   */
  readonly #fresh: TensorRecord[] = [];
  #freshCount = 0;
  readonly #scratch: WorkingSpace;
  readonly #answers: WorkingSpace;
  #threads: Threads | undefined = undefined;

  constructor(module: WebAssembly.Module, { maximumBytes, threads = 1 }: SimdBackendOptions = {}) {
    super();
    const shared = threads > 1 && { shared: true };
    const memory = new WebAssembly.Memory({ initial: INITIAL_PAGES, maximum: 65536, ...shared });
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
    // Copied: the engine finds the functions of a plain object faster. Their types are generated from the sources.
    this.wasm = { ...exports } as unknown as WasmExports;
    this.wasm.start();
    this.heap = new Heap(memory, this.wasm.heapBase(), maximumBytes);
    this.#scratch = new WorkingSpace(this.heap);
    this.#answers = new WorkingSpace(this.heap);
    this.#records = new RecordStorage(this, engine(), this.heap);
    this.data = this.#records;
    if (threads > 1) {
      const { heap, wasm } = this;
      this.#threads = new Threads({ module, memory, heap, wasm, count: threads, failed: sayFailed });
    }
  }

  /** The threads that share in its work, where there are more than one. */
  get threads(): Threads | undefined {
    return this.#threads;
  }

  override dispose(): void {
    this.#threads?.dispose();
    this.#threads = undefined;
    super.dispose();
  }

  /** Uploads a copy of the values; strings and complex numbers stay in JavaScript. */
  override write(values: backend_util.BackendValues, _shape: number[], dtype: DataType): TensorRecord {
    const record = this.#hold(values, dtype);
    if (dtype !== 'string' && dtype !== 'complex64' && values) this.#materialise(record);
    return record;
  }

  /** An output of an inherited kernel: its values stay where they are until a SIMD kernel needs them. */
  override makeTensorInfo(
    shape: number[],
    dtype: DataType,
    values?: backend_util.BackendValues | string[],
  ): TensorInfo {
    if (dtype === 'string' && typeof values?.[0] === 'string') {
      const encoded = Array.from(values as string[], (text) => util.encodeString(text)); // checked just above
      return { dataId: this.#hold(encoded, dtype), shape, dtype };
    }
    return { dataId: this.#hold(values as backend_util.BackendValues | undefined, dtype), shape, dtype };
  }

  #hold(values: backend_util.BackendValues | undefined, dtype: DataType): TensorRecord {
    const record = new TensorRecord(this.heap, dtype, values?.length ?? 0);
    // A CPU kernel may hand back part of its input's view of the memory, which is the input's to free.
    const foreign = !values || Array.isArray(values) || !this.heap.isMemory(values.buffer);
    record.held = foreign ? values : values.slice();
    this.#records.count++;
    return record;
  }

  /** A new float32 or int32 record of `size` values in the memory, not initialised. */
  allocate(size: number, dtype: DataType = 'float32'): TensorRecord {
    const record = new TensorRecord(this.heap, dtype, size);
    const sizeClass = this.heap.sizeClass(dtype === 'bool' ? size : size * 4);
    record.pointer = this.heap.allocate(sizeClass);
    record.sizeClass = sizeClass;
    this.#records.count++;
    this.#fresh[this.#freshCount++] = record;
    return record;
  }

  /** The record of a tensor, with its data in the memory. */
  record(tensor: TensorInfo): TensorRecord {
    const record = tensor.dataId as Partial<TensorRecord>; // another backend's dataId has none of the fields
    if (record.heap === this.heap && record.pointer !== 0 && record.dtype === tensor.dtype) {
      return record as TensorRecord; // all its fields are there then
    }
    const found = this.#materialise(this.#records.get(tensor.dataId));
    return found.dtype === tensor.dtype ? found : this.#convert(found, tensor.dtype);
  }

  /** Inherited kernels relabel int32 values as float32 without a change: the label is the tensor's alone. */
  #convert(record: TensorRecord, dtype: DataType): TensorRecord {
    if (record.converted?.dtype === dtype) return record.converted;
    const converted = new TensorRecord(this.heap, dtype, record.size);
    converted.sizeClass = this.heap.sizeClass(dtype === 'bool' ? record.size : record.size * 4);
    converted.pointer = this.heap.allocate(converted.sizeClass);
    converted.view().set(record.view());
    this.#freeConverted(record);
    record.converted = converted;
    return converted;
  }

  #freeConverted(record: TensorRecord): void {
    if (record.converted) this.heap.free(record.converted.pointer, record.converted.sizeClass);
    record.converted = undefined;
  }

  /** The address of a tensor's data, which is copied into the memory first if it is elsewhere. */
  pointer(tensor: TensorInfo): number {
    return this.record(tensor).pointer;
  }

  /**
   * The address of at least `bytes` bytes of working space, or 0 for none. The same at every call until a larger one is
   * asked for; ask once a kernel.
   */
  scratch(bytes: number): number {
    return this.#scratch.atLeast(bytes);
  }

  /** Where a kernel writes `size` float32 or int32 that are read at once: no tensor's. */
  answerSpace(size: number): number {
    return this.#answers.atLeast(size * 4);
  }

  /** How many outputs the running kernel has made; pass it to `release` should the kernel fail. */
  mark(): number {
    return this.#freshCount;
  }

  /** Ends a kernel: forgets its outputs, which are their owner's from now on. */
  commit(mark: number): void {
    this.#freshCount = mark;
  }

  /** Frees what was allocated since the mark, so that a kernel that failed leaves nothing behind. */
  release(mark: number): void {
    const failed = this.#fresh.slice(mark, this.#freshCount);
    this.#freshCount = mark;
    for (const record of failed) if (record.alive) this.disposeData(record, true);
  }

  #materialise(record: TensorRecord): TensorRecord {
    if (record.pointer !== 0) return record;
    const values = record.held;
    if (!values) throw new TypeError(`simd: tensor must hold numbers, got ${record.dtype}`);
    const bytes = record.dtype === 'bool' ? record.size : record.size * 4;
    const sizeClass = this.heap.sizeClass(bytes);
    record.pointer = this.heap.allocate(sizeClass);
    record.sizeClass = sizeClass;
    record.view().set(values as ArrayLike<number>); // strings have no pointer, see above
    record.held = undefined;
    return record;
  }

  override refCount(dataId: object): number {
    return this.#records.find(dataId)?.refCount ?? 0;
  }

  override incRef(dataId: object): void {
    this.#records.get(dataId).refCount++;
  }

  override decRef(dataId: object): void {
    const record = this.#records.find(dataId);
    if (record) record.refCount--;
  }

  override move(
    dataId: object,
    values: backend_util.BackendValues,
    _shape: number[],
    dtype: DataType,
    refCount: number,
  ): void {
    const record = this.#hold(values, dtype);
    record.refCount = refCount;
    this.#records.count--; // `set` counts it
    this.#records.set(dataId, record);
  }

  override async read(dataId: object): Promise<backend_util.BackendValues> {
    return this.readSync(dataId);
  }

  /** The values as plain numbers: cheaper than `readSync` for a few, since it makes no typed array. */
  numbersOf(tensor: TensorInfo): number[] {
    const record = this.record(tensor);
    const { pointer, size, dtype } = record;
    if (dtype === 'bool') return Array.from(record.view());
    return this.numbersAt(pointer, size, dtype === 'float32' ? dtype : 'int32');
  }

  /** Hands the values of a float32 or int32 tensor to `use` where they lie in the memory, from an index on. */
  lend(tensor: TensorInfo, use: (memory: Float32Array | Int32Array, from: number) => void): void {
    const { pointer, dtype } = this.record(tensor);
    use(dtype === 'float32' ? this.heap.f32 : this.heap.i32, pointer >>> 2);
  }

  /** So many float32 or int32 from an address on, as plain numbers. */
  numbersAt(pointer: number, size: number, dtype: 'float32' | 'int32'): number[] {
    return dtype === 'float32'
      ? plainNumbers(this.heap.f32, pointer, size)
      : plainIntegers(this.heap.i32, pointer, size);
  }

  /** So many ASCII characters from an address on. */
  textAt(pointer: number, size: number): string {
    const { u8 } = this.heap;
    const end = pointer + size;
    // Shared memory is not decoded everywhere, and a copy takes as long as all the rest.
    return decoder.decode(
      u8.buffer instanceof ArrayBuffer ? u8.subarray(pointer, end) : u8.slice(pointer, end),
    );
  }

  /**
   * A tensor of rows picked from `values`, whose rows are `width` wide: no copy of them is made elsewhere.
   * Indices out of range give zeros.
   */
  uploadRows(
    values: Float32Array | Int32Array,
    width: number,
    indices: ArrayLike<number>,
    shape: number[],
  ): TensorInfo {
    const dtype = values instanceof Float32Array ? 'float32' : 'int32';
    const record = this.allocate(indices.length * width, dtype);
    this.#freshCount--; // no kernel is running
    const into = dtype === 'float32' ? this.heap.f32 : this.heap.i32;
    copyRows(values, width, indices, into, record.pointer >>> 2);
    return { dataId: record, shape, dtype };
  }

  /** A copy of the values. */
  override readSync(dataId: object): backend_util.BackendValues {
    const record = this.#records.get(dataId);
    if (record.pointer !== 0) return record.copy();
    if (record.complexTensorInfos) {
      const { real, imag } = record.complexTensorInfos;
      return backend_util.mergeRealAndImagArrays(
        this.readSync(real.dataId) as Float32Array, // the parts of a complex tensor are float32
        this.readSync(imag.dataId) as Float32Array,
      );
    }
    if (!record.held) return new Float32Array(0);
    return util.convertBackendValuesAndArrayBuffer(record.held, record.dtype);
  }

  override disposeData(dataId: object, force = false): boolean {
    const record = this.#records.find(dataId);
    if (record === undefined) return true;
    if (--record.refCount > 0 && !force) return false;
    if (record.complexTensorInfos) {
      this.disposeData(record.complexTensorInfos.real.dataId, true);
      this.disposeData(record.complexTensorInfos.imag.dataId, true);
    }
    if (record.pointer !== 0) this.heap.free(record.pointer, record.sizeClass);
    if (record.converted) this.#freeConverted(record);
    record.pointer = 0;
    record.held = undefined;
    record.alive = false;
    if (record === dataId) this.#records.count--;
    else this.#records.delete(dataId);
    return true;
  }

  override disposeIntermediateTensorInfo(tensor: TensorInfo): void {
    this.disposeData(tensor.dataId);
  }

  override memory(): SimdMemory {
    const { totalBytes, liveBytes, peakLiveBytes } = this.heap;
    return { unreliable: false, reasons: [], totalBytes, liveBytes, peakLiveBytes };
  }
}
