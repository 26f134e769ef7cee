import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './command.mjs';

const skipped = new Set(['node_modules', 'dist', '.git', '.weir', 'output', 'test-results']);

/** All files below the folders whose name the test accepts, in a fixed order. */
function filesIn(folders, accepts) {
  const found = [];
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isFile()) {
      found.push(path);
      return;
    }
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue;
      const inner = join(path, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (accepts(entry.name)) found.push(inner);
    }
  };
  for (const folder of folders) visit(join(root, folder));
  return found.sort();
}

/** What a piece of set-up depends on, as one hash of paths and contents. */
function digest(folders, accepts) {
  const hash = createHash('sha256');
  for (const path of filesIn(folders, accepts)) hash.update(relative(root, path)).update(readFileSync(path));
  return hash.digest('hex');
}

/**
 * Does a piece of set-up unless it was done for the very same files: its stamp, written last, says which.
 *
 * @param products What must be there besides: a folder that was deleted is made anew.
 */
export async function onceFor(name, { folders, accepts, products = [] }, work) {
  const stamp = join(root, 'node_modules', '.weir', name);
  const wanted = digest(folders, accepts);
  const done = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (done && products.every((product) => existsSync(join(root, product)))) return;
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
