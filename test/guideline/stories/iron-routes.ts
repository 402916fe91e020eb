import { refractory, secondLine, voidAfterInfusion, type Stories } from '../story.ts';
import { known, unknown } from '../../../src/patient/fact.ts';

const settled = [...secondLine];
/** Iron comes first: not refractory, and no word of sufficient stores. */
const low = refractory.and(
  { ferritin: 41 },
  {
    next: 'iron-deficit-treat',
    minus: [...secondLine, 'iron-replete-no-iron', 'ferritin-assay-note'],
    plus: ['refractory-not-established', 'iron-deficit-treat', 'iron-oral-ferrous-sulfate'],
    legs: { iron: 'no' },
    states: { 'iron-state': 'low', refractory: 'no' },
  },
);
/** Carboxymaltose is due: three months of oral iron did not help. */
const oralFailed = low.and({ 'oral-iron': 'completed', 'oral-iron-weeks': 12 }, { minus: ['iron-oral-ferrous-sulfate'], plus: ['iron-iv-fcm', 'iron-fcm-dose-note'] });
const routeOut = { minus: ['refractory-not-established', 'iron-iv-fcm', 'iron-fcm-dose-note'], plus: settled };
const band = refractory.and({ ferritin: 90 }, { next: 'iron-75-100-iv-only', minus: ['iron-replete-no-iron'], plus: ['iron-75-100-iv-only', 'iron-fcm-dose-note'], states: { 'iron-state': 'band-75-100' } });
const outOfBand = { next: 'opioid-next-step', minus: ['iron-75-100-iv-only', 'iron-fcm-dose-note'] };
const saturationLow = refractory.and(
  { ferritin: 150, tsat: 15 },
  {
    next: 'iron-deficit-treat',
    minus: [...secondLine, 'iron-replete-no-iron'],
    plus: ['refractory-not-established', 'iron-deficit-treat', 'iron-100-300-tsat-low'],
    states: { 'iron-state': 'tsat-only-low' },
  },
);
const overload = { plus: ['iron-overload-block'], states: { 'iron-state': 'overload' } };
const inflamed = { minus: ['iron-replete-no-iron'], plus: ['ferritin-inflammation'] };
const denied = {
  next: 'scope-rls-diagnosis-required',
  minus: ['refractory-not-established', 'iron-deficit-treat', 'iron-oral-ferrous-sulfate', 'da-do-not-start', 'mon-response-day-night', 'a2d-gabapentin-adequate'],
  plus: ['scope-rls-diagnosis-required'],
};

