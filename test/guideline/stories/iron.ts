import { known, unknown } from '../../../src/patient/fact.ts';
import { voidAfterInfusion, type Stories } from '../story.ts';

export const iron: Stories = {
  'ferritin exactly 75': { changes: { ferritin: 75 }, next: 'iron-deficit-treat', applies: ['iron-oral-ferrous-sulfate', 'refractory-not-established'], not: ['iron-75-100-iv-only', 'iron-iv-fcm'] },
  'ferritin 75.1': { changes: { ferritin: 75.1 }, next: 'iron-75-100-iv-only', applies: ['refractory-established', 'iron-fcm-dose-note'], not: ['iron-deficit-treat'] },
  'ferritin 100': { changes: { ferritin: 100 }, next: 'iron-75-100-iv-only' },
  'ferritin 100 with the band overridden': { changes: { ferritin: 100, 'override-iron-75-100-iv-only': true }, next: 'opioid-next-step' },
  'saturation exactly 20 %': { changes: { tsat: 20 }, next: 'opioid-next-step', applies: ['iron-replete-no-iron'] },
  'saturation 19.9 % at a ferritin of 150': { changes: { ferritin: 150, tsat: 19.9 }, next: 'iron-deficit-treat', applies: ['iron-100-300-tsat-low'], not: ['iron-oral-ferrous-sulfate'] },
  'oral iron failed over 12 weeks': { changes: { ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 12 }, next: 'iron-deficit-treat', applies: ['iron-iv-fcm', 'refractory-not-established'], not: ['iron-oral-ferrous-sulfate'] },
  'on oral iron for 11 weeks': { changes: { ferritin: 41, 'ferritin-low-at-oral-iron-start': true, 'oral-iron': 'current', 'oral-iron-weeks': 11 }, next: 'iron-deficit-treat', applies: ['iron-oral-trial-too-short', 'iron-oral-ferrous-sulfate'], not: ['iron-iv-fcm'] },
  'oral iron not tolerated, IV iron declined: every route is out': {
    changes: { ferritin: 41, 'oral-iron': 'intolerant', 'declines-iv-iron': true },
    next: 'iron-deficit-treat',
    applies: ['refractory-established'],
    not: ['iron-iv-fcm'],
  },
  'oral iron failed, infection defers IV iron': { changes: { ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 20, 'acute-infection': true }, next: 'iron-deficit-treat', applies: ['iron-iv-defer-infection'], not: ['iron-iv-fcm', 'refractory-established'] },
  'IV iron 4 weeks ago': {
    changes: { ferritin: voidAfterInfusion, tsat: voidAfterInfusion, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 },
    next: 'iron-iv-response-window',
    not: ['iron-studies-missing', 'refractory-established'],
    open: ['iron-deficit-treat', 'iron-replete-no-iron'],
  },
  'haemochromatosis with low values': { changes: { 'iron-overload': true, ferritin: 40, tsat: 15 }, next: 'opioid-next-step', applies: ['iron-overload-block', 'refractory-established'], not: ['iron-deficit-treat', 'iron-oral-ferrous-sulfate'] },
  'ferritin 300': { changes: { ferritin: 300 }, next: 'opioid-next-step', applies: ['iron-overload-block'] },
  'ferritin 350, saturation 15 %, CRP 60': { changes: { ferritin: 350, tsat: 15, crp: 60 }, next: 'iron-deficit-treat', not: ['iron-overload-block'] },
  'CRP 60 at a ferritin of 150': { changes: { ferritin: 150, crp: 60 }, next: 'opioid-next-step', applies: ['ferritin-inflammation'], not: ['iron-replete-no-iron'] },
  'CRP 60 at a ferritin of 40: low stays low': { changes: { ferritin: 40, crp: 60 }, next: 'iron-deficit-treat', not: ['ferritin-inflammation'] },
  'ferritin below 5': { changes: { ferritin: known(5, { comparator: '<', range: { high: 5, highOpen: true } }) }, next: 'iron-deficit-treat', applies: ['iron-comparator-interval', 'iron-deficiency-find-cause'] },
  'ferritin below 100 says too little': { changes: { ferritin: known(100, { comparator: '<', range: { high: 100, highOpen: true } }) }, next: null, why: ['ferritin'], open: ['iron-deficit-treat'] },
  'two ferritins that contradict each other': { changes: { ferritin: unknown('conflicting') }, next: null, why: ['ferritin'], applies: ['iron-conflicting-results'], not: ['iron-studies-missing'] },
  'never measured': { changes: { ferritin: null, tsat: null }, next: 'iron-studies-missing', open: ['iron-deficit-treat'] },
  'laboratory search failed: nothing is ordered': { changes: { ferritin: unknown('fetch-failed'), tsat: unknown('fetch-failed') }, next: null, why: ['ferritin', 'tsat'], not: ['iron-studies-missing'] },
};
