import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { Examined } from './examined.ts';

/** What browsers that can be driven are called. */
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];

/** Whether there is a browser that the tests of the page could use. */
export async function findBrowser(): Promise<Examined> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  for (const path of folders.flatMap((folder) => names.map((name) => join(folder, name)))) {
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return { what: 'browser', well: true, needed: false, found: path };
  }
  return {
    what: 'browser',
    well: false,
    needed: false,
    found: 'no Chromium in $PATH; the tests bring their own',
  };
}