/** Iron: which route, and what stands against it. */
export const ironRoutes: Stories = {
  'ferritin 41: oral iron': low,
  'ferritin 41, but it is not RLS': low.and({ 'rls-diagnosis': false }, denied),
  'ferritin 74.9': low.and({ ferritin: 74.9 }),
  'ferritin 75: low, and the assays differ from here': low.and({ ferritin: 75 }, { plus: ['ferritin-assay-note'] }),
  'ferritin 75.1: intravenous or not at all': band.and({ ferritin: 75.1 }),
  'ferritin 100': band.and({ ferritin: 100 }),
  'ferritin 100.1: enough': refractory.and({ ferritin: 100.1 }),
  'ferritin 160': refractory.and({ ferritin: 160 }),
  'ferritin 160.1: beyond what assays disagree on': refractory.and({ ferritin: 160.1 }, { minus: ['ferritin-assay-note'] }),
  'ferritin 299.9': refractory.and({ ferritin: 299.9 }, { minus: ['ferritin-assay-note'] }),
  'ferritin 300: no iron': refractory.and({ ferritin: 300 }, { ...overload, minus: ['ferritin-assay-note'] }),
  'ferritin 300 while CRP is high: that alone explains nothing': refractory.and({ ferritin: 300, crp: 30 }, { plus: ['iron-overload-block', 'ferritin-inflammation'], minus: ['ferritin-assay-note', 'iron-replete-no-iron'] }),
  'ferritin 300, saturation 15 %, no inflammation: no iron': refractory.and({ ferritin: 300, tsat: 15 }, { ...overload, minus: ['ferritin-assay-note', 'iron-replete-no-iron'] }),
  'ferritin 300, saturation 15 %, CRP above its own reference: inflammation explains the ferritin': saturationLow.and(
    { ferritin: 300, 'crp-above-reference': true },
    { minus: ['ferritin-assay-note', 'iron-100-300-tsat-low'], plus: ['ferritin-inflammation'] },
  ),
  'ferritin 299.9, saturation 15 %': saturationLow.and({ ferritin: 299.9 }, { minus: ['ferritin-assay-note'] }),
  'ferritin 100.1, saturation 15 %': saturationLow.and({ ferritin: 100.1 }),
  'ferritin 100, saturation 15 %': saturationLow.and({ ferritin: 100 }, { minus: ['iron-100-300-tsat-low'] }),
  'ferritin 150, saturation 19.9 %': saturationLow.and({ tsat: 19.9 }),
  'ferritin 150, saturation 20 %': refractory.and({ ferritin: 150, tsat: 20 }),
  'ferritin 150, saturation 45 %': refractory.and({ ferritin: 150, tsat: 45 }),
  'ferritin 150, saturation 45.1 %: no iron': refractory.and({ ferritin: 150, tsat: 45.1 }, overload),
  'ferritin 41, saturation 50 %: no iron, and nothing of iron keeps her from being refractory': refractory.and({ ferritin: 41, tsat: 50 }, { ...overload, minus: ['iron-replete-no-iron', 'ferritin-assay-note'], legs: { iron: 'yes' } }),
  'haemochromatosis, ferritin 41': refractory.and({ ferritin: 41, 'iron-overload': true }, { ...overload, minus: ['iron-replete-no-iron', 'ferritin-assay-note'], legs: { iron: 'yes' } }),
  'haemochromatosis four weeks after an infusion': refractory.and({ 'iron-overload': true, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 }, { next: 'iron-iv-response-window', plus: ['iron-overload-block', 'iron-iv-response-window'] }),
  'saturation 50 % four weeks after an infusion: not read as overload': refractory.and(
    { tsat: 50, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 },
    { next: 'iron-iv-response-window', minus: secondLine, plus: ['refractory-not-established', 'iron-iv-response-window'], legs: { iron: 'no' } },
  ),
  'haemochromatosis, but it is not RLS': low.and({ 'iron-overload': true, 'rls-diagnosis': false }, denied),
  'ferritin 90: intravenous or not at all': band,
  'ferritin 90, weighed and left': band.and({ 'override-iron-75-100-iv-only': true }, outOfBand),
  'ferritin 90, saturation 20 %': band.and({ tsat: 20 }),
  'ferritin 90, saturation 19.9 %: iron is indicated': band.and({ tsat: 19.9 }, { next: 'iron-deficit-treat', minus: ['iron-75-100-iv-only', 'iron-fcm-dose-note', ...secondLine], plus: ['iron-deficit-treat', 'refractory-not-established'], states: { 'iron-state': 'tsat-only-low' } }),
  'ferritin 90, saturation 45 %': band.and({ tsat: 45 }),
  'ferritin 90, saturation 45.1 %': band.and({ tsat: 45.1 }, { ...outOfBand, plus: ['iron-overload-block'] }),
  'ferritin 90, IV iron declined': band.and({ 'declines-iv-iron': true }, outOfBand),
  'ferritin 90, pneumonia': band.and({ 'acute-infection': true }, { ...outOfBand, plus: ['iron-iv-defer-infection', 'ferritin-inflammation'], states: { 'iron-state': 'inflamed-unclear' } }),
  'ferritin 90, anaphylaxis to iron before': band.and({ 'iv-iron-reaction': true }, { ...outOfBand, plus: ['iron-iv-hypersensitivity'] }),
  'ferritin 90, a rash from carboxymaltose: another product remains': band.and({ 'iv-iron-allergy': true }, { plus: ['iron-iv-hypersensitivity'] }),
  'ferritin 90, carboxymaltose not to be had': band.and({ 'fcm-unsuitable': true }, { plus: ['iron-iv-alternatives'] }),
  'ferritin 90, but it is not RLS': band.and(
    { 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: ['iron-75-100-iv-only', 'iron-fcm-dose-note', ...secondLine, 'da-do-not-start', 'mon-response-day-night', 'a2d-gabapentin-adequate'], plus: ['scope-rls-diagnosis-required'] },
  ),
  'saturation 15 % at a ferritin of 150': saturationLow,
  'saturation 15 % at 150, IV iron declined: no route is left': saturationLow.and({ 'declines-iv-iron': true }, { minus: ['refractory-not-established', 'iron-100-300-tsat-low'], plus: settled, legs: { iron: 'yes' } }),
  'saturation 15 % at 150, pneumonia: IV iron waits': saturationLow.and({ 'acute-infection': true }, { minus: ['iron-100-300-tsat-low'], plus: ['iron-iv-defer-infection', 'ferritin-inflammation'] }),
  'saturation 15 % at 150, anaphylaxis to iron before: no route is left': saturationLow.and({ 'iv-iron-reaction': true }, { minus: ['refractory-not-established', 'iron-100-300-tsat-low'], plus: [...settled, 'iron-iv-hypersensitivity'] }),
  'saturation 15 % at 150, carboxymaltose not to be had': saturationLow.and({ 'fcm-unsuitable': true }, { plus: ['iron-iv-alternatives'] }),
  'saturation 15 % at 150, oral iron failed': saturationLow.and({ 'oral-iron': 'completed', 'oral-iron-weeks': 20 }, { plus: ['iron-iv-fcm', 'iron-fcm-dose-note'] }),
  'saturation 15 % at 150, infusion half a year ago': saturationLow.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 26 }, { minus: ['refractory-not-established'], plus: settled }),
  'three months of oral iron did not help': oralFailed,
  'and she still takes it': oralFailed.and({ 'oral-iron': 'current' }),
  'and still takes it, the course begun when ferritin was low': oralFailed.and({ 'oral-iron': 'current', 'ferritin-low-at-oral-iron-start': true }),
  '13 weeks of oral iron': oralFailed.and({ 'oral-iron-weeks': 13 }),
  '11 weeks of oral iron, over': low.and({ 'oral-iron': 'completed', 'oral-iron-weeks': 11, 'ferritin-low-at-oral-iron-start': true }),
  '11 weeks of oral iron so far': low.and({ 'oral-iron': 'current', 'oral-iron-weeks': 11, 'ferritin-low-at-oral-iron-start': true }, { plus: ['iron-oral-trial-too-short'] }),
  '10 weeks of oral iron so far': low.and({ 'oral-iron': 'current', 'oral-iron-weeks': 10, 'ferritin-low-at-oral-iron-start': true }, { plus: ['iron-oral-trial-too-short'] }),
  '10 weeks of oral iron so far, begun with enough iron': low.and({ 'oral-iron': 'current', 'oral-iron-weeks': 10 }),
  '10 weeks of oral iron so far, not RLS': low.and({ 'oral-iron': 'current', 'oral-iron-weeks': 10, 'ferritin-low-at-oral-iron-start': true, 'rls-diagnosis': false }, denied),
  'oral iron not tolerated': oralFailed.and({ 'oral-iron': 'intolerant', 'oral-iron-weeks': 3 }),
  'oral iron never, but a gastric bypass': oralFailed.and({ 'oral-iron': 'never', 'oral-iron-weeks': 0, malabsorption: true }),
  'oral iron never taken, though twenty weeks are written': low.and({ 'oral-iron-weeks': 20 }),
  'oral failed, IV iron declined': oralFailed.and({ 'declines-iv-iron': true }, { ...routeOut, legs: { iron: 'yes' } }),
  'oral failed, anaphylaxis to iron before': oralFailed.and({ 'iv-iron-reaction': true }, { ...routeOut, plus: [...routeOut.plus, 'iron-iv-hypersensitivity'] }),
  'oral failed, pneumonia: IV iron waits, and she is not refractory': oralFailed.and({ 'acute-infection': true }, { minus: ['iron-iv-fcm', 'iron-fcm-dose-note'], plus: ['iron-iv-defer-infection'], legs: { iron: 'no' } }),
  'oral failed, haemochromatosis': refractory.and({ ferritin: 41, 'oral-iron': 'completed', 'oral-iron-weeks': 12, 'iron-overload': true }, { ...overload, minus: ['iron-replete-no-iron', 'ferritin-assay-note'] }),
  'gastric bypass, IV iron declined': oralFailed.and({ 'oral-iron': 'never', malabsorption: true, 'declines-iv-iron': true }, routeOut),
  'oral iron untried, IV iron declined: oral iron is left': low.and({ 'declines-iv-iron': true }),
  'oral failed, carboxymaltose not to be had': oralFailed.and({ 'fcm-unsuitable': true }, { plus: ['iron-iv-alternatives'] }),
  'oral failed, infusion 11 weeks ago: too early': oralFailed.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 11 }, { next: 'iron-iv-response-window', plus: ['iron-iv-response-window'], legs: { iron: 'no' } }),
  'oral failed, infusion 12 weeks ago: failed too': oralFailed.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 12 }, { minus: ['refractory-not-established'], plus: settled, legs: { iron: 'yes' } }),
  'oral failed, infusion 13 weeks ago': oralFailed.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 13 }, { minus: ['refractory-not-established'], plus: settled }),
  'oral failed, infusion 52 weeks ago': oralFailed.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 52 }, { minus: ['refractory-not-established'], plus: settled }),
  'oral failed, infusion 53 weeks ago: may be tried again': oralFailed.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 53 }),
  'oral failed, never an infusion, though 20 weeks are written': oralFailed.and({ 'iv-iron-weeks-ago': 20 }),
  'oral untried, infusion 20 weeks ago': low.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 20 }),
  'infusion 20 weeks ago, stores full': refractory.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 20 }),
  'infusion 11 weeks ago, stores full: too early': refractory.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 11 }, { next: 'iron-iv-response-window', minus: secondLine, plus: ['refractory-not-established', 'iron-iv-response-window'], legs: { iron: 'no' } }),
  'infusion 12 weeks ago, stores full': refractory.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 12 }),
  'infusion 4 weeks ago, not RLS': low.and({ 'iv-iron': 'given', 'iv-iron-weeks-ago': 4, 'rls-diagnosis': false }, denied),
  'infusion, nobody knows when': refractory.and(
    { 'iv-iron': 'given', 'iv-iron-weeks-ago': null },
    { next: null, minus: ['opioid-methadone-ecg-missing'], plus: ['missing-data-cannot-conclude'], open: ['iron-iv-response-window', 'refractory-not-established', ...secondLine.filter((rule) => rule !== 'opioid-methadone-ecg-missing')], legs: { iron: 'unknown' } },
  ),
  'infusion 4 weeks ago: no result can be read': refractory.and(
    { ferritin: voidAfterInfusion, tsat: voidAfterInfusion, 'iv-iron': 'given', 'iv-iron-weeks-ago': 4 },
    {
      next: 'iron-iv-response-window',
      minus: [...secondLine],
      plus: ['refractory-not-established', 'iron-iv-response-window'],
      open: ['iron-deficit-treat', 'iron-oral-ferrous-sulfate', 'iron-75-100-iv-only', 'iron-fcm-dose-note', 'iron-100-300-tsat-low', 'iron-replete-no-iron', 'ferritin-assay-note', 'iron-deficiency-find-cause'],
      asksNot: ['ferritin', 'tsat'],
    },
  ),
  'carboxymaltose in mind, vitamin D low': refractory.and({ 'considering-ferric-carboxymaltose': true, 'phosphate-risk': true }, { plus: ['iron-fcm-phosphate'] }),
  'carboxymaltose in mind, nothing wrong with phosphate': refractory.and({ 'considering-ferric-carboxymaltose': true }),
  'IV iron in mind, vitamin D low': refractory.and({ 'considering-iv-iron': true, 'phosphate-risk': true }, { plus: ['iron-fcm-phosphate'] }),
  'vitamin D low, no iron in mind': refractory.and({ 'phosphate-risk': true }),
  'carboxymaltose due, vitamin D low': oralFailed.and({ 'phosphate-risk': true }, { plus: ['iron-fcm-phosphate'] }),
  'carboxymaltose due, phosphate 2.4': oralFailed.and({ phosphate: 2.4 }, { plus: ['iron-fcm-phosphate'] }),
  'carboxymaltose due, phosphate 2.5': oralFailed.and({ phosphate: 2.5 }),
  'ferritin 90, vitamin D low: intravenous or not at all, and phosphate first': band.and({ 'phosphate-risk': true }, { plus: ['iron-fcm-phosphate'] }),
  'ferritin 90, vitamin D low, the band weighed and left': band.and({ 'phosphate-risk': true, 'override-iron-75-100-iv-only': true }, outOfBand),
  'saturation 15 % at ferritin 150, vitamin D low': saturationLow.and({ 'phosphate-risk': true }, { plus: ['iron-fcm-phosphate'] }),
  'carboxymaltose in mind, not RLS, vitamin D low': low.and({ 'rls-diagnosis': false, 'considering-ferric-carboxymaltose': true, 'phosphate-risk': true }, denied),
  'pneumonia': refractory.and({ 'acute-infection': true }, { ...inflamed, plus: [...inflamed.plus, 'iron-iv-defer-infection'], states: { 'iron-state': 'inflamed-unclear' } }),
  'pneumonia, not RLS': low.and({ 'acute-infection': true, 'rls-diagnosis': false }, denied),
  'rheumatoid arthritis': refractory.and({ 'inflammatory-disease': true }, inflamed),
  'rheumatoid arthritis, ferritin 41: low stays low': low.and({ 'inflammatory-disease': true }),
  'rheumatoid arthritis, ferritin 75': low.and({ 'inflammatory-disease': true, ferritin: 75 }, { plus: ['ferritin-assay-note'] }),
  'rheumatoid arthritis, ferritin 75.1': band.and({ 'inflammatory-disease': true, ferritin: 75.1 }, { plus: ['ferritin-inflammation'] }),
  'rheumatoid arthritis, not RLS': low.and({ ferritin: 140, 'inflammatory-disease': true, 'rls-diagnosis': false }, { ...denied, plus: [...denied.plus, 'ferritin-assay-note'] }),
  'CRP 5': refractory.and({ crp: 5 }),
  'CRP 5.1': refractory.and({ crp: 5.1 }, inflamed),
  'CRP above the reference of its report': refractory.and({ 'crp-above-reference': true }, inflamed),
  'anaphylaxis to iron before, not RLS': low.and({ 'iv-iron-reaction': true, 'rls-diagnosis': false }, denied),
  'anaphylaxis to iron before': refractory.and({ 'iv-iron-reaction': true }, { plus: ['iron-iv-hypersensitivity'] }),
  'a rash from an iron product': refractory.and({ 'iv-iron-allergy': true }, { plus: ['iron-iv-hypersensitivity'] }),
  'ferritin 29.9: why is it low?': low.and({ ferritin: 29.9 }, { plus: ['iron-deficiency-find-cause'] }),
  'ferritin 30': low.and({ ferritin: 30 }),
  'ferritin 20 in a boy of 16': refractory.and({ ferritin: 20, age: 16 }, { next: 'scope-adult-only', plus: ['scope-adult-only'], minus: refractory.everything?.applies.filter((rule) => !['provenance-seed-pending-review', 'clinician-decides'].includes(rule)) ?? [] }),
  'haemoglobin 12 in a woman': refractory.and({ haemoglobin: 12 }),
  'haemoglobin 11.9 in a woman': refractory.and({ haemoglobin: 11.9 }, { plus: ['iron-deficiency-find-cause'] }),
  'haemoglobin 12.9 in a man': refractory.and({ sex: 'male', haemoglobin: 12.9 }, { plus: ['iron-deficiency-find-cause'] }),
  'haemoglobin 13 in a man': refractory.and({ sex: 'male', haemoglobin: 13 }),
  'iron studies of a year ago': refractory.and({ 'iron-studies-age': 12 }),
  'iron studies of 13 months ago': refractory.and({ 'iron-studies-age': 13 }, { plus: ['iron-recheck-6-12m'] }),
  'iron given once, studies of 6 months ago': refractory.and({ 'iron-studies-age': 6, 'iron-ever-low-or-treated': true }),
  'iron given once, studies of 7 months ago': refractory.and({ 'iron-studies-age': 7, 'iron-ever-low-or-treated': true }, { plus: ['iron-recheck-6-12m'] }),
  'never low, studies of 7 months ago': refractory.and({ 'iron-studies-age': 7 }),
  'iron studies of 13 months ago, not RLS': low.and({ 'iron-studies-age': 13, 'rls-diagnosis': false }, denied),
};

