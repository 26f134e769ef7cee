import type { Plugin } from 'vite';

/** What tfjs's core does at its import that no run here needs, by the file: optimisers of its own, models in the browser's storage. */
const dropped: Readonly<Record<string, readonly string[]>> = {
  '/tfjs-core/dist/index.js': [
    "import { registerOptimizers } from './optimizers/register_optimizers';",
    'registerOptimizers();',
  ],
  '/tfjs-core/dist/io/io.js': ["import './indexed_db';", "import './local_storage';"],
};

/** Leaves out of the worker what tfjs's core would register for models of its own. */
export function leanTfjs(): Plugin {
  return {
    name: 'lean-tfjs',
    transform(code, id) {
      const [, lines = []] = Object.entries(dropped).find(([file]) => id.endsWith(file)) ?? [];
      if (lines.length === 0) return undefined;
      const kept = lines.reduce((text, line) => {
        if (!text.includes(`${line}\n`)) this.error(`lean-tfjs: ${id} must have the line ${line}, got none`);
        return text.replace(`${line}\n`, '');
      }, code);
      return { code: kept, map: null };
    },
  };
}
