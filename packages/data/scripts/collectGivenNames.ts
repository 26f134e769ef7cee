import { allLocales } from '@faker-js/faker';

/** The locales' letters that are no a–z letter with an accent, as they are usually written in a–z. */
const plain: Readonly<Record<string, string>> = { đ: 'd', ə: 'e', ı: 'i', ł: 'l', ø: 'o' };

/**
 * Every distinct given name of faker's Latin-script locales, in lower-case a–z, accents and apostrophes left out.
 *
 * Names of several words or with a hyphen are left out: they combine names that stand in the list by themselves.
 * In the order of their letters.
 */
export function collectGivenNames(): readonly string[] {
  const collected = new Set<string>();
  for (const { metadata, person } of Object.values(allLocales)) {
    if (metadata?.script !== 'Latn') continue;
    for (const names of Object.values(person?.first_name ?? {})) {
      for (const name of names ?? []) {
        const latin = latinised(name);
        if (/^[a-z]{2,}$/.test(latin)) collected.add(latin);
      }
    }
  }
  return [...collected].sort();
}

function latinised(name: string): string {
  const letters = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'‘’]/gu, '');
  return [...letters].map((letter) => plain[letter] ?? letter).join('');
}
