import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';

/**
 * From here on, what is imported by a name of Weir's packages or rxjs is the copy that this command runs on, wherever the
 * importing file lies: a stranger's layer then registers with, and is an instance of, what the command knows. Does nothing
 * where the command isn't bundled, whose names lead to its copies anyhow.
 *
 * @param folder Where the bundle's `shared.json` lies: which file answers for which name.
 */
export function shareModules(folder: URL): void {
  const list = new URL('shared.json', folder);
  if (!existsSync(list)) return;
  const files: Readonly<Record<string, string>> = JSON.parse(readFileSync(list, 'utf8'));
  const data = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, new URL(file, folder).href]),
  );
  register('./resolveShared.js', { parentURL: folder.href, data });
}
