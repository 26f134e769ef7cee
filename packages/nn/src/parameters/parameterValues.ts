import type { LayerDescription } from '../layers/layerDescription.ts';
import { namedParameters } from './namedParameters.ts';

/** A parameter's values as plain data, row-major. */
export interface PlainParameterValues {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The values of all parameters of a network by their names: copies. */
export function parameterValues(network: LayerDescription): Readonly<Record<string, PlainParameterValues>> {
  return Object.fromEntries(
    Array.from(namedParameters(network), ([name, parameter]) => [
      name,
      { shape: parameter.shape, values: parameter.values() },
    ]),
  );
}

/**
 * Gives a network's parameters other values, all or none of them.
 *
 * @throws RangeError if a parameter has none, or of another shape, or there are some of no parameter.
 */
export function assignParameters(
  network: LayerDescription,
  values: Readonly<Record<string, PlainParameterValues>>,
): void {
  const parameters = namedParameters(network);
  for (const [name, { shape }] of parameters) {
    const given = values[name];
    if (!given) {
      throw new RangeError(
        `assignParameters: values must hold ${name}, got ${Object.keys(values).join(', ') || 'none'}; rename what stands for it`,
      );
    }
    if (given.shape.join() !== shape.join() || given.values.length !== shape.reduce((a, b) => a * b, 1)) {
      throw new RangeError(
        `assignParameters: ${name} must have shape [${shape.join(', ')}], got [${given.shape.join(', ')}]; ` +
          'build the network with those widths, or transpose the values',
      );
    }
  }
  const strange = Object.keys(values).find((name) => !parameters.has(name));
  if (strange !== undefined) {
    throw new RangeError(
      `assignParameters: values must be of ${[...parameters.keys()].join(', ')}, got ${strange}; leave it out`,
    );
  }
  for (const [name, parameter] of parameters) parameter.assign(values[name]?.values ?? []);
}
