import ts from 'typescript';
import type { Example } from './example.ts';

const fenced = (text: string): readonly string[] =>
  [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code);

/** The examples in a README: its blocks of `ts`. */
export function examplesInReadme(path: string, text: string): readonly Example[] {
  const folder = path.split('/').slice(0, 2).join('/');
  return fenced(text).map((code, at) => ({ title: `${path}, ${at + 1}`, folder, code, isWhole: true }));
}

/**
 * The `@example` blocks of a source file's doc comments.
 *
 * @throws Error if one has no block of `ts`, and so would not run.
 */
export function examplesInSource(path: string, text: string): readonly Example[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const folder = path.split('/').slice(0, 2).join('/');
  const codes = source.statements
    .flatMap((statement) => ts.getJSDocTags(statement).filter(({ tagName }) => tagName.text === 'example'))
    .flatMap((tag) => {
      const found = fenced(`${ts.getTextOfJSDocComment(tag.comment) ?? ''}\n`);
      if (found.length === 0)
        throw new Error(`${path}: an @example must hold a block of ts, got ${tag.getText()}`);
      return found;
    });
  return codes.map((code, at) => ({ title: `${path}, ${at + 1}`, folder, code, isWhole: false }));
}
