/**
 * An organisation as boxes and lines, from left to right, in the largest letters that fit in the height and cut no word.
 * What fits in none is set without explanations (the list beside has them), then drawn in several pieces, each with the
 * top.
 */
import { bar, type PlotMark, path, plot, words } from './plotmarks.ts';
import type { Spec } from './svg.ts';
import { colour, type Medium, widths } from './theme.ts';
import { centreOf, keepsWords, placeTree, type TreeBox, type TreeMeasures, type TreeNode } from './treelayout.ts';

interface TreeDrawing {
  readonly spec: Spec;
  /** What of the tree it shows. */
  readonly root: TreeNode;
}

/** `room` is the height in px that one drawing may take. */
export function drawTree(root: TreeNode, medium: Medium, room: number): readonly TreeDrawing[] {
  const all = measuresOf(medium);
  for (const node of [root, withoutTexts(root)]) {
    const fits = (each: TreeMeasures) => placeTree(node, each).height <= room;
    const measures = all.find((each) => fits(each) && keepsWords(node, each)) ?? all.slice(-1).find(fits);
    if (measures) return [{ spec: drawPiece(node, measures), root: node }];
  }
  const node = withoutTexts(root);
  const [smallest] = all.slice(-1);
  if (!smallest) throw new Error(`there are no measures for ${medium}`);
  const count = fillPieces(node, smallest, room).length;
  const fits = (each: TreeMeasures) => {
    const pieces = fillPieces(node, each, room);
    return pieces.length <= count && pieces.every((piece) => placeTree(piece, each).height <= room);
  };
  const measures = all.find((each) => fits(each) && keepsWords(node, each)) ?? smallest;
  return piecesOf(node, measures, room).map((piece) => ({ spec: drawPiece(piece, measures), root: piece }));
}

/** From roomy to tight; where letters of one size do not fit, a narrower box for the top may leave room for them. */
function measuresOf(medium: Medium): readonly TreeMeasures[] {
  const slide = medium === 'slide';
  const names = slide ? [32, 29, 27, 25, 23, 22, 21, 20, 19] : [13.3, 12.3];
  return names.flatMap((size) =>
    (slide ? [1, 0.75, 0.55] : [1]).map((top) => ({
      width: widths[medium],
      top,
      name: { size, weight: 600 },
      text: { size: Math.max(size * 0.92, slide ? 18 : 12), weight: 400 },
      leading: 1.22,
      padding: size * 0.5,
      gap: size * 0.48,
      reach: size * 2.2,
    })),
  );
}

function withoutTexts({ title, children }: TreeNode): TreeNode {
  return { title, text: '', children: children.map(withoutTexts) };
}

/** As few pieces as can be, and as even as these can be. */
function piecesOf(root: TreeNode, measures: TreeMeasures, room: number): readonly TreeNode[] {
  const fewest = fillPieces(root, measures, room);
  const highest = (pieces: readonly TreeNode[]) => Math.max(...pieces.map((one) => placeTree(one, measures).height));
  for (let less = room / 2; less < room; less += 10) {
    const pieces = fillPieces(root, measures, less);
    if (pieces.length === fewest.length && highest(pieces) <= highest(fewest)) return pieces;
  }
  return fewest;
}

/** Branches in order, as many in each piece as have room. */
function fillPieces(root: TreeNode, measures: TreeMeasures, room: number): readonly TreeNode[] {
  const pieces: TreeNode[] = [];
  for (const branch of root.children) {
    const last = pieces.at(-1);
    const longer = { ...root, children: [...(last?.children ?? []), branch] };
    if (last && placeTree(longer, measures).height <= room) pieces[pieces.length - 1] = longer;
    else pieces.push({ ...root, children: [branch] });
  }
  return pieces;
}

function drawPiece(node: TreeNode, measures: TreeMeasures): Spec {
  const { root, height } = placeTree(node, measures);
  // A line more than its box at each edge, so that no outline is cut.
  return plot(measures.width, height + 2, drawBox(root, measures));
}

function drawBox(box: TreeBox, measures: TreeMeasures): PlotMark[] {
  return [
    ...linesFrom(box, measures.reach),
    ...(box.level === 0 ? [bar(box.x, box.y, box.x + box.width, box.y + box.height, '#0d2c3d')] : [outline(box)]),
    ...textsIn(box, measures),
    ...box.children.flatMap((child) => drawBox(child, measures)),
  ];
}

/** Out to the middle of the gap, along it, and in to each branch. */
function linesFrom(box: TreeBox, reach: number): PlotMark[] {
  const [first, last] = [box.children[0], box.children.at(-1)];
  if (!first || !last) return [];
  const [right, middle] = [box.x + box.width, box.x + box.width + reach / 2];
  const line = (points: readonly (readonly [number, number])[]) => path(points, colour.band, 1.4);
  const [from, to] = [Math.min(centreOf(first), centreOf(box)), Math.max(centreOf(last), centreOf(box))];
  return [
    line([
      [right, centreOf(box)],
      [middle, centreOf(box)],
    ]),
    line([
      [middle, from],
      [middle, to],
    ]),
    ...box.children.map((child) =>
      line([
        [middle, centreOf(child)],
        [child.x, centreOf(child)],
      ]),
    ),
  ];
}

/** Branches have an outline of the accent, leaves a light one. */
function outline({ x, y, width, height, level }: TreeBox): PlotMark {
  const [right, bottom] = [x + width, y + height];
  const corners = [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
    [x, y],
  ] as const;
  return level === 1 ? path(corners, colour.reference, 1.8) : path(corners, colour.band, 1);
}

function textsIn({ x, y, level, title, text }: TreeBox, { name, text: small, leading, padding }: TreeMeasures) {
  const light = level === 0 ? colour.white : null;
  const left = x + padding;
  const below = y + padding * 0.75 + title.length * name.size * leading;
  const weight = level === 2 && text.length === 0 ? 400 : 600;
  return [
    ...title.map((line, row) =>
      words(line, [left, y + padding * 0.75 + (row + 0.5) * name.size * leading], name.size, {
        fill: light ?? colour.ink,
        weight,
      }),
    ),
    ...text.map((line, row) =>
      words(line, [left, below + (row + 0.5) * small.size * leading], small.size, { fill: light ?? colour.ink2 }),
    ),
  ];
}
