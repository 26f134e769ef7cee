import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { documentedNames } from '../../scripts/documentation/documentedNames.mjs';

const name = 'virtual:documentation';
const root = fileURLToPath(new URL('../..', import.meta.url));

/** Gives the page what `weir explain` prints: the doc blocks of the packages' sources, by name. */
export function documentation(): Plugin {
  return {
    name: 'documentation',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      // As a string: a browser parses JSON faster than a program.
      const text = JSON.stringify(JSON.stringify(documentedNames(root)));
      return `export const documentation = JSON.parse(${text});`;
    },
  };
}
