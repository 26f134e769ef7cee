import type { Plugin } from 'vite';

/** Kernels of tfjs's CPU backend for strings, ragged tensors, spectra and pictures: no layer, loss or diagnostic calls one. */
const unused =
  /^(?:CropAndResize|Draw|FFT|IFFT|Ragged\w+|StaticRegexReplace|String\w+|Transform|NonMaxSuppression\w+)$/;

/** Leaves out of the worker what no configuration can train with. */
export function leanKernels(): Plugin {
  return {
    name: 'lean-kernels',
    transform(code, id) {
      if (!id.endsWith('/tfjs-backend-cpu/dist/register_all_kernels.js')) return undefined;
      const lines = code.split('\n');
      const dropped = lines.flatMap((line) => {
        const [, name, file = ''] = /^import \{ (\w+) \} from '\.\/kernels\/(\w+)'/.exec(line) ?? [];
        return name !== undefined && unused.test(file) ? [name] : [];
      });
      if (dropped.length === 0)
        this.error('lean-kernels: tfjs must import its kernels a line each, got none');
      // Each is named twice: where it is imported, and in the list of those that are registered.
      const names = new RegExp(`\\b(?:${dropped.join('|')})\\b`);
      return { code: lines.filter((line) => !names.test(line)).join('\n'), map: null };
    },
  };
}
