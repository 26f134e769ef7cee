import { expect, it } from 'vitest';
import { mulberry } from '../testing/mulberry.ts';
import { mutated } from '../testing/mutated.ts';
import { SafetensorsError, readSafetensors, writeSafetensors } from './safetensors.ts';
import type { StoredTensor } from './safetensors.ts';

const tensors = new Map<string, StoredTensor>([
  [
    'weight',
    {
      dtype: 'F32',
      shape: [2, 3],
      bytes: new Uint8Array(Float32Array.of(1, -0, NaN, Infinity, 5, 6).buffer),
    },
  ],
  ['é', { dtype: 'U8', shape: [3], bytes: Uint8Array.of(1, 2, 3) }],
  ['empty', { dtype: 'I64', shape: [0, 4], bytes: new Uint8Array(0) }],
  ['scalar', { dtype: 'F64', shape: [], bytes: new Uint8Array(Float64Array.of(Math.PI).buffer) }],
]);
const file = writeSafetensors({ tensors, metadata: { step: '12' } });

it('gives back what was written, and its data begin at a multiple of 8', () => {
  const back = readSafetensors(file);
  expect(back.metadata).toEqual({ step: '12' });
  expect([...back.tensors]).toEqual([...tensors]);
  expect(Number(new DataView(file.buffer).getBigUint64(0, true)) % 8).toBe(0);
});

it('reads the bytes that the format describes', () => {
  const header = '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}';
  const bytes = Uint8Array.of(
    header.length,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    ...new TextEncoder().encode(header),
    0,
    0,
    0x80,
    0x3f,
  );
  const a = readSafetensors(bytes).tensors.get('a');
  expect(new Float32Array(Uint8Array.from(a?.bytes ?? []).buffer)).toEqual(Float32Array.of(1));
});

it.each([
  ['', 'byte 0 must begin the length of the header in 8 bytes, got 0 bytes'],
  [
    '{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}',
    'must begin 8 bytes of "a", as its shape says, got 4',
  ],
  [
    '{"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}}',
    'a dtype among F32, F64, I32, I64, U8 for "a", got F31',
  ],
  ['{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}', 'a shape of counts for "a", got [-1]'],
  ['{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,400]}}', '"a" within 4 bytes of data, got 0 to 400'],
  ['[1]', 'a header that is an object, got [1]'],
  ['{"__metadata__":{"a":1}}', '__metadata__ of strings, got {"a":1}'],
  ['{', 'a header in JSON, got something else'],
])('says at which byte %s is wrong', (header, message) => {
  const bytes =
    header === ''
      ? new Uint8Array(0)
      : Uint8Array.of(header.length, 0, 0, 0, 0, 0, 0, 0, ...new TextEncoder().encode(header), 0, 0, 0, 0);
  expect(() => readSafetensors(bytes)).toThrow(message);
});

it('works, or says in words and with the offset what is wrong, of 10,000 mutated files', () => {
  const random = mulberry(7);
  let refused = 0;
  for (let round = 0; round < 10_000; round++) {
    try {
      for (const { shape, bytes } of readSafetensors(mutated(file, random)).tensors.values()) {
        expect(bytes.length).toBeGreaterThanOrEqual(shape.reduce((product, size) => product * size, 1));
      }
    } catch (error) {
      expect(error).toBeInstanceOf(SafetensorsError);
      expect((error as Error).message).toMatch(
        /^safetensors: byte \d+ must begin .+, got .+; the file is damaged/s,
      );
      refused++;
    }
  }
  expect(refused).toBeGreaterThan(5000);
}, 30_000);
