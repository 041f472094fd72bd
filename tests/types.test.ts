/**
 * What a template or a chart can be given. The lines marked `@ts-expect-error` are checked by `npm run types`: should a
 * type be loosened so that one of them compiles, the compiler complains that the error it was promised is gone.
 */
import { describe, expect, it } from 'vitest';
import { drawStrip } from '../scripts/charts/strip.ts';
import type { Figure, PracticeFigure } from '../scripts/model/analysis.ts';
import { cellSchema, shareSchema } from '../scripts/model/figures.ts';
import {
  type Cell,
  type OwnSheet,
  type OwnSheetData,
  type Peer,
  type ReleasedReport,
  type ReleasedShare,
  type ReportData,
  reportSchema,
} from '../scripts/model/released.ts';
import type { Edition } from '../scripts/publish/view.ts';
import { finding } from '../scripts/publish/words.ts';

describe('a withheld cell', () => {
  it('cannot be made with a number (checked by the compiler)', () => {
    const withheld: Cell = { status: 'withheld' };
    // @ts-expect-error: no value
    const valued: Cell = { status: 'withheld', value: 3 };
    // @ts-expect-error: no count
    const counted: Cell = { status: 'withheld', count: { x: 3, n: 40 } };
    // @ts-expect-error: no reason
    const reasoned: Cell = { status: 'withheld', reason: 'primary' };
    // @ts-expect-error: no interval
    const bounded: Cell = { status: 'withheld', interval: { lower: 1, upper: 9 } };
    // @ts-expect-error: a band has no value in the middle
    const middle: Cell = { status: 'banded', from: 0, to: 20, value: 7 };
    // @ts-expect-error: an exact figure is not a cell
    const exact: Cell = { x: 3, n: 40, interval: null, percent: 8 } satisfies Figure;
    expect([withheld, valued, counted, reasoned, bounded, middle, exact].every(Boolean)).toBe(true);
  });

  it('cannot yield a number (checked by the compiler)', () => {
    const read = (cell: Cell, peer: Peer) => [
      // @ts-expect-error: not every cell has a value
      cell.value,
      // @ts-expect-error: not every cell has a count
      cell.count,
      // @ts-expect-error: nor is there one after the status has been looked at
      cell.status === 'withheld' ? cell.value : 0,
      // @ts-expect-error: a band has ends, no value
      cell.status === 'banded' ? cell.value : 0,
      cell.status === 'shown' ? cell.value : 0,
      // @ts-expect-error: a peer has no exact number of patients
      peer.n,
      // @ts-expect-error: and no practice number
      peer.ydernummer,
    ];
    expect(read({ status: 'withheld' }, { label: 'A', cell: { status: 'withheld' }, small: false })).toEqual(
      Array(7).fill(undefined).with(2, undefined).with(3, 0).with(4, 0),
    );
  });

  it.each([
    { status: 'withheld', value: 3 },
    { status: 'withheld', value: null },
    { status: 'withheld', count: { x: 3, n: 40 } },
    { status: 'withheld', reason: 'primary' },
    { status: 'withheld', from: 0, to: 20 },
    { status: 'banded', from: 0, to: 20, value: 7 },
    { status: 'banded', from: 0, to: 20, count: { x: 3, n: 40 } },
    { status: 'shown', value: 8, x: 3 },
    { status: 'shown', value: 8, count: { x: 3.5, n: 40 } },
    { status: 'hidden' },
    { value: 8 },
  ])('is refused when it is read: %j', (cell) => {
    expect(cellSchema.safeParse(cell).success).toBe(false);
  });

  it('is let through with its status alone', () => {
    expect(cellSchema.parse({ status: 'withheld' })).toEqual({ status: 'withheld' });
  });
});

describe('the seal', () => {
  it('cannot be put on by hand (checked by the compiler)', () => {
    const forge = (data: ReportData, sheet: OwnSheetData, share: ReleasedShare, exact: readonly PracticeFigure[]) => {
      // @ts-expect-error: released figures without the stamp of release
      const report: ReleasedReport = data;
      // @ts-expect-error: the same for an own sheet
      const own: OwnSheet = sheet;
      // @ts-expect-error: an own sheet is not a report
      const crossed: ReleasedReport = own;
      // @ts-expect-error: pages are made from a sealed report only
      const edition: Edition = { report: data, hash: '', shapes: {} };
      // @ts-expect-error: exact figures cannot be drawn
      const drawn = () => drawStrip({ ...share, peers: exact }, 'handout');
      // @ts-expect-error: nor put into words
      const said = () => finding({ kind: 'proportion', practices: exact });
      return [report, own, crossed, edition, drawn, said];
    };
    expect(forge).toBeTypeOf('function');
  });

  it('refuses a report with a key it does not know', () => {
    const peer = shareSchema.shape.peers.element;
    expect(peer.safeParse({ label: 'A', cell: { status: 'withheld' }, small: false }).success).toBe(true);
    expect(peer.safeParse({ label: 'A', cell: { status: 'withheld' }, small: false, n: 12 }).success).toBe(false);
    expect(peer.safeParse({ label: 'A', cell: { status: 'withheld' }, small: false, ydernummer: '1' }).success).toBe(
      false,
    );
    const [first] =
      reportSchema
        .safeParse({ practices: { total: 5, shown: 4, letters: true, names: [] } })
        .error?.issues.filter(({ path }) => path[0] === 'practices') ?? [];
    expect(first?.code).toBe('unrecognized_keys');
  });
});
