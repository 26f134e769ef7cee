import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from '@weir/data';
import { parseJson, presetOf, presets } from '@weir/experiments';
import { UsageError } from '../usageError.ts';

/**
 * The configuration that CONFIG|PRESET stands for, unchecked: a preset's if there is one of that name, else what
 * the file holds.
 *
 * @throws UsageError, ConfigurationError, JsonError or DataError if there is neither, or the file holds no JSON.
 */
export async function readSource(source: string): Promise<unknown> {
  if (presets().some(({ name }) => name === source)) return presetOf(source).configuration;
  const bytes = await readFile(source).catch((error: NodeJS.ErrnoException) => {
    const isPath = /[/\\]|\.jsonc?$/.test(source);
    if (error.code === 'ENOENT' && !isPath) return presetOf(source); // which says what the nearest is
    const got = error.code === 'ENOENT' ? `none at ${source}` : `${source} (${error.code ?? error.message})`;
    throw new UsageError(
      `CONFIG must be a file that can be read, got ${got}; check the path, or see weir presets`,
    );
  });
  return bytes instanceof Uint8Array ? parseJson(decodeUtf8(bytes, source), source) : bytes.configuration;
}
