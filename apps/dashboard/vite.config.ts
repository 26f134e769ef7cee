import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, defineConfig } from 'vite';
import { precompressed } from './precompressed.ts';

export default defineConfig({
  plugins: [svelte(), precompressed()],
  // The packages' sources, as in tests: building the page needs no other build.
  resolve: { conditions: ['weir-source', ...defaultClientConditions] },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
  // `vite` beside a running `weir serve`.
  server: { proxy: { '/api': process.env['WEIR_SERVER'] ?? 'http://127.0.0.1:9347' } },
});
