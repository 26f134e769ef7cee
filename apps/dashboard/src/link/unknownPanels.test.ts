import { describe, expect, it } from 'vitest';
import { unknownPanels } from './unknownPanels.ts';

const all = ['loss', 'updateRatio', 'activations'];

describe('unknownPanels', () => {
  it('has nothing to say of those that there are', () => {
    expect(unknownPanels(['loss', 'updateRatio'], all)).toBeUndefined();
    expect(unknownPanels([], all)).toBeUndefined();
  });

  it('names those that there are not, and all that there are', () => {
    expect(unknownPanels(['loss', 'update-ratios', 'weather'], all)).toBe(
      'embed: panels must be charts, got update-ratios, weather; there are loss, updateRatio, activations',
    );
  });
});
