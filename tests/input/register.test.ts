import { describe, expect, it } from 'vitest';
import { briefing, changed, checkWith, expectOnly, withRow } from './sets.ts';

const codes = (changes: Parameters<typeof checkWith>[0]) => checkWith(changes).problems.map(({ code }) => code);

describe('klynger.csv', () => {
  it('a cluster twice', () => {
    const { problems, data } = checkWith(withRow('klynger.csv', 'syd;Syd igen;Region Sjælland;155'));
    expectOnly(problems, { code: 'klynge-dobbelt', at: 'klynger.csv:4:A4', secret: 'Syd igen' });
    expect(data.clusters).toHaveLength(2);
  });

  it('an id with other letters', () => {
    const row = 'Øst 3;Klynge Øst;Region Sjælland;155';
    expectOnly(checkWith(withRow('klynger.csv', row)).problems, {
      code: 'klynge-id',
      at: 'klynger.csv:4:A4',
      secret: 'Øst 3',
    });
  });

  it('an id that is a briefing', () => {
    const row = `${briefing.id};Klynge Intro;Region Sjælland;155`;
    expectOnly(checkWith(withRow('klynger.csv', row)).problems, { code: 'klynge-er-oplaeg', at: 'klynger.csv:4:A4' });
  });

  it('a municipality that does not exist, beside one that does', () => {
    const { problems } = checkWith(changed('klynger.csv', '101 147', '101 147 999'));
    expectOnly(problems, { code: 'kommune-ukendt', at: 'klynger.csv:2:D2', secret: '999' });
  });

  it('four-digit codes and other marks between them', () => {
    expect(checkWith(changed('klynger.csv', '101 147', '"0101, 0147"')).data.clusters[0]?.municipalities).toEqual([
      '101',
      '147',
    ]);
  });

  it('an empty cell', () => {
    const { problems } = checkWith(changed('klynger.csv', 'Klynge Syd', ''));
    expectOnly(problems, { code: 'vaerdi-mangler', at: 'klynger.csv:3:B3' });
  });

  it('a faulty cluster does not make its practices and meetings faulty', () => {
    expect(codes(changed('klynger.csv', 'nord;Klynge Nord', 'nord;'))).toEqual(['vaerdi-mangler']);
  });
});

describe('praksis.csv', () => {
  const solo = '991003;Solopraksis Eng;syd;155;1550';

  it('a ydernummer twice', () => {
    const { problems, data } = checkWith(withRow('praksis.csv', '991003;Eng igen;syd;155;1000'));
    expectOnly(problems, { code: 'ydernummer-dobbelt', at: 'praksis.csv:5:A5', secret: '991003' });
    expect(problems[0]?.message).toContain('linje 4');
    expect(data.practices).toHaveLength(3);
  });

  it('a practice in two clusters', () => {
    const { problems } = checkWith(withRow('praksis.csv', '991003;Eng;nord;101;1000'));
    expectOnly(problems, { code: 'praksis-to-klynger', at: 'praksis.csv:5:A5', secret: '991003' });
  });

  it('an unknown cluster, with the nearest', () => {
    const { problems } = checkWith(changed('praksis.csv', 'Eng;syd', 'Eng;sydd'));
    expectOnly(problems, { code: 'klynge-ukendt', at: 'praksis.csv:4:C4', secret: 'sydd' });
    expect(problems[0]?.hint).toContain('»syd«');
  });

  it('an unknown municipality', () => {
    const { problems } = checkWith(changed('praksis.csv', 'syd;155', 'syd;156'));
    expectOnly(problems, { code: 'kommune-ukendt', at: 'praksis.csv:4:D4', secret: '156' });
  });

  it("a municipality that is not the cluster's", () => {
    const { problems, data } = checkWith(changed('praksis.csv', 'syd;155', 'syd;101'));
    expectOnly(problems, { code: 'kommune-uden-for-klyngen', at: 'praksis.csv:4:D4', severity: 'warning' });
    expect(data.practices).toHaveLength(3);
  });

  it('lost zeros are restored, told once for the column', () => {
    const { problems, data } = checkWith(
      withRow('praksis.csv', '61654;Lægerne Nul;syd;155;900\n61655;Lægerne Nul To;syd;155;900'),
    );
    expectOnly(problems, { code: 'ydernummer-nul', at: 'praksis.csv:5:A5', severity: 'warning', secret: '61654' });
    expect(problems[0]?.message).toContain('2 celler');
    expect(data.practices.slice(3).map(({ ydernummer }) => ydernummer)).toEqual(['061654', '061655']);
  });

  it('a thousands dot is read, with a warning', () => {
    const { problems, data } = checkWith(changed('praksis.csv', '101;3200', '101;3.200'));
    expectOnly(problems, { code: 'tusindtalspunktum', at: 'praksis.csv:2:E2', severity: 'warning', secret: '3.200' });
    expect(data.practices[0]?.listSize).toBe(3200);
  });

  it('a hidden list size is no list size', () => {
    const { problems } = checkWith(changed('praksis.csv', '155;1550', '155;*'));
    expectOnly(problems, { code: 'vaerdi-mangler', at: 'praksis.csv:4:E4' });
  });

  it('a faulty row does not make every row that names it faulty', () => {
    expect(codes(changed('praksis.csv', solo, solo.replace('1550', 'mange')))).toEqual(['tal-ugyldigt']);
  });
});

describe('samtykke.csv', () => {
  it('an unknown practice', () => {
    const { problems } = checkWith(withRow('samtykke.csv', '991999;akutte;2026-01-02'));
    expectOnly(problems, { code: 'praksis-ukendt', at: 'samtykke.csv:5:A5', secret: '991999' });
  });

  it('an unknown pack, with the nearest', () => {
    const { problems } = checkWith(changed('samtykke.csv', '991003;akutte', '991003;akute'));
    expectOnly(problems, { code: 'pakke-ukendt', at: 'samtykke.csv:4:B4', secret: 'akute' });
    expect(problems[0]?.hint).toContain('»akutte«');
  });

  it('a pack that could not be read is left alone', () => {
    const brokenPacks = new Set(['brudt']);
    const row = withRow('samtykke.csv', '991003;brudt;2026-01-02');
    expect(checkWith(row, { brokenPacks }).problems).toEqual([]);
  });

  it('a briefing', () => {
    const { problems } = checkWith(withRow('samtykke.csv', '991003;intro;2026-01-02'));
    expectOnly(problems, { code: 'pakke-er-oplaeg', at: 'samtykke.csv:5:B5' });
  });

  it('the same consent twice', () => {
    const { problems } = checkWith(withRow('samtykke.csv', '991003;akutte;2026-01-03'));
    expectOnly(problems, { code: 'raekke-dobbelt', at: 'samtykke.csv:5:A5', secret: '991003' });
  });

  it('an impossible date', () => {
    const { problems } = checkWith(changed('samtykke.csv', '02-01-2026', '32-01-2026'));
    expectOnly(problems, { code: 'dato-ugyldig', at: 'samtykke.csv:3:C3', secret: '32-01-2026' });
  });

  it('the extra column for open meetings', () => {
    const text =
      'ydernummer;pakke;dato;Åben\n991001;akutte;2026-01-02;ja\n991002;akutte;2026-01-02;\n991003;akutte;2026-01-02;måske\n';
    const { problems, data } = checkWith({ 'samtykke.csv': text });
    expectOnly(problems, { code: 'ja-nej', at: 'samtykke.csv:4:D4', secret: 'måske' });
    expect(data.consents.map(({ open }) => open)).toEqual([true, false]);
  });
});
