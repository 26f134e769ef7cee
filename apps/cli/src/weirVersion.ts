import { readFileSync } from 'node:fs';
import { packageFile } from './packageFile.ts';

/** Weir's version, as its manifest has it. */
export function weirVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile('package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}
