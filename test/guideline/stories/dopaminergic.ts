import { onRopinirole, noFeatures, type Stories } from '../story.ts';

export const dopaminergic: Stories = {
  'ropinirole, never reviewed': { changes: { ...onRopinirole, 'augmentation-reviewed': null }, next: 'da-augmentation-screen-due', applies: ['da-no-abrupt-stop', 'da-impulse-control-screen'], not: ['da-do-not-start'] },
  'raised three times, features not asked': {
    changes: { ...onRopinirole, 'ropinirole-increases-24-months': 3, 'augmentation-reviewed': null, ...Object.fromEntries(Object.keys(noFeatures).map((feature) => [feature, null])) },
    next: 'da-augmentation-screen-due',
    applies: ['da-dose-escalation-suspect', 'da-augmentation-no-increase'],
    open: ['da-augmentation-switch'],
  },
  'confirmed augmentation': {
    changes: { ...onRopinirole, 'augmentation-reviewed': true, 'augmentation-earlier-onset': true, 'augmentation-spread': true },
    next: 'da-augmentation-switch',
    applies: ['da-taper-slow', 'da-augmentation-cover-before-taper', 'da-augmentation-no-increase'],
  },
  'two features answered yes, no date of review: that was one': { changes: { ...onRopinirole, ...noFeatures, 'augmentation-reviewed': null, 'augmentation-earlier-onset': true, 'augmentation-spread': true }, next: 'da-augmentation-switch', not: ['da-augmentation-screen-due'] },
  'stable and reviewed': { changes: { ...onRopinirole, 'augmentation-reviewed': true }, next: 'opioid-next-step', applies: ['da-on-stable-no-augmentation'], not: ['da-augmentation-no-increase'] },
  'pramipexole for Parkinson disease': { changes: { 'pramipexole-current': true, 'pramipexole-indication': 'parkinson', 'pramipexole-current-daily-dose': 3 }, next: 'opioid-next-step', applies: ['da-parkinson-exempt', 'da-no-abrupt-stop'], not: ['da-dose-over-max', 'da-augmentation-switch'] },
  'ropinirole 4 mg is at the maximum, 4.1 over it': { changes: { ...onRopinirole, 'augmentation-reviewed': true, 'ropinirole-current-daily-dose': 4.1 }, next: 'opioid-next-step', applies: ['da-dose-over-max', 'da-dose-escalation-suspect'] },
};
