import { refractory, secondLine, standing, untreated, type Stories } from '../story.ts';

/** What is undetermined while a condition of "refractory" is. */
const secondLineOpen = secondLine.filter((rule) => rule !== 'opioid-methadone-ecg-missing');
const undecided = { next: null, minus: ['opioid-methadone-ecg-missing'], open: [...secondLineOpen, 'refractory-not-established'], plus: ['missing-data-cannot-conclude'] };
const notRefractory = { next: null, minus: secondLine, plus: ['refractory-not-established'] };
const mild = { next: 'mild-no-daily-medication', minus: secondLine, plus: ['refractory-not-established', 'mild-no-daily-medication'] };

const under18 = { next: 'scope-adult-only', minus: refractory.everything?.applies.filter((rule) => rule !== 'ferritin-assay-note' && !standing.includes(rule)) ?? [], plus: ['scope-adult-only'] };
const denied = {
  next: 'scope-rls-diagnosis-required',
  minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'],
  plus: ['scope-rls-diagnosis-required'],
};
export const scope: Stories = {
  'a boy of 16 with a ferritin of 30': { changes: { age: 16, ferritin: 30 }, next: 'scope-adult-only', not: ['iron-deficit-treat', 'a2d-gabapentin-underdosed', 'mild-no-daily-medication'] },
  'exactly 18 years': { changes: { age: 18 }, next: 'opioid-next-step', not: ['scope-adult-only'] },
  'no birth date': { changes: { age: null }, next: null, why: ['age'], open: ['scope-adult-only', 'refractory-established'] },
  'no diagnosis on the chart': { changes: { 'rls-diagnosis': null }, next: 'scope-rls-diagnosis-required', open: ['refractory-established', 'opioid-next-step'] },
  'diagnosis denied': { changes: { 'rls-diagnosis': false, ferritin: 30 }, next: 'scope-rls-diagnosis-required', not: ['iron-deficit-treat', 'refractory-established', 'refractory-not-established'] },
  'IRLS 10': { changes: { 'irls-total': 10 }, next: 'mild-no-daily-medication', not: ['refractory-established'] },
  'IRLS 11': { changes: { 'irls-total': 11 }, next: 'opioid-next-step', applies: ['refractory-established'], not: ['alt-npns'] },
  'IRLS 0 is an answer': { changes: { 'irls-total': 0 }, next: 'mild-no-daily-medication', not: ['severity-irls-missing'] },
  'one night a week': { changes: { 'symptom-nights-per-week': 1.5 }, next: 'mild-no-daily-medication' },
  'IRLS not asked': { changes: { 'irls-total': null }, next: null, why: ['irls-total'], applies: ['severity-irls-missing', 'missing-data-cannot-conclude'], open: ['mild-no-daily-medication'] },
  'criteria not confirmed this year': { changes: { 'rls-criteria-confirmed': null }, next: null, applies: ['scope-confirm-criteria-and-mimics'], open: ['refractory-established'] },
  'the patient that the others start from': refractory.and({}, {
    legs: { criteria: 'yes', severity: 'yes', iron: 'yes', 'alpha-2-delta': 'yes', 'exacerbating-factors': 'yes', 'sleep-apnoea': 'yes' },
    states: { 'iron-state': 'replete', refractory: 'yes', 'da-state': 'never-or-stopped', 'opioid-gate': 'open' },
    asks: [],
  }),
  'a girl of 17: notes only': refractory.and({ age: 17 }, under18),
  'an adult since today': refractory.and({ age: 18 }),
  '19 years': refractory.and({ age: 19 }),
  'age unknown, IRLS not asked: the age comes first': refractory.and(
    { age: null, 'irls-total': null },
    { ...undecided, why: ['age'], open: [...undecided.open, 'scope-adult-only', 'mild-no-daily-medication', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'alt-refer-specialist', 'mon-response-day-night', 'mon-a2d', 'mon-mood-suicidality', 'a2d-respiratory-cns-caution'], plus: ['severity-irls-missing'] },
  ),
  'diagnosis denied: only what is said of the drug she takes': refractory.and({ 'rls-diagnosis': false }, denied),
  'diagnosis denied, severity and criteria not asked: nothing is asked for': refractory.and({ 'rls-diagnosis': false, 'irls-total': null, 'rls-criteria-confirmed': null }, denied),
  'diagnosis unknown': refractory.and(
    { 'rls-diagnosis': null },
    {
      next: 'scope-rls-diagnosis-required',
      minus: ['opioid-methadone-ecg-missing'],
      plus: ['scope-rls-diagnosis-required'],
      open: [...secondLineOpen, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'],
    },
  ),
  'diagnosis and criteria unknown: the diagnosis comes before the mimics': refractory.and(
    { 'rls-diagnosis': null, 'rls-criteria-confirmed': null },
    {
      next: 'scope-rls-diagnosis-required',
      minus: ['opioid-methadone-ecg-missing'],
      plus: ['scope-rls-diagnosis-required'],
      open: [...secondLineOpen, 'refractory-not-established', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'],
    },
  ),
  'two drafts in the chart': refractory.and({ 'set-aside-resources': 2 }, { plus: ['scope-exclude-invalid-resources'] }),
  'one draft in the chart': refractory.and({ 'set-aside-resources': 1 }, { plus: ['scope-exclude-invalid-resources'] }),
  'a brother with substance use': refractory.and({ 'family-history-only': true }, { plus: ['scope-family-history-not-diagnosis'] }),
  'criteria not asked this year': refractory.and({ 'rls-criteria-confirmed': null }, { ...undecided, plus: [...undecided.plus, 'scope-confirm-criteria-and-mimics'], legs: { criteria: 'unknown', severity: 'yes' }, states: { refractory: null } }),
  'criteria not met': refractory.and({ 'rls-criteria-confirmed': false }, { ...notRefractory, legs: { criteria: 'no', severity: 'yes' }, states: { refractory: 'no' } }),
  'a boy of 16 whose criteria were not asked': refractory.and({ age: 16, 'rls-criteria-confirmed': null, 'irls-total': null }, under18),
  'severity not asked': refractory.and(
    { 'irls-total': null },
    { ...undecided, open: [...undecided.open, 'mild-no-daily-medication', 'alt-refer-specialist'], plus: [...undecided.plus, 'severity-irls-missing'], legs: { severity: 'unknown' } },
  ),
  'severity not asked, diagnosis unknown': refractory.and(
    { 'irls-total': null, 'rls-diagnosis': null },
    {
      next: 'scope-rls-diagnosis-required',
      minus: ['opioid-methadone-ecg-missing'],
      open: [...secondLineOpen, 'refractory-not-established', 'mild-no-daily-medication', 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night', 'alt-refer-specialist'],
      plus: ['scope-rls-diagnosis-required', 'severity-irls-missing'],
    },
  ),
  'IRLS 9': refractory.and({ 'irls-total': 9 }, { ...mild, legs: { severity: 'no', criteria: 'yes' } }),
  'IRLS 10 is still mild': refractory.and({ 'irls-total': 10 }, { ...mild, legs: { severity: 'no' } }),
  'IRLS 11 is moderate: the device had its trial from 15': refractory.and({ 'irls-total': 11 }, { minus: ['alt-npns'], legs: { severity: 'yes' } }),
  'IRLS 12': refractory.and({ 'irls-total': 12 }, { minus: ['alt-npns'] }),
  'IRLS 14': refractory.and({ 'irls-total': 14 }, { minus: ['alt-npns'] }),
  'IRLS 15': refractory.and({ 'irls-total': 15 }),
  'IRLS 30': refractory.and({ 'irls-total': 30 }),
  'IRLS 31: a specialist should see her': refractory.and({ 'irls-total': 31 }, { plus: ['alt-refer-specialist'] }),
  'IRLS 31 without the diagnosis': refractory.and({ 'irls-total': 31, 'rls-diagnosis': false }, denied),
  'a single night a week': refractory.and({ 'symptom-nights-per-week': 1 }, mild),
  'two nights a week': refractory.and({ 'symptom-nights-per-week': 2 }),
  'called intermittent by her physician': refractory.and({ 'mild-intermittent': true }, mild),
  'mild, but it is not RLS': refractory.and({ 'irls-total': 8, 'rls-diagnosis': false }, denied),
  'mild, 16 years': refractory.and({ 'irls-total': 8, age: 16 }, under18),
  'never on a gabapentinoid, IRLS 26': untreated,
  'never on a gabapentinoid, IRLS 21': untreated.and({ 'irls-total': 21 }),
  'never on a gabapentinoid, IRLS 22': untreated.and({ 'irls-total': 22 }),
  'never on a gabapentinoid, IRLS 20': untreated.and({ 'irls-total': 20 }, { minus: ['mon-mood-suicidality'] }),
  'never on a gabapentinoid, IRLS 26, not RLS': untreated.and(
    { 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: ['refractory-not-established', 'a2d-never-tried', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night', 'mon-mood-suicidality'], plus: ['scope-rls-diagnosis-required'] },
  ),
  'factors that worsen RLS not reviewed, and none there': refractory.and({ 'exacerbators-reviewed': false }, { ...notRefractory, legs: { 'exacerbating-factors': 'no', 'sleep-apnoea': 'yes' } }),
  'factors that worsen RLS: nobody asked': refractory.and({ 'exacerbators-reviewed': null }, { ...undecided, legs: { 'exacerbating-factors': 'unknown' } }),
};
