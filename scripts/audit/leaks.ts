/**
 * Reads finished files as a stranger would and looks for what must not be there (DISCLOSURE D12, D13): numbers and names
 * of practices, plain hashes of them, CPR-like numbers, hidden figures beside their letter, geometry finer than the
 * printed number, and the places where data hides in markup. Knows nothing of how the files were made.
 */
import { findBeside, type HiddenFigure, hiddenFigures } from './beside.ts';
import {
  findCpr,
  findHash,
  findName,
  findNumber,
  type Hashes,
  type NameForms,
  nameForms,
  numberForms,
  plainHashes,
  plainWords,
  withoutEmbedded,
  withoutShapes,
} from './tokens.ts';

export interface LeakFile {
  readonly name: string;
  readonly kind: 'html' | 'svg' | 'css' | 'json' | 'csv' | 'ics' | 'pdf-text' | 'pdf-meta' | 'name';
  readonly text: string;
}

export interface LeakSecrets {
  /** Of all practices in the data set, not only this cluster's. */
  readonly ydernumre: readonly string[];
  readonly practiceNames: readonly string[];
  /** Unmistakable raw values planted in test data. */
  readonly canaries?: readonly string[];
  readonly profile: 'lukket' | 'aaben' | 'total';
  readonly hidden: readonly HiddenFigure[];
  /** What only the practice itself is told; nowhere as a pair, with or without a letter. */
  readonly ownFigures?: readonly OwnFigure[];
}

interface OwnFigure {
  readonly x: number;
  readonly n: number;
}

export interface Leak {
  readonly file: string;
  readonly code:
    | 'ydernummer'
    | 'praksisnavn'
    | 'hash'
    | 'cpr'
    | 'kanariefugl'
    | 'skjult-tal'
    | 'egne-tal'
    | 'geometri'
    | 'data-attribut'
    | 'kommentar'
    | 'kildekort';
  /** Danish; never quotes what was found. */
  readonly message: string;
}

/** What is looked for, made ready once for all files. */
interface Wanted {
  readonly numbers: ReadonlySet<string>;
  readonly hashes: Hashes;
  readonly names: NameForms;
  readonly canaries: readonly string[];
  readonly hidden: ReturnType<typeof hiddenFigures>;
  readonly own: ReadonlySet<string>;
}

type Code = Leak['code'];

const messages: Readonly<Record<Code, string>> = {
  ydernummer: 'Filen indeholder et ydernummer.',
  praksisnavn: 'Filen indeholder navnet på en praksis.',
  hash: 'Filen indeholder en hash af et ydernummer. Den kan findes ved at prøve alle numre.',
  cpr: 'Filen indeholder noget, der ligner et CPR-nummer.',
  kanariefugl: 'Filen indeholder en rå værdi, der er lagt ud for at fange fejl.',
  'skjult-tal': 'Et skjult tal står ved sit bogstav.',
  'egne-tal': 'Filen indeholder en praksis’ egne tal, som kun den selv skal have.',
  geometri: 'En tegning er finere end det tal, der er trykt. Brug højst to decimaler.',
  'data-attribut': 'Filen har data-attributter.',
  kommentar: 'Filen har kommentarer.',
  kildekort: 'Filen henviser til et kildekort.',
};

/** All meetings of a build look for the same lists, of the whole country's practices. */
const numbersReady = new WeakMap<readonly string[], Pick<Wanted, 'numbers' | 'hashes'>>();
const namesReady = new WeakMap<readonly string[], Wanted['names']>();

function remembered<Key extends object, Value>(known: WeakMap<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/** Empty: nothing was found. */
export function findLeaks(files: readonly LeakFile[], secrets: LeakSecrets): readonly Leak[] {
  const wanted: Wanted = {
    ...remembered(numbersReady, secrets.ydernumre, () => {
      const numbers = numberForms(secrets.ydernumre);
      return { numbers, hashes: plainHashes(numbers) };
    }),
    names:
      secrets.profile === 'aaben'
        ? new Map()
        : remembered(namesReady, secrets.practiceNames, () => nameForms(secrets.practiceNames)),
    canaries: secrets.canaries ?? [],
    hidden: hiddenFigures(secrets.hidden, secrets.profile === 'aaben' ? secrets.practiceNames : []),
    own: new Set(secrets.ownFigures?.map(({ x, n }) => `${x}/${n}`)),
  };
  return files.flatMap((file) => {
    const inName = file.name === file.text ? [] : codesIn({ ...file, kind: 'name', text: file.name }, wanted);
    const codes = new Set([...inName, ...codesIn(file, wanted)]);
    return [...codes].map((code) => ({ file: file.name, code, message: messages[code] }));
  });
}

function codesIn(file: LeakFile, wanted: Wanted): readonly Code[] {
  const text = withoutEmbedded(file.text);
  const written = withoutShapes(text);
  const words = plainWords(written);
  const found: Code[] = [];
  if (findNumber(written, wanted.numbers)) found.push('ydernummer');
  if (findName(words, wanted.names)) found.push('praksisnavn');
  if (findHash(written, wanted.hashes)) found.push('hash');
  if (findCpr(written)) found.push('cpr');
  if (wanted.canaries.some((canary) => holdsCanary(written, canary))) found.push('kanariefugl');
  if (findBeside(text, file.kind, wanted.hidden)) found.push('skjult-tal');
  if (wanted.own.size > 0 && pairsIn(written).some((pair) => wanted.own.has(pair))) found.push('egne-tal');
  return [...found, ...markupCodes(file.kind, text)];
}

function markupCodes(kind: LeakFile['kind'], text: string): readonly Code[] {
  const found: Code[] = [];
  if (/sourceMappingURL=/.test(text)) found.push('kildekort');
  if (kind !== 'html' && kind !== 'svg') return found;
  const markup = text.replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/gi, '');
  if (markup.includes('<!--')) found.push('kommentar');
  if (/<[a-z][^<>]*\sdata-[a-z]/i.test(markup)) found.push('data-attribut');
  if (isTooFine(markup)) found.push('geometri');
  return found;
}

/** Three decimals or more where something is placed or sized; text and ids may look as they like. */
function isTooFine(markup: string): boolean {
  if (!/\.\d{3}|\de-\d/.test(markup)) return false;
  const places =
    /\s(?:d|points|transform|style|viewBox|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|dx|dy|width|height)\s*=\s*"([^"]*)"/g;
  for (const [, value = ''] of markup.matchAll(places)) if (/\.\d{3}|\de-\d/.test(value)) return true;
  return false;
}

/** "1.204 af 3.418" in a text, and the same two numbers in a data file. */
function pairsIn(text: string): string[] {
  const number = '(\\d{1,3}(?:[.\\u00a0\\u202f]\\d{3})+|\\d+)';
  const space = '(?:\\s|&nbsp;|<[^>]*>)+';
  const written = text.matchAll(new RegExp(`(?<![\\d.,])${number}${space}af${space}${number}(?!\\d|[.,]\\d)`, 'g'));
  const stored = text.matchAll(/"x"\s*:\s*(\d+)\s*,\s*"n"\s*:\s*(\d+)/g);
  return [...written, ...stored].map(([, x = '', n = '']) => `${x.replace(/\D/g, '')}/${n.replace(/\D/g, '')}`);
}

function holdsCanary(text: string, canary: string): boolean {
  if (!/^\d+$/.test(canary)) return text.includes(canary);
  const grouped = canary.replace(/\B(?=(\d{3})+$)/g, '[.\\u00a0\\u202f ]?');
  return new RegExp(`(?<!\\d|\\d[.,])${grouped}(?!\\d)`).test(text);
}
