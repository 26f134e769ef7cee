import { readFileSync } from 'node:fs';

/** A tensor of the golden files. */
export interface GoldenTensor {
  readonly shape: number[];
  readonly data: number[];
}

/** One layer's entry of `tests/golden/layers.json`; a loss has `target` and `loss` in place of `y` and `dy`. */
export interface GoldenLayer {
  readonly name: string;
  readonly x: GoldenTensor;
  readonly y: GoldenTensor;
  readonly dy: GoldenTensor;
  readonly dx: GoldenTensor;
  readonly params: Record<string, GoldenTensor>;
  readonly grads: Record<string, GoldenTensor>;
  readonly config: Record<string, number>;
  readonly indices: number[][];
  readonly target: number[];
  readonly loss: number;
}

/** A golden file, parsed. */
export function golden<T>(name: string): T {
  const path = new URL(`../../../../tests/golden/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as T; // the files are ours
}

/** The layer of that name. */
export function goldenLayer(name: string): GoldenLayer {
  const found = golden<GoldenLayer[]>('layers').find((layer) => layer.name === name);
  if (!found) throw new Error(`no golden layer ${name}`);
  return found;
}
