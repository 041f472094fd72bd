import { describe, expect, it } from 'vitest';
import { drawTree } from '../../scripts/charts/tree.ts';
import { placeTree, type TreeBox, type TreeMeasures, type TreeNode } from '../../scripts/charts/treelayout.ts';

const leaf = (title: string, text = ''): TreeNode => ({ title, text, children: [] });
const branch = (title: string, leaves: number): TreeNode => ({
  title,
  text: 'En forklaring, som fylder mere end én linje i kassen',
  children: Array.from({ length: leaves }, (_, at) => leaf(`Blad ${at + 1} på ${title}`)),
});
const root: TreeNode = { ...leaf('Toppen'), children: [branch('A', 3), branch('B', 0), branch('C', 5)] };

const measures: TreeMeasures = {
  width: 646,
  top: 1,
  name: { size: 13, weight: 600 },
  text: { size: 12 },
  leading: 1.24,
  padding: 7,
  gap: 7,
  reach: 34,
};

const boxesIn = (box: TreeBox): readonly TreeBox[] => [box, ...box.children.flatMap(boxesIn)];

describe('a tree', () => {
  const { root: top, height } = placeTree(root, measures);
  const boxes = boxesIn(top);

  it('has a box for each node', () => {
    expect(boxes).toHaveLength(1 + 3 + 8);
  });

  it('has no box upon another, and none outside the drawing', () => {
    for (const [at, one] of boxes.entries()) {
      expect(one.y).toBeGreaterThanOrEqual(-0.001);
      expect(one.y + one.height).toBeLessThanOrEqual(height + 0.001);
      expect(one.x + one.width).toBeLessThanOrEqual(measures.width + 0.001);
      for (const other of boxes.slice(at + 1)) {
        const beside = one.x + one.width <= other.x || other.x + other.width <= one.x;
        const apart = one.y + one.height <= other.y || other.y + other.height <= one.y;
        expect(beside || apart).toBe(true);
      }
    }
  });

  it('stands in one drawing when it has room', () => {
    const drawings = drawTree(root, 'handout', 900);
    expect(drawings.map((drawing) => drawing.root)).toEqual([root]);
  });

  it('drops the explanations before it is broken in pieces', () => {
    const told = { ...root, children: ['A', 'B', 'C', 'D'].map((title) => branch(title, 0)) };
    expect(drawTree(told, 'handout', 300).map((drawing) => drawing.root)).toEqual([told]);
    const [drawing, ...more] = drawTree(told, 'handout', 140);
    expect(more).toEqual([]);
    expect(drawing?.root.children).toEqual(['A', 'B', 'C', 'D'].map((title) => leaf(title)));
  });

  it('is broken between branches, each piece with the top', () => {
    const drawings = drawTree(root, 'slide', 260);
    expect(drawings.length).toBeGreaterThan(1);
    expect(drawings.map((drawing) => drawing.root.title)).toEqual(drawings.map(() => 'Toppen'));
    expect(drawings.flatMap((drawing) => drawing.root.children.map(({ title }) => title))).toEqual(['A', 'B', 'C']);
  });
});
