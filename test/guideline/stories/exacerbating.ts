import type { Stories } from '../story.ts';

export const exacerbating: Stories = {
  'sedating antihistamine, not reviewed': { changes: { 'antihistamine-first-generation': true, 'exacerbators-reviewed': false }, next: 'exac-antihistamine-first-gen' },
  'sertraline, reviewed': { changes: { 'serotonergic-antidepressant': true }, next: 'opioid-next-step', applies: ['exac-serotonergic-antidepressant', 'exac-no-abrupt-stop'] },
  'untreated sleep apnoea': { changes: { osa: 'present', 'osa-treatment': 'untreated' }, next: 'exac-osa-untreated', applies: ['opioid-block-osa-untreated'], not: ['refractory-established', 'opioid-next-step'] },
  'sleep apnoea, treatment unknown': { changes: { osa: 'present', 'osa-treatment': null }, next: null, why: ['osa-treatment'], applies: ['exac-osa-status-unknown', 'opioid-screen-incomplete'] },
  'treated sleep apnoea': { changes: { osa: 'present', 'osa-treatment': 'treated-adherent' }, next: 'opioid-next-step', applies: ['opioid-osa-treated-caution', 'opioid-naloxone'] },
};
