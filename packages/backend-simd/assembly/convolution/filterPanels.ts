// The filter in panels of 8 output channels, the last of 4 where that is enough: what a tile reads lies together.

/** Bytes of the packed filter: panels of 8 channels, the last of 4 where that is enough. */
// @ts-ignore: decorator
@inline
export function panelBytes(taps: usize, channels: usize): usize {
  return taps * (((channels + 3) & ~3) << 2);
}

/** The filter [taps, inputs, outputs] as panels [taps · inputs][8], the last [..][4] where that is enough. */
export function packFilter(filter: usize, rows: usize, outputs: usize, to: usize): void {
  for (let j: usize = 0; j < outputs; ) {
    const width: usize = outputs - j > 4 ? 8 : 4;
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
export function packTurned(filter: usize, taps: usize, inputs: usize, outputs: usize, to: usize): void {
  for (let j: usize = 0; j < inputs; ) {
    const width: usize = inputs - j > 4 ? 8 : 4;
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
