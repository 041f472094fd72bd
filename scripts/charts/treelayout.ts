/** Where the boxes of a tree stand: its top at the left, each branch opposite the middle of what grows from it. */
import { type Lettering, widthOf, wrapText } from './wrap.ts';

export interface TreeNode {
  readonly title: string;
  /** Empty: the name says it all. */
  readonly text: string;
  readonly children: readonly TreeNode[];
}

export interface TreeBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly level: number;
  readonly title: readonly string[];
  readonly text: readonly string[];
  /** The boxes that grow from it. */
  readonly children: readonly TreeBox[];
}

export interface TreeMeasures {
  readonly width: number;
  /** How wide the top's box is, where the others are 1. */
  readonly top: number;
  readonly name: Lettering;
  readonly text: Lettering;
  readonly leading: number;
  readonly padding: number;
  /** Between two boxes under one another, and between levels. */
  readonly gap: number;
  readonly reach: number;
}

/** Height and the top's box, the others in it. */
export function placeTree(root: TreeNode, measures: TreeMeasures): { readonly root: TreeBox; readonly height: number } {
  const columns = columnsOf(root, measures);
  return { root: placeNode(root, 0, 0, columns, measures), height: spanOf(root, 0, columns, measures) };
}

/** Whether no word is wider than its box, so that none is cut. */
export function keepsWords(root: TreeNode, measures: TreeMeasures): boolean {
  const columns = columnsOf(root, measures);
  const fits = ({ title, text, children }: TreeNode, level: number): boolean => {
    const inside = (columns[level]?.width ?? 0) - measures.padding * 2;
    const narrow = (words: string, lettering: Lettering) =>
      words.split(/\s+|(?<=[-/])/).every((word) => widthOf(word, lettering) <= inside);
    return narrow(title, measures.name) && narrow(text, measures.text) && children.every((one) => fits(one, level + 1));
  };
  return fits(root, 0);
}

interface Column {
  readonly x: number;
  readonly width: number;
}

/** One for each level. */
function columnsOf(root: TreeNode, { width, top, reach }: TreeMeasures): readonly Column[] {
  const levels = depthOf(root);
  const each = (width - reach * (levels - 1)) / (top + levels - 1);
  const first = { x: 0, width: top * each };
  const others = Array.from({ length: levels - 1 }, (_, at) => ({
    x: first.width + reach + at * (each + reach),
    width: each,
  }));
  return [first, ...others];
}

function depthOf({ children }: TreeNode): number {
  return 1 + Math.max(0, ...children.map(depthOf));
}

function placeNode(
  node: TreeNode,
  level: number,
  top: number,
  columns: readonly Column[],
  measures: TreeMeasures,
): TreeBox {
  const span = spanOf(node, level, columns, measures);
  const { x, width } = columns[level] ?? { x: 0, width: 0 };
  const { title, text, height } = boxOf(node, width, measures);
  const grown = grownOf(node, level, columns, measures);
  let next = top + (span - grown) / 2;
  const children = node.children.map((child) => {
    const box = placeNode(child, level + 1, next, columns, measures);
    next += spanOf(child, level + 1, columns, measures) + gapAfter(node, measures);
    return box;
  });
  const [first, last] = [children[0], children.at(-1)];
  const middle = first && last ? (centreOf(first) + centreOf(last)) / 2 : top + span / 2;
  // Opposite the middle of its branches, but never outside its own part of the drawing.
  const y = Math.min(Math.max(middle - height / 2, top), top + span - height);
  return { x, y, width, height, level, title, text, children };
}

export function centreOf({ y, height }: TreeBox): number {
  return y + height / 2;
}

/** How much of the height a node takes, with all that grows from it. */
function spanOf(node: TreeNode, level: number, columns: readonly Column[], measures: TreeMeasures): number {
  const own = boxOf(node, columns[level]?.width ?? 0, measures).height;
  return Math.max(own, grownOf(node, level, columns, measures));
}

function grownOf(node: TreeNode, level: number, columns: readonly Column[], measures: TreeMeasures): number {
  const spans = node.children.map((child) => spanOf(child, level + 1, columns, measures));
  return spans.reduce((sum, span) => sum + span, 0) + Math.max(0, spans.length - 1) * gapAfter(node, measures);
}

/** Branches that have leaves of their own stand further apart. */
function gapAfter({ children }: TreeNode, { gap }: TreeMeasures): number {
  return children.some((child) => child.children.length > 0) ? gap * 1.8 : gap;
}

function boxOf({ title, text }: TreeNode, width: number, { name, text: small, leading, padding }: TreeMeasures) {
  const inside = width - padding * 2;
  const lines = { title: wrapText(title, inside, name), text: text === '' ? [] : wrapText(text, inside, small) };
  const height = (lines.title.length * name.size + lines.text.length * small.size) * leading + padding * 1.5;
  return { ...lines, height };
}
