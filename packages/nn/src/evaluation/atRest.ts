import type { AnyLayer } from '../layers/layer.ts';

/** Runs `use`, then brings back to host memory what only `use` had put on the device. */
export function atRest<T>(network: AnyLayer, use: () => T): T {
  const resting = network.parameters.filter((parameter) => !parameter.held);
  try {
    return use();
  } finally {
    for (const parameter of resting) parameter.rest();
  }
}
