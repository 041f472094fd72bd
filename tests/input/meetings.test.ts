import { describe, expect, it } from 'vitest';
import type { Pack } from '../../scripts/model/pack.ts';
import { briefing, changed, checkWith, expectOnly, goodFiles, pack, placeText, withRow } from './sets.ts';

function followUp(months: number): Pack['blocks'][number] {
  const block = { type: 'follow-up', title: 'T', body: 'B', months: [months] } as const;
  return { id: 'b1', file: 'x', line: 1, block: { ...block, months: [months] } };
}

describe('moeder.csv', () => {
  it('the same meeting twice', () => {
    const { problems, data } = checkWith(withRow('moeder.csv', 'nord;akutte;1;2026-04-01;14:00;17:00;;;'));
    expectOnly(problems, { code: 'moede-dobbelt', at: 'moeder.csv:3:A3' });
    expect(data.meetings).toHaveLength(1);
  });

  it('an end before the start', () => {
    const { problems } = checkWith(changed('moeder.csv', '17:30', '13:30'));
    expectOnly(problems, { code: 'moede-slut', at: 'moeder.csv:2:F2', secret: '13:30' });
  });

  it('a time that does not exist', () => {
    const { problems } = checkWith(changed('moeder.csv', '14:00', '25:00'));
    expectOnly(problems, { code: 'klokkeslaet-ugyldigt', at: 'moeder.csv:2:E2', secret: '25:00' });
  });

  it('a round that is no number', () => {
    const { problems } = checkWith(changed('moeder.csv', 'akutte;1', 'akutte;første'));
    expectOnly(problems, { code: 'runde-ugyldig', at: 'moeder.csv:2:C2', secret: 'første' });
  });

  it('an unknown cluster and pack', () => {
    const { problems } = checkWith(withRow('moeder.csv', 'vest;sovn;1;2026-04-01;14:00;17:00;;;'));
    expect(problems.map((problem) => `${problem.code} ${placeText(problem)}`)).toEqual([
      'klynge-ukendt data/x/moeder.csv:3:A3',
      'pakke-ukendt data/x/moeder.csv:3:B3',
    ]);
    expect(problems[1]?.hint).toContain('akutte');
    expect(problems[1]?.hint).not.toContain('intro');
  });

  it.each([
    ['', 'lukket'],
    ['Lukket', 'lukket'],
    ['total', 'total'],
  ])('tilstand %j is %s', (word, profile) => {
    expect(checkWith(changed('moeder.csv', 'lukket', word)).data.meetings[0]?.profile).toBe(profile);
  });

  it('tilstand may be left out, and another word is refused', () => {
    const short = 'klynge;pakke;runde;moededato;start;slut;sted\nnord;akutte;1;2026-03-12;14:00;17:30;Lokale A\n';
    expect(checkWith({ 'moeder.csv': short }).data.meetings[0]?.profile).toBe('lukket');
    const { problems } = checkWith(changed('moeder.csv', 'lukket', 'hemmeligt'));
    expectOnly(problems, { code: 'tilstand-ukendt', at: 'moeder.csv:2:I2', secret: 'hemmeligt' });
  });

  it('an open meeting needs a yes from everyone who is shown, and only from them', () => {
    const open = changed('moeder.csv', 'lukket', 'åben');
    const answers = (first: string, second: string, third: string) => ({
      ...open,
      'samtykke.csv': `ydernummer;pakke;dato;aaben\n991001;akutte;2026-01-02;${first}\n991002;akutte;2026-01-02;${second}\n991003;akutte;2026-01-02;${third}\n`,
    });
    expectOnly(checkWith(answers('ja', 'nej', 'ja')).problems, { code: 'aaben-uden-samtykke', at: 'moeder.csv:2:I2' });
    expect(checkWith(answers('ja', 'ja', 'nej')).problems).toEqual([]);
    expect(checkWith(answers('ja', 'ja', 'nej')).data.meetings[0]?.profile).toBe('aaben');
  });

  it('a meeting nobody has figures for is warned of, once for each table', () => {
    const { problems } = checkWith({
      ...withRow('moeder.csv', 'syd;akutte;1;2026-04-01;14:00;17:00;;;'),
    });
    expectOnly(problems, { code: 'tal-ingen', at: 'moeder.csv:3:C3', severity: 'warning' });
    expect(problems[0]?.message).toContain('»exams«');
  });
});

