/** What of an element's style its picture hangs on. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'font-family',
  'font-size',
  'text-anchor',
] as const;

/** An SVG of the page as text of its own: what style sheets give it stands in it, and the panel's colour behind it. */
export function svgAsDrawn(svg: SVGSVGElement, background: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement; // of one
  const [from, to] = [svg, copy].map((root) => [...root.querySelectorAll('*')]);
  from?.forEach((element, at) => {
    const style = getComputedStyle(element);
    for (const look of looks) to?.[at]?.setAttribute(look, style.getPropertyValue(look));
    to?.[at]?.removeAttribute('class');
  });
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.removeAttribute('class');
  copy.removeAttribute('style');
  const behind = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  behind.setAttribute('width', '100%');
  behind.setAttribute('height', '100%');
  behind.setAttribute('fill', background);
  copy.prepend(behind);
  return new XMLSerializer().serializeToString(copy);
}
