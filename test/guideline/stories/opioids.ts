import type { Stories } from '../story.ts';

export const opioids: Stories = {
  'COPD': { changes: { copd: 'present' }, next: 'alt-npns', applies: ['opioid-avoid-respiratory', 'opioid-copd-severity-note', 'alt-dipyridamole'] },
  'mild COPD, overridden': { changes: { copd: 'present', 'override-opioid-avoid-respiratory': true }, next: 'opioid-next-step' },
  'COPD of unknown severity, overridden: does not count yet': { changes: { copd: 'present', 'copd-severity': null, 'override-opioid-avoid-respiratory': true }, next: 'alt-npns' },
  'active substance use': { changes: { 'substance-use': 'active' }, next: 'alt-npns', applies: ['opioid-block-sud-active'] },
  'substance use in remission': { changes: { 'substance-use': 'remission' }, next: 'opioid-next-step', applies: ['opioid-sud-remission-caution', 'opioid-naloxone'] },
  'lorazepam': { changes: { benzodiazepine: true }, next: 'alt-npns', applies: ['opioid-benzodiazepine'], not: ['opioid-next-step', 'alt-dipyridamole'] },
  'lorazepam, overridden': { changes: { benzodiazepine: true, 'override-opioid-benzodiazepine': true }, next: 'opioid-next-step', applies: ['opioid-benzodiazepine'] },
  'already on methadone, QTc 510': { changes: { 'current-opioid': true, 'methadone-current': true, 'methadone-indication': 'rls', qtc: 510, 'opioid-mme': 70.5 }, next: 'opioid-methadone-qtc-500', applies: ['opioid-current-do-not-stack', 'opioid-mme-50', 'mon-methadone-ecg'] },
  'QTc exactly 500 blocks': { changes: { qtc: 500 }, next: 'opioid-next-step', applies: ['opioid-methadone-qtc-500'], not: ['opioid-methadone-qtc-450'] },
  'QTc unknown while an opioid is next': { changes: { qtc: null }, next: 'opioid-next-step', applies: ['opioid-methadone-ecg-missing'] },
  'monitoring programme not looked up': { changes: { 'pdmp-checked': null }, next: null, why: ['pdmp-checked'], applies: ['opioid-screen-incomplete'], open: ['opioid-next-step'] },
  'everything declined': { changes: { 'declines-opioid': true, 'declines-device': true, 'dipyridamole-caution': true }, next: 'alt-refer-specialist' },
  'epilepsy, opioid declined': { changes: { 'declines-opioid': true, 'device-epilepsy': true }, next: 'alt-dipyridamole', applies: ['alt-npns-contraindicated'] },
};