it('a meeting of a cluster without practices', () => {
  const { problems } = checkWith({
    ...withRow('klynger.csv', 'vest;Klynge Vest;Region Sjælland;155'),
    ...withRow('moeder.csv', 'vest;akutte;1;2026-04-01;14:00;17:00;;;'),
  });
  expectOnly(problems, { code: 'klynge-uden-praksis', at: 'moeder.csv:3:A3' });
});

describe('a second round', () => {
  const followed = { ...pack, blocks: [followUp(6)] };
  const second = (date: string) => {
    const periods = goodFiles['perioder.csv'] ?? '';
    const next = periods.split('\n').filter((line) => /;1;/.test(line));
    return checkWith(
      {
        ...withRow('moeder.csv', `nord;akutte;2;${date};14:00;17:00;;;`),
        'perioder.csv': `${periods}${next.map((line) => line.replace(';1;', ';2;')).join('\n')}\n`,
      },
      { packs: [followed, briefing] },
    ).problems.filter(({ code }) => code !== 'tal-ingen');
  };

  it('is refused before the pack’s months have gone, with the first possible date', () => {
    const problems = second('2026-09-11');
    expectOnly(problems, { code: 'opfoelgning-for-tidlig', at: 'moeder.csv:3:D3' });
    expect(problems[0]?.message).toMatch(/lørdag den 12\.\sseptember 2026/);
  });

  it('may be held on the day', () => {
    expect(second('2026-09-12')).toEqual([]);
  });
});

it('a meeting after the day the pack should have been looked at again is warned of, once for each pack', () => {
  const review = { owner: 'KAP-S', checker: 'DSAM', next: '2026-03-11' };
  const problemsWith = (next: string) =>
    checkWith({}, { packs: [{ ...pack, review: { ...review, next } }, briefing] }).problems;
  const [{ date = '' } = {}] = checkWith({}).data.meetings;
  expect(problemsWith(date)).toEqual([]);
  const problems = problemsWith('2020-01-31');
  expectOnly(problems, { code: 'pakke-forfalden', at: 'moeder.csv:2:D2', severity: 'warning' });
  expect(problems[0]?.message).toMatch(/31\.\sjanuar 2020/);
  expect(problems[0]?.hint).toContain('KAP-S');
});

describe('aftaler.csv', () => {
  const header = 'klynge;pakke;runde;aftale;ansvarlig;frist\n';

  it('is read; who and when may stand open', () => {
    const { problems, data } = checkWith({
      'aftaler.csv': `${header}nord;akutte;1;Ring til sundhedsplejen;;\nnord;akutte;1;"Nyt opslag; døgnets tider";Koordinator;1/9 2026\n`,
    });
    expect(problems).toEqual([]);
    expect(data.agreements.map(({ text, responsible, deadline }) => [text, responsible, deadline])).toEqual([
      ['Ring til sundhedsplejen', '', ''],
      ['Nyt opslag; døgnets tider', 'Koordinator', '2026-09-01'],
    ]);
  });

  it.each([
    ['D2', 'Lægehuset Bakken, ringer til kommunen;Koordinator'],
    ['E2', 'Ring til kommunen;lægehuset bakken'],
    ['E2', 'Ring til kommunen;Praksis 991002'],
  ])('names no practice (%s)', (cell, row) => {
    const { problems } = checkWith({ 'aftaler.csv': `${header}nord;akutte;1;${row};\n` });
    expectOnly(problems, { code: 'aftale-navn', at: `aftaler.csv:2:${cell}`, secret: 'Bakken' });
  });

  it('needs the agreement itself', () => {
    const { problems } = checkWith({ 'aftaler.csv': `${header}nord;akutte;1;;Koordinator;\n` });
    expectOnly(problems, { code: 'vaerdi-mangler', at: 'aftaler.csv:2:D2' });
  });
});
