import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diffPacks, diffText } from '../../scripts/author/diff.ts';
import { checkPack } from '../../scripts/input/pack.ts';
import type { Pack } from '../../scripts/model/pack.ts';

const id = 'foraeldre-med-psykisk-lidelse';
const yaml = readFileSync(new URL(`../../content/${id}/pack.yaml`, import.meta.url), 'utf8');
const shared = (name: string) => {
  const file = `content/shared/${name}.yaml`;
  return { file, text: readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8') };
};

function read(text: string): Pack {
  const problems: string[] = [];
  const pack = checkPack({ folder: id, file: 'x', text, shared }, ({ severity, message }) => {
    if (severity === 'error') problems.push(message);
  });
  if (!pack) throw new Error(problems.join('\n'));
  return pack;
}

function changed(from: string | RegExp, to: string): string {
  const text = yaml.replace(from, to);
  if (text === yaml) throw new Error(`nothing to change: ${from}`);
  return text;
}

const now = read(yaml);
const since = (text: string) => diffPacks(read(text), now);

describe('what has changed in a pack', () => {
  it('is nothing when only lines, comments and the order of keys have', () => {
    const text = changed(/^title: (.*)\nshort: (.*)$/m, '# en kommentar\nshort: $2\ntitle: $1');
    expect(since(text)).toEqual([]);
    expect(diffText(now.title, [])).toContain('Intet fagligt er ændret');
  });

  it('is a definition, with what it was and what it is', () => {
    expect(since(changed('per: 1000', 'per: 100'))).toEqual([
      { group: 'Tal', what: 'Indikator pr-tusind, per', before: '100', after: '1000' },
    ]);
    const [change] = since(changed('      months: [6, 12]', '      months: [3, 12]'));
    expect(change).toMatchObject({ group: 'Frister', before: '3', after: '6' });
  });

  it('is one caveat that has come or gone, and not those after it', () => {
    const changes = since(changed('    caveats:\n', '    caveats:\n      - Et forbehold, der var der før.\n'));
    expect(changes).toEqual([
      { group: 'Tal', what: 'Indikator pr-tusind, forbehold', before: 'Et forbehold, der var der før.', after: null },
    ]);
  });

  it('is a question under its own name, also when it has moved', () => {
    const question = now.blocks.flatMap(({ block }) => (block.type === 'questions' ? block.items : []))[0];
    if (!question) throw new Error('the pack has no questions');
    const [change, ...more] = since(changed(question.text, 'Et helt andet spørgsmål?'));
    expect(more).toEqual([]);
    expect(change).toEqual({
      group: 'Spørgsmål',
      what: `Spørgsmål ${question.id}, ordlyd`,
      before: 'Et helt andet spørgsmål?',
      after: question.text,
    });
    expect(diffText(now.title, change ? [change] : [])).toContain('Én ændring i');
  });
});
