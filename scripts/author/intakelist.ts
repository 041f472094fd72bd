/** Who has said yes and who has delivered, and the page for those who bring their figures on the night. */
import { formatWeekdayDate } from '../danish.ts';
import type { PracticeTable } from '../model/pack.ts';
import { deadlinesOf, type IntakeOrder, practiceTables, stemOf } from './intakeorder.ts';
import { explainColumns, lastWorkingDay } from './intakewords.ts';
import { csvText } from './synth-csv.ts';

/** One row per practice; `for_sent` when something is missing whose day has passed. */
export function deliveryList(order: IntakeOrder): string {
  const tables = practiceTables(order);
  const header = ['ydernummer', 'praksisnavn', 'samtykke', ...tables.map(([, table]) => stemOf(table)), 'for_sent'];
  const rows = order.practices.map(({ ydernummer, name, consent, delivered }) => {
    const missing = tables.filter(([id]) => !delivered.includes(id));
    const late = missing.some(([, table]) => dueDay(order, table) < order.today);
    const cells = tables.map(([id]) => (delivered.includes(id) ? 'ja' : 'mangler'));
    return [ydernummer, harmless(name), consent ?? 'mangler', ...cells, late ? 'ja' : 'nej'];
  });
  return csvText(header, rows);
}

function dueDay(order: IntakeOrder, { supplier }: PracticeTable): string {
  return lastWorkingDay(deadlinesOf(order, { supplier }).due, order.closedOn);
}

/** A spreadsheet takes text that begins like this for a formula. */
function harmless(text: string): string {
  return text.replace(/^[=+@-]/, "'$&");
}

/** A4 to print: an empty form for a practice whose figures never came. */
export function blankPage(order: IntakeOrder): string {
  const { pack, cluster, meeting } = order;
  const title = `Har I jeres tal med? ${pack.short}`;
  return `<!doctype html>
<html lang="da">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>
@page { size: A4; margin: 20mm }
body { font: 11pt/1.45 "Source Sans 3", "Segoe UI", Arial, sans-serif; color: #1a1a1a; max-width: 170mm; margin: 0 auto; padding: 8mm 0 }
h1 { font-size: 20pt; line-height: 1.2; margin: 0 0 2mm }
h2 { font-size: 13pt; margin: 8mm 0 1mm }
p { margin: 0 0 2mm }
span.line { padding-top: 3mm }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: 2mm; break-inside: avoid }
th, td { border: 0.5pt solid #444; padding: 2mm; text-align: left; vertical-align: top }
td { height: 8mm }
th { font-weight: 600; background: #eef2f4 }
.line { display: inline-block; min-width: 45mm; border-bottom: 0.5pt solid #444 }
</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(`${cluster.name}, ${formatWeekdayDate(meeting.date)}`)}</p>
<p>Skriv jeres egne tal her, og giv arket til den, der samler dem. Kun antal: aldrig navne eller CPR-numre.</p>
<p>Ydernummer: <span class="line">&nbsp;</span></p>
<p>Vi siger ja til, at klyngen bruger tallene. Dato og navn: <span class="line">&nbsp;</span></p>
${practiceTables(order)
  .map(([id, table]) => blankTable(order, id, table))
  .join('\n')}
</body>
</html>
`;
}

function blankTable(order: IntakeOrder, id: string, table: PracticeTable): string {
  const columns = explainColumns(order, id, table).slice(2);
  const groups = table.category ? table.category.groups.map((group) => [group]) : [[]];
  const rows = groups.map((group) => columns.map((_, at) => group[at] ?? ''));
  const heads = columns.map(({ header }) => `<th scope="col">${escaped(header)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
  const counted = columns.slice(table.category ? 1 : 0);
  const words = counted.map(({ header, words: text }) => `<p>${escaped(`${header}: ${text}`)}</p>`).join('\n');
  return `<h2>${escaped(table.title)}</h2>
<p>${escaped(table.what)}</p>
${words}
<table>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}
</tbody>
</table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
