import { applyEdits, createScanner, modify } from 'jsonc-parser';
import type { ModificationOptions } from 'jsonc-parser';
import type { Path } from './path.ts';
import { valueAt } from './path.ts';
import { printed } from './printed.ts';

/** One change of a configuration by a form. */
export type Edit =
  /** Undefined takes it out. */
  | { readonly to: 'set'; readonly path: Path; readonly value: unknown }
  /** Into a list, ahead of the element that is there. */
  | { readonly to: 'insert'; readonly path: Path; readonly value: unknown }
  | { readonly to: 'move'; readonly path: Path; readonly from: number; readonly onto: number };

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' } as const;

/**
 * A configuration's text with a change made by a form. Comments in it stay where they are; a text without any is printed
 * anew, a layer a line.
 *
 * @param value What the text says.
 */
export function edited(text: string, value: unknown, edit: Edit): string {
  if (!hasComments(text)) return `${printed(changed(value, edit))}\n`;
  const apply = (at: string, path: Path, put: unknown, options: ModificationOptions = {}) =>
    applyEdits(at, modify(at, [...path], put, { formattingOptions, ...options }));
  if (edit.to === 'move') {
    const moved = valueAt(value, [...edit.path, edit.from]);
    const without = apply(text, [...edit.path, edit.from], undefined);
    return apply(without, [...edit.path, edit.onto], moved, { isArrayInsertion: true });
  }
  const list = valueAt(value, edit.path.slice(0, -1));
  // One into a list that is not there yet makes the list.
  const options = { isArrayInsertion: edit.to === 'insert' && Array.isArray(list) };
  return apply(text, edit.path, edit.value, options);
}

/** The value with the same change; nothing of what was given is changed. */
export function changed(value: unknown, edit: Edit): unknown {
  if (edit.to === 'move')
    return replaced(value, edit.path, (list) => {
      if (!Array.isArray(list)) return list;
      const rest: readonly unknown[] = list.toSpliced(edit.from, 1);
      return rest.toSpliced(edit.onto, 0, list[edit.from]);
    });
  const [at, last] = [edit.path.slice(0, -1), edit.path.at(-1)];
  return replaced(value, at, (owner) => {
    if (typeof last === 'number') {
      const list: readonly unknown[] = Array.isArray(owner) ? owner : [];
      if (edit.to === 'insert') return list.toSpliced(last, 0, edit.value);
      return edit.value === undefined ? list.toSpliced(last, 1) : list.with(last, edit.value);
    }
    const entries = new Map(Object.entries(typeof owner === 'object' && owner !== null ? owner : {}));
    if (edit.value === undefined) entries.delete(String(last));
    else entries.set(String(last), edit.value);
    return Object.fromEntries(entries);
  });
}

function replaced(value: unknown, path: Path, make: (at: unknown) => unknown): unknown {
  const [segment, ...rest] = path;
  if (segment === undefined) return make(value);
  const inner = replaced(valueAt(value, [segment]), rest, make);
  return changed(value, { to: 'set', path: [segment], value: inner });
}

const [lineComment, blockComment, end] = [12, 13, 17]; // SyntaxKind of jsonc-parser, a const enum

function hasComments(text: string): boolean {
  const scanner = createScanner(text);
  for (let kind: number = scanner.scan(); kind !== end; kind = scanner.scan())
    if (kind === lineComment || kind === blockComment) return true;
  return false;
}
