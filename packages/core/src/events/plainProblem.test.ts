import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { plainProblem } from './plainProblem.ts';

const circle: { inner?: unknown } = {};
circle.inner = { list: [circle] };
const deep = (depth: number): unknown => (depth === 0 ? 1 : [deep(depth - 1)]);

describe('plainProblem', () => {
  it.each([
    ['numbers that JSON has no word for', [NaN, Infinity, -Infinity, -0]],
    ['a list in an object', { a: [1, 'two', true, null] }],
    ['a key without a value', { a: undefined }],
    ['arrays of numbers', [new Float32Array(2), new Uint8Array(1), new Float64Array(0), new Int32Array(3)]],
    ['an object without a prototype', Object.assign(Object.create(null) as object, { a: 1 })],
    ['an object of another realm', runInNewContext('({ a: [1, { b: 2 }] })')],
    ['many levels', deep(60)],
    ['the same object twice', [circle, circle].map(() => ({ shared: deep(3) }))],
  ])('finds nothing wrong with %s', (_, value) => expect(plainProblem(value, 'value')).toBeUndefined());

  it.each([
    ['a BigInt', { ratios: [{ step: 1n }] }, 'value.ratios.0.step must be plain data', 'got a BigInt'],
    ['a function', { f: () => 1 }, 'value.f must', 'got a function'],
    ['a symbol', [Symbol('s')], 'value.0 must', 'got a symbol'],
    ['nothing at all', undefined, 'value must', 'got undefined; take null'],
    ['nothing in a list', [1, undefined], 'value.1 must', 'got undefined; take null'],
    ['a hole in a list', new Array(2), 'value.0 must', 'got undefined; take null'],
    ['a circle', circle, 'value.inner.list.0.inner', 'got a circle'],
    ['a map', { m: new Map([[1, 2]]) }, 'value.m must', 'got an object of Map'],
    ['a set', new Set(), 'value must', 'got an object of Set'],
    ['a date', new Date(), 'value must', 'got an object of Date'],
    ['an error', new Error('x'), 'value must', 'got an object of Error'],
    ['an array of big integers', new BigInt64Array(1), 'value must', 'copy it into a list'],
    ['an array of a kind that logs have not', new Int8Array(1), 'value must', 'got an object of Int8Array'],
    ['an object of a class', new (class Own {})(), 'value must', 'got an object of Own'],
  ])('names %s', (_, value, ...texts) => {
    for (const text of texts) expect(plainProblem(value, 'value')).toContain(text);
  });
});
