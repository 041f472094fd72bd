/**
 * The disclosure report (offentliggoerelse.txt, in private/ only): what was hidden, why in general terms, and what was
 * tried before the files were written, so that a data officer can sign it. Holds no count of patients and no letter.
 */
import type { AuditFinding } from './audit.ts';

/** One printed figure, in the report's words. */
export interface DescribedFigure {
  readonly title: string;
  /** Practices with a letter or a name on the page; 0 when only the cluster's figure is printed. */
  readonly practices: number;
  readonly hidden: number;
  readonly banded: number;
  readonly clusterShown: boolean;
  readonly threshold: number;
}

export interface Described {
  readonly profile: 'lukket' | 'aaben' | 'total';
  readonly figures: readonly DescribedFigure[];
  readonly readers: number;
  readonly counts: number;
  readonly findings: readonly AuditFinding[];
}

const profiles = {
  lukket: 'Lukket: praksis vises med bogstav, hele procenter og omtrentlig størrelse.',
  aaben: 'Åben: praksis vises med navn. Alle viste praksis har givet samtykke.',
  total: 'Kun klyngens samlede tal vises.',
} as const;

export function describeAudit(described: Described): readonly string[] {
  const threshold = Math.max(5, ...described.figures.map((figure) => figure.threshold));
  return [
    'Offentliggørelse: hvad der vises, og hvad der er prøvet',
    '',
    `Visning. ${profiles[described.profile]}`,
    '',
    'Figurer',
    ...described.figures.flatMap(figureLines),
    '',
    'Hvorfor tal skjules',
    `- Tal, der bygger på 1-${threshold - 1} personer eller lader så få tilbage, vises ikke; nogle figurer har en lavere grænse end andre, og den står i pakken.`,
    '- Tal, der bygger på færre end 10 i alt, vises ikke.',
    '- Yderligere tal skjules, når de ville kunne bruges til at regne et skjult tal ud. Mærket er det samme for alle.',
    '- Når mere end en tredjedel af praksis ellers ville være skjult, bruges faste intervaller for alle, hvis det er sikkert.',
    '',
    'Hvad der er prøvet',
    `- ${described.readers} læsere: én udefra og hver praksis, der kender sine egne tal. Nævnere og hvem der har hvilket bogstav er regnet som kendt.`,
    '- Alle figurer, tabeller og pakker i udgaven er prøvet samlet, med intervaller som de trykkes.',
    `- ${described.counts} små tal. For hvert er der opskrevet andre hele tal, som passer med alt det trykte.`,
    '- Prøven er skrevet uafhængigt af den kode, der vælger, hvad der skjules.',
    '',
    ...verdict(described.findings),
  ];
}

function figureLines(figure: DescribedFigure): readonly string[] {
  const cluster = figure.clusterShown ? 'Klyngens tal vises.' : 'Klyngens tal vises ikke.';
  if (figure.practices === 0) return [`- ${figure.title}: ingen praksis vises. ${cluster}`];
  const shown = figure.practices - figure.hidden - figure.banded;
  const parts = [`${shown} af ${figure.practices} praksis vises`];
  if (figure.banded > 0) parts.push(`${figure.banded} med interval`);
  if (figure.hidden > 0) parts.push(`${figure.hidden} skjult`);
  return [`- ${figure.title}: ${parts.join(', ')}. ${cluster}`];
}

function verdict(findings: readonly AuditFinding[]): readonly string[] {
  if (findings.length === 0) return ['Resultat: bestået. Ingen læser kan regne et lille tal ud.'];
  return ['Resultat: ikke bestået. Intet er skrevet.', ...findings.map((finding) => `- ${finding.message}`)];
}
