import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseCsv } from '../../scripts/input/csv.ts';
import { checkGroups } from '../../scripts/input/groups.ts';
import { collectProblems } from '../../scripts/model/problem.ts';
import { bytesOf, checkWith, goodFiles } from './sets.ts';

/** Practice numbers and names, and the CPR number that is put in. */
const secrets = /9910|Havblik|Bakken|Solo|010203|1234/;

const names = Object.keys(goodFiles);

/** A good file with some bytes replaced, removed or put in. */
const mutated = fc
  .record({
    name: fc.constantFrom(...names),
    edits: fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        take: fc.integer({ min: 0, max: 3 }),
        put: fc.oneof(
          fc.uint8Array({ maxLength: 3 }),
          fc.constantFrom(';', '\t', '"', '\n', '\r', '-', '.', '\0', 'I alt', '010203-1234', '\uFEFF').map(bytesOf),
        ),
      }),
      { minLength: 1, maxLength: 6 },
    ),
  })
  .map(({ name, edits }) => ({ name, bytes: edits.reduce(applyEdit, bytesOf(goodFiles[name] ?? '')) }));

function applyEdit(bytes: Uint8Array, edit: { at: number; take: number; put: Uint8Array }): Uint8Array {
  const start = Math.floor(edit.at * bytes.length);
  return Uint8Array.from([...bytes.subarray(0, start), ...edit.put, ...bytes.subarray(start + edit.take)]);
}

it('no mutation of a good set throws; every problem says where and what to do, and tells nothing of a practice', () => {
  fc.assert(
    fc.property(mutated, ({ name, bytes }) => {
      const { problems, data } = checkWith({ [name]: bytes });
      expect(problems.map(({ message, hint }) => `${message} ${hint}`).join()).not.toMatch(secrets);
      for (const { place, message, hint, severity } of problems) {
        expect(place.file).toMatch(/^data\/x\//);
        expect(message.length * (hint?.length ?? 0)).toBeGreaterThan(0);
        expect(['error', 'warning']).toContain(severity);
      }
      for (const { rows } of data.tables) {
        for (const { values } of rows) {
          for (const value of Object.values(values)) expect(value === null || Number.isFinite(value)).toBe(true);
        }
      }
    }),
    { numRuns: 1500 },
  );
});

it('any bytes at all are rows or a reported problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { report, problems } = collectProblems();
      const csv = parseCsv('f.csv', bytes, report);
      expect(csv !== null || problems().length > 0).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

it('what was written as CSV is read back, cell for cell', () => {
  const word = fc.string({
    unit: fc.constantFrom('a', 'æ', '"', ';', ',', ' ', '\n', '7'),
    minLength: 1,
    maxLength: 6,
  });
  const cell = word.filter((text) => text.trim() !== '');
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
      const text = ['a;b', ...rows.map((cells) => cells.map(quote).join(';'))].join('\r\n');
      const { report, problems } = collectProblems();
      expect(parseCsv('f.csv', bytesOf(text), report)?.rows.map(({ cells }) => cells)).toEqual(rows);
      expect(problems()).toEqual([]);
    }),
  );
});

it('groups that pass do not overlap, and any text is either read or refused', () => {
  const label = fc.oneof(
    fc.nat(12).map(String),
    fc.tuple(fc.nat(12), fc.nat(12)).map(([from, to]) => `${from}-${to}`),
    fc.nat(12).map((from) => `${from}+`),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(label, { minLength: 2, maxLength: 5 }), (labels) => {
      const check = checkGroups(labels);
      if (!check.ok) expect(check.message).not.toBe('');
      const groups = check.ok ? check.groups : [];
      for (let contacts = 0; contacts <= 14; contacts++) {
        const fitting = groups.filter(({ from, to }) => from <= contacts && (to === null || contacts <= to));
        expect(fitting.length).toBeLessThanOrEqual(1);
      }
    }),
  );
});
