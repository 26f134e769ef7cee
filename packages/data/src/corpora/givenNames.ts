import { pythonRandom } from '@weir/core';
import { sortedNames } from './sortedNames.ts';

/**
 * 14,174 given names in a–z from the Latin-script locales of @faker-js/faker, one a line, in an order that was shuffled once and
 * for all, so that a split of the list as it stands is a fair one.
 */
export const givenNames: string = shuffled(named(sortedNames)).join('\n');

/** Each begins with letters of the one before it, as many as the capital says: A for none. */
function named(text: string): string[] {
  let name = '';
  return Array.from(text.matchAll(/([A-Z])([a-z]*)/g), ([, capital = 'A', rest = '']) => {
    name = name.slice(0, capital.charCodeAt(0) - 65) + rest;
    return name;
  });
}

function shuffled(names: string[]): readonly string[] {
  pythonRandom(0).shuffle(names);
  return names;
}
