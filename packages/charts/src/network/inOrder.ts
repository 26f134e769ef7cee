import { byDepth } from './byDepth.ts';

/** The same layers or parameters, first to last in the network. */
export function inOrder<Named extends { readonly name: string }>(all: readonly Named[]): readonly Named[] {
  return [...all].sort((one, other) => byDepth(one.name, other.name));
}
