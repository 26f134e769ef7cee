import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Where a file of this package lies. By the package's own name, since sources are bundled: a path relative to a source
 * would not lead there from everywhere.
 */
export const packageFile = (path: string): string =>
  join(dirname(createRequire(import.meta.url).resolve('weir/package.json')), path);
