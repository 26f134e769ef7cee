import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { fileType } from './fileType.ts';

/** What stands at a path that a file is to be read from. */
export interface FileAt {
  readonly readable: boolean;
  /** `none`, `a folder`, `links in a circle`, `a file without permission to read it`. */
  readonly found: string;
}

/** Looks at a path without opening it: a named pipe would wait for a writer. */
export async function fileAt(path: string): Promise<FileAt> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return { readable: false, found: fileType(found) };
    await access(path, constants.R_OK);
    return { readable: true, found: 'a file' };
  } catch (error) {
    return { readable: false, found: whyNot(error instanceof Error && 'code' in error ? error.code : error) };
  }
}

function whyNot(code: unknown): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'none';
    case 'ELOOP':
      return 'links in a circle';
    case 'EACCES':
    case 'EPERM':
      return 'no permission to read it';
    case 'ENAMETOOLONG':
      return 'a name too long for a file';
    default:
      return `none (${String(code)})`;
  }
}
