import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { publicFolders } from './packed.ts';
import type { Packed } from './packed.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What is in a tarball besides modules made of `src`: every such file was looked at, and belongs there. */
const besides: Readonly<Record<string, readonly string[]>> = {
  'packages/data': ['NOTICE.md'],
  'packages/kernels': ['CONTRACT.md'],
  'apps/cli': ['THIRD-PARTY-NOTICES.md', 'bin/weir.js', 'bundle/*', 'dist/documentation.json'],
  'apps/dashboard': [
    'THIRD-PARTY-NOTICES.md',
    'dist/assets/*',
    'dist/file/*',
    'dist/icon.svg',
    'dist/index.html',
    'dist/index.html.br',
    'dist/index.html.gz',
  ],
};

/** What its user may have too, so that one copy does for both. */
const isInRange = (name: string): boolean =>
  name.startsWith('@weir/') || ['vega', 'vega-lite'].includes(name);

/** A module's source, or what the compiler makes of it. */
const ofModule = /^(src\/.*\.ts|dist\/.*(\.js|\.d\.ts)(\.map)?)$/;

/**
 * Tests what `npm publish` would send, package by package.
 *
 * @param packagesOf Every package, packed: asked for when the tests run.
 */
export function describeTarballs(packagesOf: () => readonly Packed[]): void {
  describe.each(publicFolders)('the tarball of %s', (source) => {
    const of = (folder: string): Packed =>
      packagesOf().find((candidate) => candidate.source === folder) ?? expect.unreachable(folder);

    it('holds its modules, README and licence, what was looked at besides, and nothing else', () => {
      const others = of(source).files.filter((file) => !ofModule.test(file));
      const seen = new Set(
        others.map((file) => file.replace(/^(dist\/assets|dist\/file|bundle)\/.*/, '$1/*')),
      );
      expect([...seen].sort()).toEqual(
        ['LICENSE', 'README.md', 'package.json', ...(besides[source] ?? [])].sort(),
      );
    });

    it('carries neither tests nor what they need', () => {
      const isOfTests = /\.test(-d)?\.|(^|\/)(testing|dev|fixtures|golden)\//;
      expect(of(source).files.filter((file) => isOfTests.test(file))).toEqual([]);
    });

    it('has for each source its module and its types, so that nothing is missing', () => {
      const { files } = of(source);
      const sources = files.filter((file) => /^src\/.*(?<!\.d)\.ts$/.test(file));
      const made = sources.flatMap((file) => {
        const module = file.replace(/^src(.*)\.ts$/, 'dist$1');
        return [`${module}.js`, `${module}.d.ts`];
      });
      expect(made.filter((file) => !files.includes(file))).toEqual([]);
      // Dev builds may have modules of sources that are gone; every source that is there is the workspace's.
      expect(sources.filter((file) => !existsSync(join(root, source, file)))).toEqual([]);
    });

    it('says what it is, under which licence and for which Node, and names files that it holds', () => {
      const { manifest, files, folder: unpacked } = of(source);
      expect(manifest.private).toBeUndefined();
      expect(manifest).toMatchObject({
        description: expect.stringMatching(/^.{20,}[^.]$/) as string,
        license: 'MIT',
        engines: { node: '>=20.19' },
        keywords: expect.arrayContaining([expect.any(String)]) as string[],
      });
      expect(readFileSync(join(unpacked, 'LICENSE'), 'utf8')).toBe(
        readFileSync(join(root, 'LICENSE'), 'utf8'),
      );
      expect(readFileSync(join(unpacked, 'README.md'), 'utf8')).toContain(`# ${manifest.name}\n`);
      for (const target of Object.values(manifest.exports))
        for (const file of typeof target === 'string' ? [target] : Object.values(target))
          expect(files).toContain(file.replace('./', ''));
    });

    it('shares rxjs and tfjs-core with its user, as peers with a range, and takes Weir’s own and Vega in one', () => {
      const { dependencies = {}, peerDependencies = {} } = of(source).manifest;
      const shared = ['rxjs', '@tensorflow/tfjs-core'];
      expect(Object.keys(dependencies).filter((name) => shared.includes(name))).toEqual([]);
      for (const range of Object.values(peerDependencies)) expect(range).toMatch(/^\^\d/);
      for (const [name, range] of Object.entries(dependencies))
        expect([name, range]).toEqual([name, expect.stringMatching(isInRange(name) ? /^\^\d/ : /^[\^~]?\d/)]);
    });

    it('has nothing that publint or are-the-types-wrong objects to in an ESM package', async () => {
      const bytes = new Uint8Array(readFileSync(of(source).tarball));
      const linted = await publint({ pack: { tarball: bytes.buffer }, strict: true });
      expect(linted.messages.map((message) => formatMessage(message, linted.pkg))).toEqual([]);
      const analysis = await checkPackage(createPackageFromTarballData(bytes));
      if (!analysis.types) return expect(source).toBe('apps/dashboard'); // a page exports no code
      // The profile `esm-only` of its command: CommonJS reads no ES modules, nor does Node before 12.
      const isOfEsmOnly = ({ kind }: { readonly kind: string }) =>
        kind === 'NoResolution' || kind === 'CJSResolvesToESM';
      const unexpected = analysis.problems.filter(
        (problem) =>
          !(
            isOfEsmOnly(problem) &&
            'resolutionKind' in problem &&
            ['node10', 'node16-cjs'].includes(problem.resolutionKind)
          ),
      );
      expect(unexpected).toEqual([]);
    });
  });
}
