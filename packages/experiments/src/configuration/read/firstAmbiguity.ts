import { visit } from 'jsonc-parser';

/** A name that readers of JSON take differently. */
export interface Ambiguity {
  readonly offset: number;
  readonly name: string;
  readonly must: string;
  readonly remedy: string;
}

/** The first name that its object has already, or that some readers take for the object's prototype. */
export function firstAmbiguity(json: string): Ambiguity | undefined {
  const names: Set<string>[] = [];
  let found: Ambiguity | undefined;
  visit(
    json,
    {
      onObjectBegin: () => void names.push(new Set()),
      onObjectEnd: () => void names.pop(),
      onObjectProperty(name, offset) {
        if (name === '__proto__') {
          found ??= { offset, name, must: 'the name of an option', remedy: 'remove it: no option has it' };
        } else if (names.at(-1)?.has(name)) {
          found ??= {
            offset,
            name,
            must: 'a name that its object has once',
            remedy: 'remove one of the two',
          };
        }
        names.at(-1)?.add(name);
      },
    },
    { allowTrailingComma: true },
  );
  return found;
}
