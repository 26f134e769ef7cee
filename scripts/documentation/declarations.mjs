import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { packagesOf, sourcesOf } from '../lint/sources.mjs';

/**
 * Every function, constant and interface that the packages declare at the top of a file: how one is found by its name, in
 * the file where the name is used, else where that imports it from, else in its package.
 */
export function declarationsOf(root) {
  const all = packagesOf(root)
    .filter((folder) => folder.startsWith('packages/'))
    .flatMap((folder) => sourcesOf(root, folder).units.flatMap(({ path }) => declaredIn(root, folder, path)));
  const find = (name, near) => {
    const named = all.filter((declaration) => declaration.name === name);
    const imported = near.imports.get(name);
    return (
      named.find(({ path }) => path === near.path) ??
      named.find(({ path }) => imported !== undefined && path.startsWith(imported)) ??
      named.find(({ folder }) => folder === near.folder)
    );
  };
  return { all, find };
}

function declaredIn(root, folder, path) {
  const text = readFileSync(join(root, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const { statements } = file;
  const imports = new Map([
    ...statements.filter(ts.isImportDeclaration).flatMap((one) => importedBy(one, path)),
    ...importedWithin(file, path),
  ]);
  return statements.flatMap((statement) => {
    const found = (name, node) => ({ name, node, ...docOf(statement), path, folder, imports });
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations
        .filter(({ name, initializer }) => ts.isIdentifier(name) && initializer)
        .map(({ name, initializer }) => found(name.text, bare(initializer)));
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement);
    return isNamed && statement.name ? [found(statement.name.text, statement)] : [];
  });
}

/** The names that a statement imports, each with the file or the package that it is of. */
function importedBy({ importClause, moduleSpecifier }, path) {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings)) return [];
  const from = whereFrom(moduleSpecifier.text, path);
  return bindings.elements.map(({ name }) => [name.text, from]);
}

/** The same of what functions import when they are called: `const { table } = await import('@weir/data/table')`. */
function importedWithin(node, path) {
  const called = ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name) && node.initializer;
  const call = called && ts.isAwaitExpression(called) ? called.expression : undefined;
  if (call && ts.isCallExpression(call) && call.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const from = whereFrom(call.arguments[0].text, path);
    return node.name.elements.map(({ name }) => [name.getText(), from]);
  }
  const found = [];
  ts.forEachChild(node, (child) => void found.push(...importedWithin(child, path)));
  return found;
}

function whereFrom(specifier, path) {
  const [, own] = /^@weir\/([\w-]+)/.exec(specifier) ?? [];
  return own ? `packages/${own}/` : join(dirname(path), specifier);
}

/** An expression without what only the compiler reads: `{…} as const`. */
export const bare = (node) =>
  ts.isAsExpression(node) || ts.isSatisfiesExpression(node) ? bare(node.expression) : node;

/** The last doc block of a node: its text, its parameters' texts by name, and what it throws. */
export function docOf(node) {
  const block = ts.getJSDocCommentsAndTags(node).findLast((found) => ts.isJSDoc(found));
  const tags = block?.tags ?? [];
  return {
    text: textOf(block?.comment),
    params: Object.fromEntries(
      tags.filter(ts.isJSDocParameterTag).map((tag) => [tag.name.getText(), textOf(tag.comment)]),
    ),
    throws: tags.filter(ts.isJSDocThrowsTag).map((tag) => textOf(tag.comment)),
  };
}

/** Paragraphs and lists stay; lines within a paragraph are joined, and links are their names. */
const textOf = (comment) =>
  (ts.getTextOfJSDocComment(comment) ?? '')
    .replace(/\{@link (?:\S+ )?([^}]+)\}/g, '$1')
    .trim()
    .replace(/(?<!\n)\n(?!\n|\s*[-*|])\s*/g, ' ');
