import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import { documentation } from './documentation.ts';
import { filePage } from './filePage.ts';
import { leanKernels } from './leanKernels.ts';
import { leanTfjs } from './leanTfjs.ts';
import { leanVega } from './leanVega.ts';
import { precompressed } from './precompressed.ts';
import { wasmAsHex } from './wasmAsHex.ts';

export default defineConfig({
  // Served from anywhere: the root of a server, or a folder below it.
  base: './',
  plugins: [svelte(), documentation(), leanVega(), precompressed(), filePage()],
  // The packages' sources, as in tests: building the page needs no other build.
  resolve: { conditions: ['weir-source', ...defaultClientConditions] },
  worker: { format: 'es', plugins: () => [leanKernels(), leanTfjs(), wasmAsHex()] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
  // `vite` beside a running `weir serve`.
  server: { proxy: { '/api': process.env['WEIR_SERVER'] ?? 'http://127.0.0.1:9347' } },
});
