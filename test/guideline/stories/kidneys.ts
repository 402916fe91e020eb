import { onGabapentin, noAlpha2Delta, type Stories } from '../story.ts';

export const kidneys: Stories = {
  'clearance 59.9 caps, 2100 mg is over': { changes: { 'renal-function': 59.9, crcl: 59.9 }, next: 'a2d-renal-cap' },
  'clearance exactly 60 does not': { changes: { 'renal-function': 60, crcl: 60 }, next: 'opioid-next-step', not: ['a2d-renal-cap'] },
  'clearance 22, 700 mg once a day failed': {
    changes: { 'renal-function': 22, crcl: 22, 'ckd-stage': '4', ...onGabapentin(700, 1) },
    next: 'opioid-next-step',
    applies: ['a2d-renal-cap', 'a2d-gabapentin-adequate', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'],
    not: ['opioid-er-oxycodone', 'a2d-gabapentin-underdosed'],
  },
  'clearance unknown at 900 mg: the target is unknown': { changes: { ...onGabapentin(900, 3), 'renal-function': null, crcl: null }, next: null, applies: ['a2d-crcl-missing'], open: ['a2d-renal-cap', 'a2d-gabapentin-underdosed'] },
  'dialysis, ferritin 180, saturation 16 %, gabapentin 900 mg': {
    changes: { esrd: true, dialysis: true, 'renal-function': 8, ferritin: 180, tsat: 16, ...onGabapentin(900, 3) },
    next: 'a2d-renal-cap',
    applies: ['esrd-iron-sucrose', 'esrd-gabapentin', 'esrd-vitamin-c', 'esrd-thresholds-replace'],
    not: ['iron-deficit-treat', 'a2d-gabapentin-underdosed'],
  },
  'dialysis on pregabalin 50 mg: its own ceiling of 75 mg is the target': {
    changes: { ...noAlpha2Delta, esrd: true, dialysis: true, 'renal-function': 8, ferritin: 250, 'pregabalin-current': true, 'pregabalin-taken': true, 'pregabalin-result': 'inadequate', 'pregabalin-current-daily-dose': 50, 'pregabalin-best-daily-dose': 50, 'pregabalin-weeks': 8 },
    next: 'a2d-pregabalin-underdosed',
    applies: ['a2d-renal-cap'],
  },
  'dialysis, ferritin 200': { changes: { esrd: true, dialysis: true, 'renal-function': 8, ferritin: 200, tsat: 16, ...onGabapentin(300, 1) }, next: 'esrd-gabapentin', applies: ['esrd-iron-not-met'], not: ['esrd-iron-sucrose'] },
};
