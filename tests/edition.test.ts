import { describe, expect, it } from 'vitest';
import { missingFile } from '../scripts/edition.ts';
import type { Analysis } from '../scripts/model/analysis.ts';

const practice = (ydernummer: string, name: string) => ({ ydernummer, name });
const analysis = (parts: object) => parts as unknown as Analysis;

describe('the coordinator’s list of who is missing', () => {
  it('counts those who are in, and says whom to remind of what', () => {
    const missing = [
      { practice: practice('990003', 'Lægerne Torvet'), reason: 'tal' },
      { practice: practice('990004', 'Åens Læger'), reason: 'samtykke' },
      { practice: practice('990005', 'Lægehuset Nord'), reason: 'tal' },
    ];
    const practices = [practice('990001', 'Havnens Læger'), practice('990002', 'Engens Læger')];
    expect(missingFile(analysis({ practices, missing })).split('\n')).toEqual([
      '2 af 5 praksis er med.',
      '',
      'Har ikke givet samtykke (deres tal er ikke brugt, heller ikke i klyngens):',
      '- Åens Læger (990004)',
      '',
      'Har givet samtykke, men mangler at levere tal:',
      '- Lægerne Torvet (990003)',
      '- Lægehuset Nord (990005)',
      '',
    ]);
  });

  it('says so when nobody is', () => {
    const practices = [practice('990001', 'Havnens Læger')];
    expect(missingFile(analysis({ practices, missing: [] }))).toBe('1 af 1 praksis er med.\nIngen praksis mangler.\n');
  });
});
