import { Contestant } from './contestant.ts';
import type { Pace } from './contestant.ts';
import type { Net } from './experimentFor.ts';
import { Worker } from './worker.ts';

const FAST: Pace = { warmUp: 2, turn: 0.1, turns: Infinity };
const SLOW: Pace = { warmUp: 0.5, turn: 0.3, turns: 3 };

/** Everyone who trains a network, in the order of their turns: neighbours are compared most. */
export interface Race {
  readonly contestants: readonly Contestant[];
  end(): void;
}

/** @param python the worker that runs PyTorch, where it is installed. */
export function race(net: Net, python: Worker | undefined): Race {
  const workers: Worker[] = [];
  const weir = (name: string, backend: string, variant: string, pace: Pace): Contestant => {
    const worker = Worker.node('weirStep.ts', net, backend, variant);
    workers.push(worker);
    return new Contestant(name, worker, {}, pace);
  };
  const torch = (name: string, variant: string): Contestant[] =>
    python ? [new Contestant(name, python, { net, variant }, FAST)] : [];
  const withNotebook = net !== 'cnn'; // the lecture's notebook has no convolution
  return {
    contestants: [
      weir('simd', 'simd', 'plain', FAST),
      ...torch('PyTorch nn', 'nn'),
      weir('simd-fma', 'simd-fma', 'plain', FAST),
      weir('simd, tracked', 'simd', 'tracked', FAST),
      ...(withNotebook ? torch('notebook', 'notebook') : []),
      ...(withNotebook ? torch('notebook, tracked', 'tracked') : []),
      weir('wasm', 'wasm', 'plain', SLOW),
      weir('cpu', 'cpu', 'plain', SLOW),
    ],
    end: () => workers.forEach((worker) => worker.end()),
  };
}

/** Warms everyone up, then lets all take turns for some seconds, and at least five. */
export async function run({ contestants }: Race, seconds: number): Promise<void> {
  for (const contestant of contestants) await contestant.warmUp();
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < 5 || performance.now() < end; round++) {
    for (const contestant of contestants) await contestant.turn();
  }
}
