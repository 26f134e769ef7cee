import type { DataSet } from '@weir/data';
import { printShape } from '@weir/nn/define';
import type { AnyLayer } from '@weir/nn';
import type { Configuration } from '../configuration.ts';
import { ConfigurationError } from '../errors/configurationError.ts';
import type { Path, UnmetDemand } from '../errors/problem.ts';
import { optimizerOf } from './optimizerOf.ts';

type Shape = readonly number[];

/** Beyond this no machine that Weir is made for can help. */
const mostAllowed = 64e9;
/** Of a float32. */
const bytes = 4;
/** Of each parameter: its values at rest, the current and the previous ones on the device, and their gradient. */
const copies = 4;
/** Of each layer's output: itself and its gradient. */
const passes = 2;

/**
 * Reckons the memory of a training step layer by layer, ahead of any being taken: `4 B · (parameters · (4 + the
 * optimiser's slots) + 2 · batch · Σ outputs)`. Kernels' own scratch memory is not in it.
 */
export class MemoryReckoning {
  private readonly slots: number;
  private readonly batch: number;
  private taken = 0;
  /** The first that is too much, while it is less than any machine has. */
  private over: Omit<UnmetDemand, 'remedy'> | undefined;

  constructor(
    private readonly configuration: Configuration,
    data: DataSet,
    private readonly limit: number,
  ) {
    this.slots = optimizerOf(configuration.optimizer).slots.length;
    this.batch = Math.min(configuration.batchSize, data.train.size); // a larger one is refused as such
    this.take(bytes * this.batch * sizeOf(data.train.inputShape), ['batchSize'], 'a batch');
  }

  /**
   * Adds a layer.
   *
   * @throws ConfigurationError if with it more is taken than any machine has, or it cannot train on a batch so small.
   */
  add(layer: AnyLayer, input: Shape, output: Shape, path: Path): void {
    // A composite's parameters are its children's, which were added before it.
    const own = layer.children.length > 0 ? 0 : layer.parameters.reduce((sum, { size }) => sum + size, 0);
    const flowing = passes * this.batch * sizeOf(output);
    const what = `${layer.kind} from ${printShape(input)} to ${printShape(output)}`;
    this.take(bytes * (own * (copies + this.slots) + flowing), path, what);
    if (layer.tracking) this.mustHaveTwoRows(layer, input, path);
  }

  /**
   * Once all layers are there, so that what is said to suffice is what all of them take.
   *
   * @throws ConfigurationError if more is taken than may be, naming the first layer with which it is.
   */
  finish(): void {
    if (!this.over) return;
    const remedy = `make it smaller, or allow more memory: --memory ${inWords(this.taken).replace(' ', '')}`;
    throw new ConfigurationError([
      { ...this.over, remedy: this.taken > mostAllowed ? 'make it smaller' : remedy },
    ]);
  }

  private take(added: number, path: Path, what: string): void {
    this.taken += added;
    if (this.taken <= this.limit) return;
    const { batchSize, optimizer } = this.configuration;
    this.over ??= {
      path,
      must: `fit into ${inWords(this.limit)} of memory`,
      got: `${inWords(this.taken)} with ${what}, for batches of ${batchSize} and ${optimizer.type}`,
    };
    if (this.taken > mostAllowed) this.finish();
  }

  private mustHaveTwoRows({ kind }: AnyLayer, input: Shape, path: Path): void {
    if (this.batch * sizeOf(input.slice(0, -1)) >= 2) return;
    const must = `train on at least 2 values per feature, as ${kind} compares those of a batch`;
    const got = `${this.batch} with a batchSize of ${this.configuration.batchSize}`;
    throw new ConfigurationError([{ path, must, got, remedy: 'raise batchSize, or use layerNorm' }]);
  }
}

const sizeOf = (shape: Shape): number => shape.reduce((product, side) => product * side, 1);

/** Rounded up, so that what is proposed suffices. */
function inWords(amount: number): string {
  if (amount >= 1e15) return `${amount.toExponential(1)} B`;
  const [unit, size] = amount >= 1e9 ? (['GB', 1e9] as const) : (['MB', 1e6] as const);
  return `${Math.ceil((amount / size) * 10) / 10} ${unit}`;
}
