import type { FormOption } from './form.ts';

/** Keys of a configuration that are shown together. */
export interface Section {
  readonly title: string;
  readonly keys: readonly FormOption[];
}

const places: readonly { readonly title: string; readonly keys: readonly string[] }[] = [
  { title: 'Data', keys: ['data'] },
  { title: 'Network', keys: ['model'] },
  {
    title: 'Loss and update',
    keys: ['loss', 'penalty', 'optimizer', 'learningRate', 'clip', 'groups', 'accumulate'],
  },
  { title: 'Run', keys: [] },
  { title: 'Diagnostics', keys: ['diagnostics'] },
  { title: 'Health rules', keys: ['health'] },
];

/** What only editors read. */
const unshown: readonly string[] = ['$schema'];

/** The keys of a configuration by what they are about; a key that nobody has given a place is with the run’s. */
export function sectionsOf(keys: readonly FormOption[]): readonly Section[] {
  const placed = new Set([...places.flatMap((place) => place.keys), ...unshown]);
  const rest = keys.filter(({ name }) => !placed.has(name));
  return places.map(({ title, keys: names }) => ({
    title,
    keys: names.length === 0 ? rest : names.flatMap((name) => keys.filter((key) => key.name === name)),
  }));
}
