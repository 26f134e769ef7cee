import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, defaultClientConditions } from 'vite';
import type { Plugin } from 'vite';
import { leanVega } from './leanVega.ts';

/**
 * Builds, besides the page, the one that shows a run from a file: a single script and a single style sheet, which
 * `weir export --to html` writes into the file together with the run.
 */
export function filePage(): Plugin {
  let root = '.';
  return {
    name: 'file-page',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    async closeBundle() {
      await build({
        root,
        configFile: false,
        logLevel: 'warn',
        publicDir: false,
        plugins: [svelte(), leanVega()],
        define: { 'process.env.NODE_ENV': '"production"' },
        resolve: { conditions: ['weir-source', ...defaultClientConditions] },
        build: {
          target: 'es2022',
          outDir: join('dist', 'file'),
          // A file that is opened from disk may load nothing beside it.
          lib: {
            entry: 'src/file.ts',
            formats: ['iife'],
            name: 'weir',
            fileName: () => 'page.js',
            cssFileName: 'page',
          },
          chunkSizeWarningLimit: 2000,
        },
      });
    },
  };
}
