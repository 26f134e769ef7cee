import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the built page lies. */
export const pageFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@weir/dashboard/package.json')), 'dist');
