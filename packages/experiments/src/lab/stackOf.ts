import type { KindConfiguration } from '../configuration/configuration.ts';
import { ConfigurationError } from '../configuration/errors/configurationError.ts';
import type { Start } from './start.ts';

/**
 * A configuration's layers with the hidden part replaced by a stack: what stands ahead of its first linear layer,
 * then `depth` linear layers of its first hidden width with their activation, then its last linear layer.
 *
 * @throws ConfigurationError if there are not two linear layers to stand around the stack.
 */
export function stackOf(
  model: readonly KindConfiguration[],
  { activation, initializer, gain, depth }: Start,
): readonly KindConfiguration[] {
  const linears = model.filter(({ type }) => type === 'linear');
  const [first] = linears;
  const last = linears.at(-1);
  if (!first || !last || first === last) {
    throw new ConfigurationError([
      {
        path: ['model'],
        must: 'have two linear layers or more to stand around the stack',
        got: `${linears.length}`,
        remedy: 'give a network with a hidden layer',
      },
    ]);
  }
  const hidden = Array.from({ length: depth }, () => [
    { type: 'linear', out: first['out'], bias: false, init: { type: initializer, gain } },
    ...(activation === 'linear' ? [] : [{ type: activation }]),
  ]).flat();
  return [...model.slice(0, model.indexOf(first)), ...hidden, last];
}
