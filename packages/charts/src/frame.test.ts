import { describe, expect, it } from 'vitest';
import { frame, logScale, stepAxis } from './frame.ts';
import { lightTheme } from './theme.ts';

describe('frame', () => {
  it('breaks what to look for into lines that fit a narrow page, and loses no word', () => {
    const lookFor = 'Alike in all layers and little at one: healthy. Narrower layer by layer: gain too low';
    const { title, width, config } = frame('Title', lookFor);
    expect(title.subtitle.join(' ')).toBe(lookFor);
    expect(Math.max(...title.subtitle.map((line) => line.length))).toBeLessThanOrEqual(62);
    expect([width, config]).toEqual(['container', lightTheme]);
  });

  it('has axes that end where the data does', () => {
    expect(stepAxis.scale.nice).toBe(false);
    expect(logScale).toMatchObject({ type: 'log', nice: false });
  });
});
