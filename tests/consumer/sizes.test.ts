import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

/** Uses of a single thing, and the most kilobytes that a bundle of it may have, minified; peers stand outside. */
const uses: readonly (readonly [use: string, most: number])[] = [
  [`import { saturation } from '@weir/diagnostics'; console.log(saturation);`, 12],
  [`import { linear } from '@weir/nn'; console.log(linear);`, 8],
  [`import { observe } from '@weir/observe'; console.log(observe);`, 12],
];

it.each(uses)('%s takes at most %d kB, and no validator', async (contents, most) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    metafile: true,
    conditions: ['weir-source'],
    external: ['@tensorflow/*', 'rxjs'],
  });
  const bytes = outputFiles.reduce((total, { contents: text }) => total + text.length, 0);
  expect(bytes / 1000).toBeLessThan(most);
  expect(Object.keys(metafile.inputs).filter((file) => file.includes('/arktype/'))).toEqual([]);
});
