/**
 * Calls back once the page has been painted for the first time: at once where that has happened already, never in a tab
 * that nobody looks at. A browser that doesn't report its paints is given two frames.
 */
export function afterFirstPaint(then: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes('paint')) {
    requestAnimationFrame(() => requestAnimationFrame(then));
    return;
  }
  const observer = new PerformanceObserver(() => {
    observer.disconnect();
    then();
  });
  observer.observe({ type: 'paint', buffered: true });
}
