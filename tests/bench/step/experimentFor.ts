import { readFileSync } from 'node:fs';
import { experimentOf, loadData, parseConfiguration } from '@weir/experiments';
import type { Experiment } from '@weir/experiments';

/** The networks that are timed, by the configurations that describe them. */
export const NETS = {
  shallow: 'mlp-batchnorm',
  deep: 'deep-batchnorm',
  cnn: 'mnist-cnn-batchnorm',
} as const;

export type Net = keyof typeof NETS;

/**
 * The configuration of one of the networks, on embedded data of the shapes that its own has: only time matters.
 *
 * @param changes Keys of its configuration to replace.
 */
export function configurationFor(net: Net, changes: object = {}): object {
  const file = new URL('../../golden/configs.json', import.meta.url);
  const configurations = JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly name: string }[];
  const found = configurations.find(({ name }) => name === NETS[net]);
  if (!found) throw new Error(`bench: configs.json must hold ${NETS[net]}, got none`);
  const data =
    net === 'cnn'
      ? { type: 'images', corpus: 'digits' }
      : { type: 'names', corpus: 'given-names', contextLength: 3 };
  return { ...found, data, ...changes };
}

/** The network of {@link configurationFor}, ready to train. */
export async function experimentFor(net: Net, changes: object = {}): Promise<Experiment> {
  const configuration = parseConfiguration(configurationFor(net, changes));
  return experimentOf(configuration, await loadData(configuration));
}
