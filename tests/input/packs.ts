/** A small pack without a fault, and the means to put one fault in. */
import { expect } from 'vitest';
import { checkPack } from '../../scripts/input/pack.ts';
import type { Pack } from '../../scripts/model/pack.ts';
import { byPlace, collectProblems, type Problem } from '../../scripts/model/problem.ts';

export const goodPack = `id: prøve
type: cluster-pack
title: Prøve på en pakke
short: Prøve
lead: En pakke til prøve.
task: Bliv enige om én ting.
revised: "2026-01-05"
provider: KAP-S
source:
  title: Kilden
  publisher: KAP-S
price: Gratis
minutes: 120
duration: 2 timer
tables:
  kontakter:
    file: kontakter.csv
    title: Børn efter antal kontakter
    what: Børn med kontakt på 12 måneder
    grain: practice
    category:
      column: antal_kontakter
      groups: ["1", "2-4", "5+"]
    columns:
      children: boern
    contacts: alle
    period:
      months: 12
    supplier: Regionen
  vagt:
    file: vagt.csv
    title: Børn efter antal kontakter til lægevagten
    what: Børn med kontakt til lægevagten
    grain: practice
    category:
      column: antal_kontakter
      groups: ["1", "2-4", "5+"]
    columns:
      children: boern
    contacts: vagttid
    period:
      months: 12
    supplier: Regionen
  kommuner:
    file: kommuner.csv
    title: Kommunernes tal
    what: Afvigelse fra det forventede
    grain: municipality
    columns:
      value: vaerdi
    scale: afvigelse_pct
    range: [-30, 30]
    period:
      months: 12
    supplier: Ministeriet
indicators:
  mange:
    kind: proportion
    title: Børn med mange kontakter
    numerator: kontakter.children
    denominator: kontakter.children
    from: 5
    numerator-words: børn med fem eller flere kontakter
    denominator-words: børn med kontakt
    phrase: af børnene havde fem eller flere kontakter
    direction: neither
    direction-note: Kan betyde flere ting.
  vagtandel:
    kind: event-share
    title: Lægevagtens del af kontakterne
    numerator: vagt.children
    denominator: kontakter.children
    numerator-words: kontakter til lægevagten
    denominator-words: alle kontakter
    phrase: af kontakterne gik til lægevagten
    direction: neither
    direction-note: Kan betyde flere ting.
  fordeling:
    kind: distribution
    title: Børnene fordelt
    counts: [kontakter.children]
    mark: 5
    people: børn
    the-people: børnene
    one: kontakt
    many: kontakter
    phrase: af børnene havde én kontakt
    direction: neither
    direction-note: Kan betyde flere ting.
  koncentration:
    kind: concentration
    title: De få med de mange
    count: kontakter.children
    from: 5
    people: børn
    the-people: børnene
    phrase: af kontakterne
    direction: neither
    direction-note: Kan betyde flere ting.
  kort:
    kind: municipality
    title: Kommunens tal
    value: kommuner.value
    classes: [-10, -5, 5, 10]
    phrase: i forhold til det forventede
    direction: neither
    direction-note: Kan betyde flere ting.
blocks:
  - text:
      title: Introduktion
      body: Tekst.
  - preparation:
      title: Forberedelse
      steps:
        - who: Klyngekoordinator
          what: Bestil tallene.
          days-before: 30
  - indicator:
      show: mange
      questions: [hvorfor]
  - indicator:
      show: vagtandel
  - indicator:
      show: fordeling
  - indicator:
      show: koncentration
  - map:
      show: kort
  - questions:
      title: Drøftelse
      minutes: 30
      items:
        - id: hvorfor
          text: Hvorfor er tallene forskellige?
        - id: hvad
          text: Hvad kan vi gøre?
  - summing-up:
      from: shared/opsamling
  - agreements:
      title: Aftaler
  - follow-up:
      title: Opfølgning
      body: Mødes igen.
      months: [6, 12]
`.replace('id: prøve', 'id: proeve');

export const goodShared = `title: Opsamling
minutes: 15
items:
  - id: tanker
    text: Hvad tænker I nu?
`;

export interface CheckedPack {
  readonly pack: Pack | null;
  readonly problems: readonly Problem[];
}

/** Checks a pack in the folder `proeve` against the shared texts given by name. */
export function checkText(
  text: string,
  shared: Readonly<Record<string, string>> = { opsamling: goodShared },
): CheckedPack {
  const { report, problems } = collectProblems();
  const pack = checkPack(
    {
      folder: 'proeve',
      file: 'content/proeve/pack.yaml',
      text,
      shared: (name) => {
        const found = Object.hasOwn(shared, name) ? shared[name] : undefined;
        return found === undefined ? null : { file: `content/shared/${name}.yaml`, text: found };
      },
    },
    report,
  );
  return { pack, problems: [...problems()].sort(byPlace) };
}

/** The good pack with one text replaced, which must be there exactly once. */
export function broken(from: string, to: string, text = goodPack): string {
  if (text.split(from).length !== 2) throw new Error(`the pack has ${text.split(from).length - 1} times ${from}`);
  return text.replace(from, () => to);
}

export function goodPackParsed(): Pack {
  const { pack, problems } = checkText(goodPack);
  expect(problems).toEqual([]);
  if (!pack) throw new Error('the good pack has a fault');
  return pack;
}

/** `severity code file:line:column`, the file without its folder when it is the pack itself. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(
    ({ severity, code, place }) =>
      `${severity} ${code} ${[place.file.replace('content/proeve/', ''), place.line, place.column].join(':')}`,
  );
}

/** Line and column, from 1, where `needle` begins in a text that holds it once. */
export function at(text: string, needle: string, occurrence = 1): string {
  const before = text.split(needle).slice(0, occurrence).join(needle);
  if (before.length === text.length) throw new Error(`no ${needle}`);
  const lines = before.split('\n');
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`;
}
