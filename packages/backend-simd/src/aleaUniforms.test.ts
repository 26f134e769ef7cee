import { expect, it } from 'vitest';
import { aleaUniforms } from './aleaUniforms.ts';

// Numbers of seedrandom 3.0.5, which tfjs draws from.
const published: readonly (readonly [seed: string, numbers: readonly number[]])[] = [
  ['7', [0.36459518410265446, 0.007880980148911476, 0.1876203876454383, 0.5066726722288877]],
  ['0.8273645', [0.610307676717639, 0.8019957470241934, 0.8441149124410003, 0.3387826681137085]],
  ['ä longer text', [0.9278287491761148, 0.0782917533069849, 0.47494922764599323, 0.79710742412135]],
  ['', [0.1666577742435038, 0.4869158477522433, 0.00011322717182338238, 0.9002609080635011]],
];

it.each(published)('gives the numbers of tfjs’s generator from %j, to the last bit', (seed, numbers) => {
  expect(Array.from(aleaUniforms(seed, numbers.length))).toEqual(numbers);
});

it('gives none where none are asked for', () => {
  expect(aleaUniforms('1', 0)).toHaveLength(0);
});
