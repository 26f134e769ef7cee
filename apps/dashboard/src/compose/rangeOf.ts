import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { ComposeProblem } from './composeMessages.ts';

/** Where in the text a problem is: at its value, or at the nearest thing around it that is there. */
export function rangeOf(
  text: string,
  { path, offset }: Pick<ComposeProblem, 'path' | 'offset'>,
): { readonly from: number; readonly to: number } {
  if (offset !== undefined)
    return { from: Math.min(offset, text.length), to: Math.min(offset + 1, text.length) };
  const root = parseTree(text, [], { allowTrailingComma: true });
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (!node) continue;
    // What is missing within a thing is shown at its beginning: the whole of it is not wrong.
    const to = length === path.length ? node.offset + node.length : node.offset + 1;
    return { from: node.offset, to };
  }
  return { from: 0, to: Math.min(1, text.length) };
}
