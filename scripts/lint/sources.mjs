import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The files below a folder, without installed and built ones, as paths with `/` from `root`. */
function filesBelow(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}

/** `packages/nn` and the like: every folder of packages and apps that has a `src`. */
export function packagesOf(root) {
  return ['packages', 'apps'].flatMap((kind) =>
    existsSync(join(root, kind))
      ? readdirSync(join(root, kind))
          .map((name) => `${kind}/${name}`)
          .filter((folder) => existsSync(join(root, folder, 'src')))
      : [],
  );
}

const isTest = (path) => /\.test(-d)?\.ts$/.test(path);

/** All TypeScript of a package's `src`, told apart: units, and the tests beside them. Testing helpers are neither. */
export function sourcesOf(root, folder) {
  const typescript = filesBelow(root, `${folder}/src`).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  );
  return {
    units: typescript
      .filter((path) => !isTest(path) && !path.includes('/testing/'))
      .map((path) => ({ path, exports: exportsOf(parsed(root, path)) })),
    tests: typescript.filter((path) => path.endsWith('.test.ts')),
  };
}

const parsed = (root, path) =>
  ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest, true);

const namesIn = (name) =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => ('name' in element ? namesIn(element.name) : []));

/** What a statement declares: names, whether they are there at run time, and whether a doc block says what they are. */
function declaredBy(statement) {
  const isDocumented = ts
    .getJSDocCommentsAndTags(statement)
    .some((block) => ts.isJSDoc(block) && (ts.getTextOfJSDocComment(block.comment) ?? '').trim() !== '');
  const declared = (names, isRuntime) => names.map((name) => ({ name, isRuntime, isDocumented }));
  if (ts.isVariableStatement(statement))
    return declared(
      statement.declarationList.declarations.flatMap(({ name }) => namesIn(name)),
      true,
    );
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement)
  )
    return declared(statement.name ? [statement.name.text] : [], true);
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return declared([statement.name.text], false);
  return [];
}

/** The exports that a file declares itself; what it only passes on is its source's. Overloads are one. */
function exportsOf(source) {
  const isExported = (statement) =>
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  const listed = new Set(
    source.statements
      .filter((statement) => ts.isExportDeclaration(statement) && !statement.moduleSpecifier)
      .flatMap(({ exportClause }) => exportClause?.elements ?? [])
      .map(({ name, propertyName }) => (propertyName ?? name).text),
  );
  const exports = new Map();
  for (const statement of source.statements) {
    for (const of of declaredBy(statement)) {
      if (!isExported(statement) && !listed.has(of.name)) continue;
      const before = exports.get(of.name);
      const line = source.getLineAndCharacterOfPosition(statement.getStart()).line + 1;
      exports.set(of.name, {
        name: of.name,
        line: before?.line ?? line,
        isRuntime: of.isRuntime || (before?.isRuntime ?? false),
        isDocumented: of.isDocumented || (before?.isDocumented ?? false),
      });
    }
  }
  return [...exports.values()];
}

/** Every identifier in a file's code: not what comments and texts hold. */
export function identifiersIn(root, path) {
  const found = new Set();
  const visit = (node) => {
    if (ts.isIdentifier(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(parsed(root, path));
  return found;
}
