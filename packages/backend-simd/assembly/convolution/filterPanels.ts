// The filter in panels of 16 output channels, what is left over in panels of 16, 8 and 4: what a tile reads lies together.

/** Channels of the panel of which so many are left; `most` is the widest panel there is. */
// @ts-ignore: decorator
@inline
export function panelWidth(left: usize, most: usize): usize {
  return most > 8 && left > 12 ? 16 : left > 4 ? 8 : 4;
}

/** Bytes of the packed filter. */
// @ts-ignore: decorator
@inline
export function panelBytes(taps: usize, channels: usize): usize {
  return taps * (((channels + 3) & ~3) << 2);
}

/** The filter [taps, inputs, outputs] as panels [taps · inputs][width]. */
export function packFilter(filter: usize, rows: usize, outputs: usize, most: usize, to: usize): void {
  for (let j: usize = 0; j < outputs; ) {
    const width = panelWidth(outputs - j, most);
    const count = min(outputs - j, width);
    for (let row: usize = 0; row < rows; row++, to += width << 2) {
      const from = filter + (row * outputs + j << 2);
      for (let i: usize = 0; i < width; i++) {
        store<f32>(to + (i << 2), i < count ? load<f32>(from + (i << 2)) : 0);
      }
    }
    j += width;
  }
}

/** The same of the filter turned by 180° with inputs and outputs exchanged: [taps reversed, outputs, inputs]. */
export function packTurned(filter: usize, taps: usize, inputs: usize, outputs: usize, most: usize, to: usize): void {
  for (let j: usize = 0; j < inputs; ) {
    const width = panelWidth(inputs - j, most);
    const count = min(inputs - j, width);
    for (let tap = <isize>taps - 1; tap >= 0; tap--) {
      const from = filter + ((<usize>tap * inputs + j) * outputs << 2);
      for (let o: usize = 0; o < outputs; o++, to += width << 2) {
        for (let i: usize = 0; i < width; i++) {
          store<f32>(to + (i << 2), i < count ? load<f32>(from + (i * outputs + o << 2)) : 0);
        }
      }
    }
    j += width;
  }
}
