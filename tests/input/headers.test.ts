import { describe, expect, it } from 'vitest';
import { parseCsv } from '../../scripts/input/csv.ts';
import { foldHeader, matchHeaders, type Sheet } from '../../scripts/input/headers.ts';
import { collectProblems, type Problem } from '../../scripts/model/problem.ts';
import { bytesOf } from './sets.ts';

type Name = 'praksis' | 'moededato' | 'note';
const columns = [{ name: 'praksis' }, { name: 'moededato' }, { name: 'note', optional: true }] as const;

function match(text: string): { sheet: Sheet<Name> | null; problems: readonly Problem[]; told: readonly string[] } {
  const { report, problems } = collectProblems();
  const csv = parseCsv('f.csv', bytesOf(text), report);
  const sheet = csv && matchHeaders<Name>(csv, columns, report);
  const told = problems().map(({ code, place: { line, cell } }) => [code, line, cell ?? ''].join(':'));
  return { sheet, problems: problems(), told };
}

describe('matchHeaders', () => {
  it('is blind to case, æøå written out, order and spaces', () => {
    const { sheet, told } = match(' MØDEDATO ;Praksis\u00a0\nx;y\n');
    expect(told).toEqual([]);
    expect(sheet?.rows[0]?.cell('moededato')).toEqual({ text: 'x', file: 'f.csv', line: 2, row: 2, column: 0 });
    expect(sheet?.rows[0]?.cell('praksis').text).toBe('y');
    expect(sheet?.has('note')).toBe(false);
    expect(sheet?.rows[0]?.cell('note')).toMatchObject({ text: '', column: null });
  });

  it('knows å made of two signs, as a Mac writes it', () => {
    expect(foldHeader('A\u030aben')).toBe('aaben');
  });

  it('cleans the cells', () => {
    expect(match('praksis;moededato\n a\u00a0 b\u200b ;2\n').sheet?.rows[0]?.cell('praksis').text).toBe('a b');
  });

  it('stops at an unknown column and names the nearest free one', () => {
    const { problems, told } = match('praksis;moededatoo;Peter\n1;2;3\n');
    expect(told).toEqual(['overskrift-mangler:1:', 'overskrift-ukendt:1:B1', 'overskrift-ukendt:1:C1']);
    expect(problems.every(({ severity }) => severity === 'error')).toBe(true);
    expect(problems[1]?.hint).toContain('»moededato«');
    expect(JSON.stringify(problems)).not.toContain('Peter');
  });

  it('finds a column without a header between the others', () => {
    expect(match('praksis;;moededato\n1;2;3\n').told).toEqual(['overskrift-ukendt:1:B1']);
  });

  it('names a missing column', () => {
    const { sheet, problems, told } = match('\n\npraksis;note\n1;2\n');
    expect(told).toEqual(['overskrift-mangler:3:']);
    expect(problems[0]?.message).toContain('»moededato«');
    expect(sheet).toBeNull();
  });

  it('finds a column that is there twice', () => {
    const { problems, told } = match('mødedato;praksis;Moededato\n1;2;3\n');
    expect(told).toEqual(['overskrift-dobbelt:1:C1']);
    expect(problems[0]?.message).toContain('kolonne A');
  });

  it('sees that the first row is data and quotes nothing of it', () => {
    const { sheet, problems, told } = match('991001;Hemmelig\n991002;x\n');
    expect(told).toEqual(['overskrifter-mangler:1:']);
    expect(problems[0]?.hint).toContain('praksis;moededato;note');
    expect(JSON.stringify(problems)).not.toContain('Hemmelig');
    expect(sheet).toBeNull();
  });
});
