/** What is wrong with a printed page is told at the block where its author can mend it. */
import { expect, it } from 'vitest';
import { type Press, printDocument } from '../scripts/printing.ts';
import type { PrintFault } from '../scripts/publish/pdf.ts';
import { judge, packValue } from './hostile.ts';

const blocks = [
  { text: { title: 'Først', body: 'Almindelig tekst.' } },
  { text: { title: 'Så', body: 'Skriv ≥ 5 eller 😀.' } },
];
const { pack } = judge('den-naere-psykiatri', { ...packValue('den-naere-psykiatri'), blocks });

async function placesOf(fault: PrintFault) {
  if (!pack) throw new Error('the pack is good');
  const printed = { pdf: new Uint8Array(), pages: 1, metadata: '', text: '', faults: [fault] };
  const never = async () => {};
  const printer = { start: () => {}, print: async () => printed, read: async () => printed, close: never };
  const press: Press = { printer, earlier: () => null, done: () => {} };
  const meta = { title: '', author: '', description: '', date: '2026-01-01' };
  const document = { files: new Map(), name: 'handout.pdf', html: '', format: 'A4' } as const;
  const { problems } = await printDocument(document, meta, pack, press);
  return problems.map(({ code, place }) => [code, place.line]);
}

const [first, second] = pack?.blocks.map(({ line }) => line) ?? [];

it.each([
  ['by its id', { kind: 'overflow', id: 'b2-1', text: '' }, ['lysbillede-fuldt', second]],
  ['by its heading', { kind: 'stranded', id: '', text: 'Først' }, ['overskrift-alene', first]],
  ['by the characters it holds', { kind: 'glyph', id: '', text: '😀' }, ['tegn-mangler', second]],
  ['as the pack, when no block is known', { kind: 'glyph', id: '', text: '漢' }, ['tegn-mangler', undefined]],
] as const)('%s', async (_, fault, expected) => {
  expect(await placesOf(fault)).toEqual([expected]);
});
