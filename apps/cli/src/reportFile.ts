import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usageError.ts';

/** A file that is written whole or not at all. */
export interface ReportFile {
  write(text: string): Promise<void>;
}

/**
 * A report's file, found to be writable before hours of training go into it. It appears, and takes the place of an
 * earlier one, only once it is complete.
 *
 * @throws UsageError if it could not be written.
 */
export async function reportFile(path: string): Promise<ReportFile> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const writeTo = async (text: string) => {
    try {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(text);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  };
  try {
    const existing = await stat(path).catch(() => undefined);
    if (existing?.isDirectory()) throw new Error('it is a folder');
    await writeTo('');
    await rm(temporary);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `--report must name a file that can be written, got ${path} (${reason}); check its folder`,
    );
  }
  return {
    async write(text) {
      await writeTo(text);
      await rename(temporary, path).catch(async (error: unknown) => {
        await rm(temporary, { force: true });
        throw error;
      });
    },
  };
}
