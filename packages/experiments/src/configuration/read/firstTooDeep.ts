import { createScanner } from 'jsonc-parser';

/** Where the first bracket opens that more than so many others stand around; read without recursion. */
export function firstTooDeep(json: string, most: number): number | undefined {
  const scanner = createScanner(json, true);
  let depth = 0;
  for (let text = scanner.scan(); text !== endOfFile; text = scanner.scan()) {
    const token = json[scanner.getTokenOffset()];
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    if (depth > most) return scanner.getTokenOffset();
  }
  return undefined;
}

/** `SyntaxKind.EOF`, a const enum, which a module compiled on its own cannot import. */
const endOfFile = 17;
