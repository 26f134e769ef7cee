import ts from 'typescript';
import type { Example } from './example.ts';

/** Names that examples in doc blocks may use without an import, by the module that has them; the first one counts. */
export type Ambient = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The module that an example stands for: the names it uses imported, and each value that it shows compared.
 * `relu().outputShape([3]); // → [3]` fails unless the value prints as `[3]`.
 */
export function moduleOf({ code, isWhole }: Example, ambient: Ambient): string {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const imports = isWhole ? [] : importsFor(source, ambient);
  const header = [...imports, "import { show } from '../show.ts';"].join('\n');
  return `${header}\n${compared(source)}\nexport {};\n`;
}

function importsFor(source: ts.SourceFile, ambient: Ambient): readonly string[] {
  const used = new Set<string>();
  const own = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      const isProperty =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node);
      const isDeclared =
        ts.isImportSpecifier(parent) ||
        ((ts.isVariableDeclaration(parent) ||
          ts.isParameter(parent) ||
          ts.isFunctionDeclaration(parent) ||
          ts.isBindingElement(parent)) &&
          parent.name === node);
      if (isDeclared) own.add(node.text);
      else if (!isProperty) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  const wanted = [...used].filter((name) => !own.has(name));
  const taken = new Set<string>();
  return [...ambient].flatMap(([module, names]) => {
    const from = wanted.filter((name) => names.has(name) && !taken.has(name));
    for (const name of from) taken.add(name);
    return from.length > 0 ? [`import { ${from.join(', ')} } from '${module}';`] : [];
  });
}

/** The code with each `value; // → text` made a comparison; lines stay where they are. */
function compared(source: ts.SourceFile): string {
  const text = source.getFullText();
  let code = '';
  let at = 0;
  for (const statement of source.statements) {
    const [comment] = ts.getTrailingCommentRanges(text, statement.getEnd()) ?? [];
    const shown = comment && /^\/\/ → (.*)$/.exec(text.slice(comment.pos, comment.end))?.[1];
    if (shown === undefined || !ts.isExpressionStatement(statement)) continue;
    code += text.slice(at, statement.getStart());
    code += `show(${statement.expression.getText()}, ${JSON.stringify(shown.trim())});`;
    at = statement.getEnd();
  }
  return code + text.slice(at);
}
