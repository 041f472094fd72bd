import { describe, expect, it } from 'vitest';
import { parseYaml, type YamlFile } from '../../scripts/input/yaml.ts';
import { collectProblems, type Problem } from '../../scripts/model/problem.ts';

function parse(text: string): { readonly yaml: YamlFile | null; readonly problems: readonly Problem[] } {
  const { report, problems } = collectProblems();
  const yaml = parseYaml('content/x/pack.yaml', text, report);
  return { yaml, problems: problems() };
}

function read(text: string): YamlFile {
  const { yaml, problems } = parse(text);
  expect(problems).toEqual([]);
  if (!yaml) throw new Error('nothing was read');
  return yaml;
}

const places = (problems: readonly Problem[]) =>
  problems.map(({ code, place }) => `${code} ${place.file}:${place.line}:${place.column}`);

describe('the place of a value', () => {
  const text = [
    '# Øverst',
    'title: Børn æøå',
    'tables:',
    '  one: { file: a.csv }',
    'blocks:',
    '  - text:',
    '      body: |',
    '        Første',
    '        Anden',
    '  - "quoted": 1',
    '',
  ].join('\n');
  const { placeOf, lineAt } = read(text);
  const at = (...path: (string | number)[]) => {
    const { line, column } = placeOf(path);
    return `${line}:${column}`;
  };

  it.each([
    [['title'], '2:1'],
    [['tables'], '3:1'],
    [['tables', 'one'], '4:3'],
    [['tables', 'one', 'file'], '4:10'],
    [['blocks', 0], '6:5'],
    [['blocks', 0, 'text'], '6:5'],
    [['blocks', 0, 'text', 'body'], '7:7'],
    [['blocks', 1, 'quoted'], '10:6'],
  ])('is that of its key: %j', (path, expected) => {
    expect(at(...path)).toBe(expected);
  });

  it('is that of the nearest parent where there is no such value', () => {
    expect(at('tables', 'one', 'missing', 'deeper')).toBe('4:3');
    expect(at('nothing')).toBe(at());
  });

  it('comes with the line itself, without the end of a Windows line', () => {
    expect(lineAt(2)).toBe('title: Børn æøå');
    expect(lineAt(99)).toBe('');
    expect(read('a: 1\r\nb: 2\r\n').lineAt(1)).toBe('a: 1');
  });

  it('counts Windows lines like others, and a byte order mark as nothing', () => {
    expect(read('a: 1\r\nb: 2\r\n').placeOf(['b'])).toMatchObject({ line: 2, column: 1 });
    expect(read('\uFEFFa: 1\nb: 2\n').placeOf(['b'])).toMatchObject({ line: 2, column: 1 });
  });
});

describe('the value', () => {
  it('is plain data: text, numbers, lists, nothing made by a tag', () => {
    expect(read('a: 1\nb: [x, "2"]\nc: 2026-01-05\nd: ja\n').value).toEqual({
      a: 1,
      b: ['x', '2'],
      c: '2026-01-05',
      d: 'ja',
    });
  });

  it('is null for an empty file', () => {
    expect(read('').value).toBeNull();
    expect(read('# kun en kommentar\n').value).toBeNull();
  });

  it('cannot reach the prototype of every object', () => {
    read('__proto__:\n  polluted: true\n');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('what cannot be read', () => {
  it.each([
    ['an alias', 'a: &x 1\nb: 2\nc: *x\n', 'yaml-alias content/x/pack.yaml:3:4'],
    ['a billion laughs', 'a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n', 'yaml-alias content/x/pack.yaml:2:8'],
    ['a nest of lists', `a:\n  b: ${'['.repeat(40)}${']'.repeat(40)}\n`, 'yaml content/x/pack.yaml:2:24'],
    ['a nest without end', '['.repeat(500_000), 'yaml content/x/pack.yaml:1:20'],
    ['a file larger than any pack', `a: 1\n# ${'x'.repeat(2_000_000)}\n`, 'yaml-stor content/x/pack.yaml:1:1'],
    ['a second document', 'a: 1\n---\nb: 2\n', 'yaml-flere content/x/pack.yaml:3:1'],
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 'yaml content/x/pack.yaml:3:1'],
    ['a tab for indentation', 'a:\n\tb: 1\n', 'yaml content/x/pack.yaml:2:1'],
    ['a text without an end', 'a: 1\nb: "x\n', 'yaml content/x/pack.yaml:3:1'],
    ['a tag that would run code', 'a: 1\nb: !!js/function "x"\n', 'yaml content/x/pack.yaml:2:4'],
    ['a key without a colon', 'a: 1\nb\nc: 2\n', 'yaml content/x/pack.yaml:3:2'],
  ])('is told with its place: %s', (_, text, expected) => {
    const { yaml, problems } = parse(text);
    expect(yaml).toBeNull();
    expect(places(problems)).toEqual([expected]);
    expect(problems[0]?.hint).toBeTruthy();
    expect(problems[0]?.excerpt).toBe(text.split('\n')[(problems[0]?.place.line ?? 1) - 1]?.slice(0, 300));
  });

  it.each([
    ['a control character', '\\0'],
    ['an escape to the terminal', '\\e[2J'],
    ['a mark that turns the writing', '\u202E'],
    ['the same, written out', '\\u202E'],
    ['a space without width', '\u200B'],
    ['a byte order mark inside', '\uFEFF'],
    ['half a character', '\\uD800'],
    ['a tag that nobody sees', '\u{E0041}'],
  ])('is told where a text or a key holds %s', (_, character) => {
    const { yaml, problems } = parse(`a: god\nb:\n  - "x"\n  - "y${character}z"\nc: { "k${character}": 1 }\n`);
    expect(yaml).toBeNull();
    expect(places(problems)).toEqual([
      'tegn-usynligt content/x/pack.yaml:4:6',
      'tegn-usynligt content/x/pack.yaml:5:7',
    ]);
  });

  it('lets soft hyphens, tabs and line ends be', () => {
    const text = 'a: "sundheds\u00ADplejen\\tog\\nmere"\n';
    expect(read(text).value).toEqual({ a: 'sundheds\u00ADplejen\tog\nmere' });
  });

  it('lets the explicit start and end of one document be', () => {
    expect(read('---\na: 1\n').value).toEqual({ a: 1 });
    expect(read('---\na: 1\n...\n').value).toEqual({ a: 1 });
  });
});