const unread = ['iron-deficit-treat', 'iron-oral-ferrous-sulfate', 'iron-75-100-iv-only', 'iron-fcm-dose-note', 'iron-100-300-tsat-low', 'iron-replete-no-iron', 'iron-overload-block', 'refractory-not-established', 'ferritin-assay-note', 'iron-deficiency-find-cause', ...secondLine.filter((rule) => rule !== 'opioid-methadone-ecg-missing')];
const undecided = { next: null, minus: ['opioid-methadone-ecg-missing'], open: unread, plus: ['missing-data-cannot-conclude'] };
/** With a known saturation of 28 %: only the ferritin decides. */
const ferritinUnknown = { ...undecided, open: unread.filter((rule) => rule !== 'iron-100-300-tsat-low') };
/** With a known ferritin of 140: only the saturation decides. */
const saturationUnknown = { ...undecided, open: unread.filter((rule) => !['iron-oral-ferrous-sulfate', 'iron-75-100-iv-only', 'iron-fcm-dose-note', 'ferritin-assay-note', 'iron-deficiency-find-cause'].includes(rule)) };

/** Iron: what the results say, and what they do not. */
export const ironResults: Stories = {
  'neither measured': refractory.and({ ferritin: null, tsat: null }, { ...undecided, next: 'iron-studies-missing', plus: ['missing-data-cannot-conclude', 'iron-studies-missing'], states: { 'iron-state': null }, legs: { iron: 'unknown' } }),
  'no ferritin': refractory.and({ ferritin: null }, { ...ferritinUnknown, next: 'iron-studies-missing', plus: ['missing-data-cannot-conclude', 'iron-studies-missing'] }),
  'no saturation': refractory.and({ tsat: null }, { ...saturationUnknown, next: 'iron-studies-missing', plus: ['missing-data-cannot-conclude', 'iron-studies-missing'] }),
  'no ferritin, not RLS: nothing is ordered': refractory.and({ ferritin: null, 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night', 'a2d-gabapentin-adequate'], plus: ['scope-rls-diagnosis-required'], open: ['ferritin-assay-note', 'iron-deficiency-find-cause'] }),
  'ferritins that contradict each other': refractory.and({ ferritin: unknown('conflicting') }, { ...ferritinUnknown, why: ['ferritin'], plus: ['missing-data-cannot-conclude', 'iron-conflicting-results'] }),
  'saturations that contradict each other': refractory.and({ tsat: unknown('conflicting') }, { ...saturationUnknown, why: ['tsat'], plus: ['missing-data-cannot-conclude', 'iron-conflicting-results'] }),
  'contradicting ferritins in a boy of 16': refractory.and({ ferritin: unknown('conflicting'), age: 16 }, { next: 'scope-adult-only', plus: ['scope-adult-only'], open: ['ferritin-assay-note'], minus: refractory.everything?.applies.filter((rule) => !['provenance-seed-pending-review', 'clinician-decides', 'ferritin-assay-note'].includes(rule)) ?? [] }),
  'the search for results failed': refractory.and({ ferritin: unknown('fetch-failed') }, ferritinUnknown),
  'ferritin out of date': refractory.and({ ferritin: unknown('out-of-date') }, { ...ferritinUnknown, next: 'iron-studies-missing', plus: ['missing-data-cannot-conclude', 'iron-studies-missing'] }),
  'ferritin never asked for': refractory.and({ ferritin: unknown('must-ask') }, { ...ferritinUnknown, next: 'iron-studies-missing', plus: ['missing-data-cannot-conclude', 'iron-studies-missing'] }),
  'ferritin not readable': refractory.and({ ferritin: unknown('unreadable') }, ferritinUnknown),
  'the newest ferritin is implausible': refractory.and({ ferritin: unknown('unreadable'), 'iron-result-implausible': true }, { ...ferritinUnknown, plus: ['missing-data-cannot-conclude', 'iron-unit-implausible'] }),
  'an implausible ferritin, an older one in use': refractory.and({ 'iron-result-implausible': true }, { plus: ['iron-unit-implausible'] }),
  'an implausible ferritin in a boy of 16': refractory.and({ 'iron-result-implausible': true, age: 16 }, { next: 'scope-adult-only', plus: ['scope-adult-only'], minus: refractory.everything?.applies.filter((rule) => !['provenance-seed-pending-review', 'clinician-decides', 'ferritin-assay-note'].includes(rule)) ?? [] }),
  'plausible or not, nobody could read': refractory.and({ 'iron-result-implausible': null }),
  'ferritin given in pmol/L': refractory.and({ 'ferritin-unit-converted': true }, { plus: ['iron-unit-normalise'] }),
  'saturation calculated from iron and binding capacity': refractory.and({ tsat: known(28, { derived: true }) }, { plus: ['tsat-derive'] }),
  'ferritin above 1000': refractory.and({ ferritin: known(1000, { comparator: '>', range: { low: 1000, lowOpen: true } }) }, { plus: ['iron-comparator-interval', 'iron-overload-block'], minus: ['ferritin-assay-note'] }),
  'saturation below 5 %': saturationLow.and({ tsat: known(5, { comparator: '<', range: { high: 5, highOpen: true } }) }, { plus: ['iron-comparator-interval'] }),
  'ferritin at most 75': low.and({ ferritin: known(75, { comparator: '<=', range: { high: 75 } }) }, { plus: ['iron-comparator-interval'], open: ['ferritin-assay-note', 'iron-deficiency-find-cause'] }),
  'ferritin below 75': low.and({ ferritin: known(75, { comparator: '<', range: { high: 75, highOpen: true } }) }, { plus: ['iron-comparator-interval'], open: ['iron-deficiency-find-cause'] }),
  'ferritin at least 300': refractory.and({ ferritin: known(300, { comparator: '>=', range: { low: 300 } }) }, { plus: ['iron-comparator-interval', 'iron-overload-block'], minus: ['ferritin-assay-note'] }),
  'ferritin below 30': low.and({ ferritin: known(30, { comparator: '<', range: { high: 30, highOpen: true } }) }, { plus: ['iron-comparator-interval', 'iron-deficiency-find-cause'] }),
  'ferritin above 75: in the band, or above it': refractory.and(
    { ferritin: known(75, { comparator: '>', range: { low: 75, lowOpen: true } }) },
    { next: null, why: ['ferritin'], plus: ['iron-comparator-interval', 'missing-data-cannot-conclude'], open: ['iron-75-100-iv-only', 'iron-fcm-dose-note', 'iron-replete-no-iron', 'ferritin-assay-note', 'iron-overload-block'] },
  ),
};
