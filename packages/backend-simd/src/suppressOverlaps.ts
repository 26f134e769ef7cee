/** How boxes are chosen. */
export interface SuppressionOptions {
  /** The most boxes that are chosen. */
  readonly most: number;
  /** A box that covers so much of its union with a better one is dropped. */
  readonly overlap: number;
  /** Boxes must score more. */
  readonly score: number;
  /** Above 0, scores fall by e^(−overlap² / 2 sigma) for each better box. Default: 0, scores stay. */
  readonly sigma?: number;
}

interface Candidate {
  score: number;
  readonly box: number;
  /** How many of the chosen it was compared with. */
  seen: number;
}

/** From worse to better; of equal scores the box that comes first is the better. */
function compare(a: Candidate, b: Candidate): number {
  return a.score - b.score || b.box - a.box;
}

/**
 * Non-maximum suppression: boxes from the best score down, without those that overlap a better one; the same choice as tfjs's.
 *
 * @param boxes four coordinates each: y and x of one corner, y and x of the other.
 */
export function suppressOverlaps(
  boxes: Float32Array,
  scores: Float32Array,
  { most, overlap, score: least, sigma = 0 }: SuppressionOptions,
): { readonly boxes: number[]; readonly scores: number[] } {
  const candidates: Candidate[] = [];
  scores.forEach((score, box) => {
    if (score > least) candidates.push({ score, box, seen: 0 });
  });
  candidates.sort(compare);
  const scale = sigma > 0 ? -0.5 / sigma : 0;
  const share = overlaps(boxes);
  const chosen: number[] = [];
  const chosenScores: number[] = [];
  while (chosen.length < most) {
    const candidate = candidates.pop();
    if (!candidate || candidate.score < least) break;
    const { score, box } = candidate;
    let dropped = false;
    // Backwards: boxes that overlap tend to have scores that are close.
    for (let i = chosen.length - 1; i >= candidate.seen; i--) {
      const covered = share(box, chosen[i] ?? 0);
      if (covered >= overlap) {
        dropped = true;
        break;
      }
      // Not so of NaN, which drops the score to nothing.
      candidate.score *= covered <= overlap ? Math.exp(scale * covered * covered) : 0;
      if (candidate.score <= least) break;
    }
    candidate.seen = chosen.length;
    if (dropped) continue;
    if (candidate.score === score) {
      chosen.push(box);
      chosenScores.push(score);
    } else if (candidate.score > least) {
      insert(candidates, candidate);
    }
  }
  return { boxes: chosen, scores: chosenScores };
}

/** Puts a candidate where it belongs among those in order. */
function insert(candidates: Candidate[], candidate: Candidate): void {
  let [from, to] = [0, candidates.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(candidates[middle] ?? candidate, candidate) < 0) from = middle + 1;
    else to = middle;
  }
  candidates.splice(from, 0, candidate);
}

/** Gives, of two boxes, the share of their union that both cover; 0 where one has no area. */
function overlaps(boxes: Float32Array): (a: number, b: number) => number {
  // Top, left, bottom, right and area of each, so that they are put in order once.
  const sides = new Float64Array((boxes.length / 4) * 5);
  for (let from = 0, to = 0; from < boxes.length; from += 4, to += 5) {
    const [y0 = NaN, x0 = NaN, y1 = NaN, x1 = NaN] = boxes.subarray(from, from + 4);
    const [top, left, bottom, right] = [
      Math.min(y0, y1),
      Math.min(x0, x1),
      Math.max(y0, y1),
      Math.max(x0, x1),
    ];
    sides.set([top, left, bottom, right, (bottom - top) * (right - left)], to);
  }
  const side = (box: number, which: number): number => sides[box * 5 + which] ?? NaN;
  return (a, b) => {
    const [areaA, areaB] = [side(a, 4), side(b, 4)];
    if (areaA <= 0 || areaB <= 0) return 0;
    const height = Math.min(side(a, 2), side(b, 2)) - Math.max(side(a, 0), side(b, 0));
    const width = Math.min(side(a, 3), side(b, 3)) - Math.max(side(a, 1), side(b, 1));
    const both = Math.max(height, 0) * Math.max(width, 0);
    return both / (areaA + areaB - both);
  };
}
