import ts from 'typescript';

/** What the compiler says against a file. */
export interface TypeFault {
  readonly file: string;
  readonly message: string;
}

/** What the compiler, as strict as for the packages, says against files: one program for all of them. */
export function typeErrors(files: readonly string[]): readonly TypeFault[] {
  const program = ts.createProgram({
    rootNames: files,
    options: {
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      customConditions: ['weir-source'],
      types: ['node'],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      verbatimModuleSyntax: false,
      allowImportingTsExtensions: true,
      noEmit: true,
      skipLibCheck: true,
    },
  });
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ({ file, message: ts.flattenDiagnosticMessageText(messageText, '\n') }),
    );
  });
}
