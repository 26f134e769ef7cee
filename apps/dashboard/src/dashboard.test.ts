import { afterEach, describe, expect, it, vi } from 'vitest';
import { afterFirstPaint } from './afterFirstPaint.ts';

afterEach(() => vi.unstubAllGlobals());

describe('afterFirstPaint', () => {
  it('waits for the browser to report a paint, one that has happened already too, and then no more', () => {
    let report = () => {};
    const log: unknown[] = [];
    vi.stubGlobal(
      'PerformanceObserver',
      class {
        static readonly supportedEntryTypes = ['paint'];
        constructor(then: () => void) {
          report = then;
        }
        observe(options: object): void {
          log.push(options);
        }
        disconnect(): void {
          log.push('disconnected');
        }
      },
    );
    afterFirstPaint(() => log.push('painted'));
    expect(log).toEqual([{ type: 'paint', buffered: true }]);
    report();
    expect(log.slice(1)).toEqual(['disconnected', 'painted']);
  });

  it('gives a browser that does not report its paints two frames', () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('PerformanceObserver', { supportedEntryTypes: [] });
    vi.stubGlobal('requestAnimationFrame', (then: () => void) => frames.push(then));
    let painted = false;
    afterFirstPaint(() => (painted = true));
    frames.shift()?.();
    expect(painted).toBe(false);
    frames.shift()?.();
    expect(painted).toBe(true);
  });
});
