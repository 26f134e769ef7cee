import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from '@weir/data';
import { fileAt } from '@weir/data/node';
import { parseJson, presetOf, presets } from '@weir/experiments';
import { UsageError } from '../usageError.ts';

/** Pipes that a shell hands over: `weir run /dev/stdin`, `weir run <(generate)`. */
const isHandedOver = /^\/(dev\/(stdin$|fd\/)|proc\/self\/fd\/)/;

/**
 * The configuration that CONFIG|PRESET stands for, unchecked: a preset's if there is one of that name, else what
 * the file holds.
 *
 * @throws UsageError, ConfigurationError, JsonError or DataError if there is neither, or the file holds no JSON.
 */
export async function readSource(source: string): Promise<unknown> {
  if (presets().some(({ name }) => name === source)) return presetOf(source).configuration;
  const { readable, found } = await fileAt(source);
  if (found === 'none' && !/[/\\]|\.jsonc?$/.test(source)) return presetOf(source).configuration; // says the nearest
  if (!readable && !isHandedOver.test(source)) {
    throw new UsageError(
      `CONFIG must be a file that can be read, got ${found} at ${source}; check the path, or see weir presets`,
    );
  }
  return parseJson(decodeUtf8(await readFile(source), source), source);
}
