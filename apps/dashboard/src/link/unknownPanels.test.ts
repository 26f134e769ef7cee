import { describe, expect, it } from 'vitest';
import { unknownPanels } from './unknownPanels.ts';

const all = ['loss', 'updateRatio', 'activations'];

describe('unknownPanels', () => {
  it('has nothing to say of those that there are', () => {
    expect(unknownPanels(['loss', 'updateRatio'], all)).toBeUndefined();
    expect(unknownPanels([], all)).toBeUndefined();
  });

  it('names those that there are not, with the nearest that there is', () => {
    expect(unknownPanels(['loss', 'update-ratios'], all)).toBe(
      'embed: panels must be charts, got update-ratios; did you mean updateRatio?',
    );
  });

  it('names all that there are where none is near', () => {
    expect(unknownPanels(['weather'], all)).toBe(
      'embed: panels must be charts, got weather; there are loss, updateRatio, activations',
    );
  });
});
