import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the lecture's names.txt and MNIST's images may be: they are not Weir's to ship. */
export const dataFolder =
  process.env['WEIR_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));

/** Whether a data file is there; tests that need one are skipped, by name, where it is not. */
export const hasData = (file: string): boolean => existsSync(`${dataFolder}/${file}`);
