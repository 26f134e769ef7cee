import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import type { SharedModules } from './resolveShared.ts';

/**
 * From here on, what is imported by a name of Weir's packages or rxjs is the copy that this command runs on, wherever the
 * importing file lies: a stranger's layer then registers with, and is an instance of, what the command knows. So is tfjs
 * where none lies beside that file, with all gradients, so that a layer made of its functions needs no installation; tfjs's
 * engine is one for all copies. Does nothing where the command isn't bundled, whose names lead to its copies anyhow.
 *
 * @param folder Where the bundle's `shared.json` lies: which file answers for which name, and when.
 */
export function shareModules(folder: URL): void {
  const list = new URL('shared.json', folder);
  if (!existsSync(list)) return;
  const files: SharedModules = JSON.parse(readFileSync(list, 'utf8'));
  const addresses = (of: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(of).map(([name, file]) => [name, new URL(file, folder).href]));
  const data: SharedModules = { always: addresses(files.always), ifMissing: addresses(files.ifMissing) };
  register('./resolveShared.js', { parentURL: folder.href, data });
}
