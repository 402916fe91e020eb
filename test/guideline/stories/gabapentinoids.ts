import { onGabapentin, noAlpha2Delta, type Stories } from '../story.ts';

export const gabapentinoids: Stories = {
  'gabapentin 300 mg at night': { changes: { ...onGabapentin(300, 1), 'gabapentin-single-night-dose': true }, next: 'a2d-gabapentin-underdosed', applies: ['a2d-gabapentin-single-night-dose'], not: ['refractory-established'] },
  '1800 mg in two doses: the schedule of the trial': { changes: onGabapentin(1800, 2), next: 'opioid-next-step', applies: ['a2d-gabapentin-adequate'] },
  '1800 mg once a day': { changes: onGabapentin(1800, 1), next: null, not: ['a2d-gabapentin-adequate', 'refractory-established', 'a2d-gabapentin-underdosed'] },
  '1799 mg': { changes: onGabapentin(1799, 3), next: 'a2d-gabapentin-underdosed' },
  'three weeks at 2100 mg': { changes: onGabapentin(2100, 3, 3), next: null, not: ['a2d-gabapentin-adequate', 'refractory-established'] },
  'works at 900 mg': { changes: { ...onGabapentin(900, 3), 'gabapentin-result': 'effective' }, next: null, not: ['a2d-gabapentin-underdosed', 'refractory-established'] },
  'dizzy at 900 mg': { changes: { ...onGabapentin(900, 3), 'gabapentin-result': 'adverse-effect' }, next: 'opioid-next-step', applies: ['a2d-intolerant-or-contraindicated', 'refractory-established'], not: ['a2d-gabapentin-underdosed'] },
  'never tried': { changes: noAlpha2Delta, next: 'a2d-never-tried', not: ['refractory-established'] },
  'stopped, nobody knows why': {
    changes: { 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0, 'gabapentin-result': null },
    next: null,
    applies: ['a2d-stop-reason-unknown', 'missing-data-cannot-conclude'],
    open: ['refractory-established'],
  },
  '3000 mg': { changes: onGabapentin(3000, 3), next: 'opioid-next-step', applies: ['a2d-gabapentin-above-max'] },
  'pregabalin 300 mg once daily': {
    changes: { ...noAlpha2Delta, 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-current-daily-dose': 300, 'pregabalin-best-daily-dose': 300, 'pregabalin-doses-per-day': 1, 'pregabalin-weeks': 6 },
    next: 'opioid-next-step',
    applies: ['a2d-pregabalin-adequate', 'a2d-pregabalin-once-daily'],
  },
};
