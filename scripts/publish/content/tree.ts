/** A tree as boxes and lines, and the same as a list within lists, so that it can be heard. */
import { renderSvg } from '../../charts/svg.ts';
import type { Medium } from '../../charts/theme.ts';
import { drawTree } from '../../charts/tree.ts';
import type { TreeNode } from '../../charts/treelayout.ts';
import { list, numberWord } from '../../danish.ts';
import type { ReleasedBlockOf } from '../../model/released.ts';
import type { ContentFrame } from './frame.ts';
import { continued, heightOf, slideId } from './room.ts';

interface TreeFrame {
  readonly id: string;
  readonly kind: 'tree';
  readonly title: string;
  readonly intro: string;
  readonly source: string;
}

export interface TreeSection extends TreeFrame {
  /** One drawing, or several that each begin with the top. */
  readonly drawings: readonly string[];
  readonly root: TreeNode;
  /** Its list can stand whole on a page. */
  readonly short: boolean;
}

export interface TreeSlide extends TreeFrame {
  readonly svg: string;
}

type Block = ReleasedBlockOf<'tree'>;

export async function sectionTree(block: Block, _frame: ContentFrame): Promise<TreeSection> {
  const root = rootOf(block);
  return { ...headOf(block), drawings: await drawingsOf(block, 'handout', 740), root, short: countOf(root) <= 40 };
}

export async function slidesTree(block: Block, _frame: ContentFrame): Promise<readonly TreeSlide[]> {
  const head = headOf(block);
  const drawings = await drawingsOf(block, 'slide', roomUnder(head));
  return drawings.map((svg, at) => ({
    ...head,
    id: slideId(block.id, at),
    title: continued(block.title, at),
    svg,
  }));
}

function headOf({ id, title, intro = '', source = '' }: Block): TreeFrame {
  return { id, kind: 'tree', title, intro, source };
}

function rootOf({ root: { title, text = '', children } }: Block): TreeNode {
  const leaf = (node: { readonly title: string; readonly text?: string | undefined }): TreeNode => ({
    title: node.title,
    text: node.text ?? '',
    children: [],
  });
  return {
    title,
    text,
    children: children.map((branch) => ({ ...leaf(branch), children: branch.children.map(leaf) })),
  };
}

function countOf({ children }: TreeNode): number {
  return children.reduce((sum, child) => sum + countOf(child), 1);
}

async function drawingsOf(block: Block, medium: Medium, room: number): Promise<readonly string[]> {
  const pieces = drawTree(rootOf(block), medium, room);
  const name = medium === 'slide' ? `s-${block.id}-figur` : `${block.id}-figur`;
  return Promise.all(pieces.map(({ spec, root }, at) => renderSvg(spec, slideId(name, at), textOf(root, medium))));
}

function textOf({ title, children }: TreeNode, medium: Medium) {
  const branches = children.length === 1 ? 'én gren' : `${numberWord(children.length)} grene`;
  const below = medium === 'slide' ? [] : ['Det samme står som liste under figuren.'];
  return {
    title: `Figur med kasser og streger: ${title} med ${branches}.`,
    description: [...children.map(sentenceOf), ...below].join(' '),
  };
}

function sentenceOf({ title, children }: TreeNode): string {
  return children.length === 0 ? `${title}.` : `${title}: ${list(children.map((leaf) => leaf.title))}.`;
}

/** Px as in slides.css. */
function roomUnder({ title, intro, source }: TreeFrame): number {
  const head = heightOf(continued(title, 1), { size: 40, weight: 700, leading: 46, width: 1130 });
  const under = intro === '' ? 0 : 8 + heightOf(intro, { size: 22, leading: 29, width: 1130 });
  return 584 - head - under - (source === '' ? 0 : 34);
}
