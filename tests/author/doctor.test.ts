/** What `doctor` says, and that it does not say »klar« when something is missing. */
import { describe, expect, it } from 'vitest';
import { doctorText, type Finding, isHealthy } from '../../scripts/author/doctor.ts';

const fine: Finding = { subject: 'Node', state: 'fine', seen: 'v24.21.0' };
const word: Finding = { subject: 'Nøgle', state: 'word', seen: 'findes', remedy: 'Tag en sikkerhedskopi.' };
const wrong: Finding = { subject: 'Browser', state: 'wrong', seen: 'mangler', remedy: 'Kør »npm ci«.' };

describe('the words of doctor', () => {
  it('say that all is well, also with something worth reading', () => {
    expect(doctorText([fine, word])).toBe(
      'i orden Node: v24.21.0\nbemærk  Nøgle: findes\n        Tag en sikkerhedskopi.\n\nMaskinen er klar: npm run build',
    );
    expect(isHealthy([fine, word])).toBe(true);
  });

  it('count what is missing, each with what to do', () => {
    expect(doctorText([wrong, fine])).toContain('MANGLER Browser: mangler\n        Kør »npm ci«.');
    expect(doctorText([wrong])).toContain('Én ting skal på plads først.');
    expect(doctorText([wrong, wrong])).toContain('2 ting');
    expect(isHealthy([fine, wrong])).toBe(false);
  });
});
