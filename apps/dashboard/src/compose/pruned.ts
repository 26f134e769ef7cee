import type { Edit } from './edited.ts';
import { valueAt } from './path.ts';

/** A change that takes out an object's last option takes out the object: of `clip` without a limit nothing is meant. */
export function pruned(config: unknown, edit: Edit): Edit {
  if (edit.to !== 'set' || edit.value !== undefined || edit.path.length < 2) return edit;
  const [owner, key] = [edit.path.slice(0, -1), edit.path.at(-1)];
  const value = valueAt(config, owner);
  const isLast =
    typeof key === 'string' &&
    typeof owner.at(-1) === 'string' &&
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((other) => other === key);
  return isLast ? pruned(config, { ...edit, path: owner }) : edit;
}
