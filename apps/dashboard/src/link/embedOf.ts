/** What of the page stands in a frame of another: some panels alone, or, where there are none, a whole experiment. */
export interface Embedded {
  /** Charts by name. */
  readonly panels: readonly string[];
}

/** What an address asks for: `?embed` a whole experiment, `?embed=loss,updateRatio` panels of it; undefined of a page of its own. */
export function embedOf(search: string): Embedded | undefined {
  const wanted = new URLSearchParams(search).get('embed');
  if (wanted === null) return undefined;
  return {
    panels: wanted
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  };
}

/** The frame that shows an address in another page, as HTML. */
export function frameOf(address: string, panels: readonly string[] = []): string {
  const url = new URL(address);
  url.search = panels.length > 0 ? `?embed=${panels.map(encodeURIComponent).join(',')}` : '?embed';
  const height = panels.length > 0 ? 120 + 380 * panels.length : 800;
  return `<iframe src="${url.href.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" title="Weir" width="100%" height="${height}" loading="lazy"></iframe>`;
}
