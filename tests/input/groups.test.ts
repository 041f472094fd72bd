import { describe, expect, it } from 'vitest';
import { checkGroups } from '../../scripts/input/groups.ts';

const message = (labels: readonly string[]) => {
  const check = checkGroups(labels);
  return check.ok ? null : check.message;
};

describe('checkGroups', () => {
  it('reads single numbers, ranges and an open top', () => {
    expect(checkGroups(['1', '2', '3–4', '5 - 9', '10+'])).toEqual({
      ok: true,
      groups: [
        { label: '1', from: 1, to: 1 },
        { label: '2', from: 2, to: 2 },
        { label: '3–4', from: 3, to: 4 },
        { label: '5 - 9', from: 5, to: 9 },
        { label: '10+', from: 10, to: null },
      ],
    });
  });

  it('reads ages and words for the open top', () => {
    expect(checkGroups(['0-2 år', '3-5 år', '6 og derover'])).toMatchObject({
      ok: true,
      groups: [{ to: 2 }, { from: 3 }, { from: 6, to: null }],
    });
  });

  it('accepts a gap and groups that are names', () => {
    expect(message(['0-2', '5-6'])).toBeNull();
    expect(checkGroups(['kvinder', 'mænd'])).toEqual({ ok: true, groups: [] });
  });

  it.each([
    [['5-9', '9-12'], '»5-9« og »9-12«'],
    [['20-25', '25+'], '»20-25« og »25+«'],
    [['1', '1-2'], '»1« og »1-2«'],
    [['5+', '10+'], '»5+« og »10+«'],
    [['5+', '6-7'], '»5+« og »6-7«'],
  ])('finds that %j overlap', (labels, names) => {
    expect(message(labels)).toContain(`${names} overlapper`);
  });

  it('finds the other faults', () => {
    expect(message(['1', '1 '])).toContain('to gange');
    expect(message(['1', 'mange'])).toContain('»mange«');
    expect(message(['5-3', '6+'])).toContain('slutter, før');
    expect(message(['5-9', '1-4'])).toContain('står efter');
    expect(checkGroups(['2023-24', '2024-25'])).toMatchObject({ hint: expect.stringContaining('"2023/24"') });
  });
});
