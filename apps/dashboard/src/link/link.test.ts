import { presets } from '@weir/experiments';
import { describe, expect, it } from 'vitest';
import { unknownRun } from '../run/runState.ts';
import { deflated, inflated } from './deflated.ts';
import { embedOf, frameOf } from './embedOf.ts';
import { linkOf } from './linkOf.ts';
import { isRunLink } from './isRunLink.ts';
import { hashOfLink, linkInHash } from './runLink.ts';
import type { RunLink } from './runLink.ts';

const link: RunLink = {
  config: { name: 'é–∂', seed: 1, model: [{ type: 'tanh' }] },
  commands: [{ step: 40, command: { type: 'weightScale', value: 2, layer: '0.linear' } }],
  step: 100,
  selected: 'loss',
  layer: '0.linear',
  unit: 12,
  open: ['loss', 'steer'],
};

describe('a link', () => {
  it('says again what it was made of', async () => {
    const hash = await hashOfLink(link);
    expect(hash).toMatch(/^#weir1\.[A-Za-z0-9_-]+$/);
    expect(isRunLink(hash)).toBe(true);
    expect(await linkInHash(hash)).toEqual(link);
    const { unit: _, ...older } = link; // as links were before units could be chosen
    expect(await linkInHash(await hashOfLink(older))).toEqual(older);
  });

  it('holds any preset in less than a kilobyte and a half', async () => {
    for (const { configuration } of presets()) {
      const hash = await hashOfLink({ config: configuration, commands: [] });
      expect(hash.length).toBeLessThan(1500);
      expect((await linkInHash(hash)).config).toEqual(configuration);
    }
  });

  it('is not what older addresses have: a run’s id, a preset’s name', () => {
    for (const hash of ['#deep-batchnorm-20261125-214233-1f3a', '#deep-tanh', '', '#weir', '#weird.run'])
      expect(isRunLink(hash)).toBe(false);
  });

  it('that is broken says so in words', async () => {
    const hash = await hashOfLink(link);
    const cut = /cut short or changed on its way; ask for the link again/;
    for (const broken of [hash.slice(0, -9), '#weir1.', '#weir1.&&&', hash.replace('weir1.', 'weir1.AAA')])
      await expect(linkInHash(broken), broken).rejects.toThrow(cut);
    await expect(linkInHash(hash.replace('weir1', 'weir2'))).rejects.toThrow(
      'version must be at most 1, got 2; a newer Weir made it',
    );
    await expect(linkInHash(hash.replace('weir1', 'weir0'))).rejects.toThrow(
      'version must be at least 1, got 0; ask for the link again',
    );
    const holding = async (value: unknown) =>
      linkInHash(`#weir1.${await deflated(JSON.stringify(value) ?? '{')}`);
    await expect(holding(undefined)).rejects.toThrow('text must be whole');
    await expect(holding([])).rejects.toThrow('link: config must be a configuration, got undefined');
    await expect(holding({ config: {}, commands: [{ step: 1 }] })).rejects.toThrow('command: type must be');
    expect(await holding({ config: {}, step: -1, selected: 3, unit: 1.5, open: [1, 'loss'] })).toEqual({
      config: {},
      commands: [],
      open: ['loss'],
    });
  });

  it('that would fill the memory is none', async () => {
    await expect(inflated(await deflated('x'.repeat(2 ** 21)))).rejects.toThrow('link: text must be whole');
  });

  it('to a run has the commands that took effect, at their steps', () => {
    const config = { seed: 3 };
    const started = { config } as unknown as NonNullable<typeof unknownRun.started>; // all that is asked of it
    const run = {
      ...unknownRun,
      started,
      changes: [
        { type: 'controlled', step: 5, command: 'batchSize', value: 64 },
        { type: 'controlled', step: 6, command: 'batchSize', value: 9e9, refused: 'too many' },
        { type: 'controlled', step: 9, command: 'stop' },
      ],
    } as const;
    expect(linkOf(unknownRun, { step: 3 })).toBeUndefined();
    expect(linkOf(run, { step: undefined })).toEqual({
      config,
      commands: [
        { step: 5, command: { type: 'batchSize', value: 64 } },
        { step: 9, command: { type: 'stop' } },
      ],
    });
    expect(linkOf(run, { step: 3, selected: 'loss', open: ['steer'] })).toMatchObject({
      step: 3,
      selected: 'loss',
      open: ['steer'],
    });
  });
});

describe('embedding', () => {
  it.each([
    ['', undefined],
    ['?server=x', undefined],
    ['?embed', { panels: [] }],
    ['?embed=', { panels: [] }],
    ['?embed=loss', { panels: ['loss'] }],
    ['?a=b&embed=loss,%20updateRatio,', { panels: ['loss', 'updateRatio'] }],
  ])('%j is %j', (search, wanted) => {
    expect(embedOf(search)).toEqual(wanted);
  });

  it('is a frame of the page’s own address', () => {
    const frame = frameOf('https://example.org/weir/?x=1#weir1.abc', ['loss']);
    expect(frame).toContain('src="https://example.org/weir/?embed=loss#weir1.abc"');
    expect(frameOf('https://example.org/#weir1.abc')).toContain('src="https://example.org/?embed#weir1.abc"');
  });
});
