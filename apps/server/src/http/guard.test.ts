import { expect, test } from 'vitest';
import { guard } from './guard.ts';

const local = guard('127.0.0.1');

test.each(['127.0.0.1:9347', 'localhost:9347', 'LOCALHOST', '[::1]:9347', '127.0.0.1'])(
  'a request to %s is let in',
  (host) => {
    expect(local(host, undefined)).toBeUndefined();
    expect(local(host, `http://${host}`)).toBeUndefined();
  },
);

test.each([
  undefined,
  '',
  'evil.example',
  'evil.example:9347',
  'localhost.evil.example',
  '127.0.0.1@evil.example',
  '127.0.0.1.evil.example:80',
  '10.0.0.7:9347',
  'evil.example/localhost:9347',
  'evil.example@localhost',
  'evil.example:80:localhost',
])('a request to the host %j is refused', (host) => {
  expect(local(host, undefined)).toMatch(/^request: Host must be/);
});

test.each(['http://evil.example', 'http://localhost:3000', 'https://localhost:9347', 'null', ''])(
  'a request from the origin %j is refused',
  (origin) => {
    expect(local('localhost:9347', origin)).toMatch(/^request: Origin must be http:\/\/localhost:9347, got/);
  },
);

test('a server that listens everywhere is known by its addresses and by no name', () => {
  const open = guard('0.0.0.0');
  expect(open('192.168.1.7:9347', undefined)).toBeUndefined();
  expect(open('[fe80::1]:9347', undefined)).toBeUndefined();
  expect(open('evil.example:9347', undefined)).toMatch(/Host must be/);
});

test('who is refused reads which host was meant, and what was asked for', () => {
  expect(local('evil.example', undefined)).toBe(
    'request: Host must be 127.0.0.1 or localhost, got evil.example; open the address that the server printed',
  );
  expect(local(undefined, undefined)).toContain('got none;');
  expect(guard('0.0.0.0')(undefined, undefined)).toContain('got none;');
});

test('a server that listens on an address of IPv6 is known by it in brackets', () => {
  expect(guard('fe80::1')('[fe80::1]:9347', undefined)).toBeUndefined();
});

test('a server that listens on a name is known by it', () => {
  expect(guard('lab.example')('lab.example:9347', undefined)).toBeUndefined();
});
