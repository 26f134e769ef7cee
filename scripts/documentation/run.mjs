/**
 * Writes what the packages' doc blocks say of every name to apps/cli/dist/documentation.json: what `weir explain` prints. Part of
 * the build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../command.mjs';
import { documentedNames } from './documentedNames.mjs';

const folder = join(root, 'apps/cli/dist');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'documentation.json'), `${JSON.stringify(documentedNames(root), null, 1)}\n`);
