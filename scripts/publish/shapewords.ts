/** What is said of how the cluster's persons are spread: distribution, concentration, and the municipalities on the map. */
import { capital, formatDeviation, formatNumber, formatPercent, list } from '../danish.ts';
import type { ReleasedConcentration, ReleasedDistribution, ReleasedMunicipality } from '../model/released.ts';
import { cellText, groupWord, lower } from './cellwords.ts';

export function distributionFinding({ series, phrase, title }: ReleasedDistribution): string {
  const first = series[0]?.bins[0];
  if (first?.cell.status !== 'shown') return title;
  return `${formatPercent(first.cell.value)} ${phrase}`;
}

export function distributionAlt(distribution: ReleasedDistribution): { title: string; description: string } {
  const word = (label: string) => groupWord(label, distribution.groupWords);
  const parts = distribution.series.map(
    ({ title, bins }) => `${title}: ${bins.map(({ label, cell }) => `${word(label)} ${cellText(cell)}`).join(', ')}.`,
  );
  return { title: `Søjlediagram: ${distribution.title}.`, description: parts.join(' ') };
}

/** The second table's first group beside the first one's. */
export function distributionRemarks({ series }: ReleasedDistribution): string[] {
  const [, second] = series;
  const cell = second?.bins[0]?.cell;
  return second && cell?.status === 'shown'
    ? [`I den anden fordeling, ${lower(second.title)}, er andelen ${formatPercent(cell.value)}.`]
    : [];
}

export function distributionCaption(shown: ReleasedDistribution): string {
  const { series, people, thePeople, groupWords } = shown;
  const numbers = series.flatMap(({ persons }) => (persons === null ? [] : [`${formatNumber(persons)} ${people}`]));
  const count = numbers.length === 0 ? '' : ` (${list(numbers)})`;
  // A group that reaches below the mark is not dark, so the words stand only where a dark bar does.
  const dark = series.some(({ bins }) => bins.some(({ many }) => many));
  const many = groupWords ? `viser ${people} med mange ${groupWords.many}` : 'er mange';
  // The release joins groups where a small one would stand alone (DISCLOSURE D4), in each series by itself.
  const joined = new Set(series.map(({ bins }) => bins.length)).size > 1;
  const why = joined ? ' Små grupper er lagt sammen, så ingen kan kendes.' : '';
  return `Tallet over hver søjle er andelen af ${thePeople} i procent${count}.${dark ? ` Mørke søjler ${many}.` : ''}${why}`;
}

export function concentrationFinding(shown: ReleasedConcentration): string {
  const { persons, contacts, phrase, atLeast, thePeople, title } = shown;
  if (persons.status !== 'shown' || contacts.status !== 'shown') return `${title}: klyngens tal er skjult`;
  const share = `${atLeast ? 'mindst ' : ''}${formatPercent(contacts.value)}`;
  return `${formatPercent(persons.value)} af ${thePeople} står for ${share} ${phrase}`;
}

export function concentrationWords({ from, people }: ReleasedConcentration) {
  return {
    persons: `${capital(people)} med ${from} eller flere kontakter, af alle ${people} med kontakt`,
    contacts: `Kontakter fra de samme ${people}, af alle kontakter`,
  };
}

export function concentrationAlt(shown: ReleasedConcentration): { title: string; description: string } {
  return { title: `To bjælker: ${shown.title}.`, description: `${concentrationFinding(shown)}.` };
}

export function concentrationCaption({ thePeople }: ReleasedConcentration): string {
  return `Den mørke del af den øverste bjælke er ${thePeople} med mange kontakter. Den mørke del af den nederste er deres kontakter.`;
}

export function municipalityFinding(map: ReleasedMunicipality): string {
  const own = ownMunicipalities(map);
  const parts = own.map(({ name, value }) =>
    value === null ? `${name} har intet tal` : `${name} ligger ${deviationWords(value, map.scale)}`,
  );
  return own.length === 0 ? map.title : capital(list(parts));
}

export function ownMunicipalities(map: ReleasedMunicipality): ReleasedMunicipality['municipalities'] {
  return map.municipalities.filter(({ own }) => own);
}

function deviationWords(value: number, scale: ReleasedMunicipality['scale']): string {
  const deviation = scale === 'indeks' ? value - 100 : value;
  const size = formatPercent(Math.abs(deviation), Number.isInteger(deviation) ? 0 : 1);
  if (deviation === 0) return 'som forventet';
  return `${size} ${deviation > 0 ? 'over' : 'under'} det forventede`;
}

export function municipalityValue(value: number | null, scale: ReleasedMunicipality['scale']): string {
  if (value === null) return 'intet tal';
  const decimals = Number.isInteger(value) ? 0 : 1;
  return scale === 'indeks' ? formatNumber(value, decimals) : formatDeviation(value, decimals);
}
