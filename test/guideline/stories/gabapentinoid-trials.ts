import type { Changes } from '../patients.ts';
import { opioidOffer, onGabapentin, refractory, secondLine, untreated, withGabapentinoid, type Scene, type Stories } from '../story.ts';

type Other = 'pregabalin' | 'gabapentin-enacarbil';

/** A trial of pregabalin or gabapentin enacarbil, of now or before. */
const trial = (drug: Other, dose: number, current = true): Changes => ({
  [`${drug}-current`]: current,
  [`${drug}-taken`]: true,
  [`${drug}-result`]: 'inadequate',
  [`${drug}-current-daily-dose`]: current ? dose : 0,
  [`${drug}-best-daily-dose`]: dose,
  [`${drug}-doses-per-day`]: 2,
  [`${drug}-best-doses-per-day`]: 2,
  [`${drug}-weeks`]: 6,
});
const established = ['refractory-established', ...opioidOffer, 'alt-npns'];
/** The opioid and the gabapentinoid have parted: no combination, and no risk that asks for naloxone. */
const gabapentinStopped = { minus: [...withGabapentinoid, 'mon-a2d'] };

const onPregabalin = untreated.and(trial('pregabalin', 300), { next: 'opioid-next-step', minus: ['a2d-never-tried', 'refractory-not-established'], plus: [...secondLine, 'a2d-pregabalin-adequate', 'mon-a2d'] });
const onEnacarbil = untreated.and(trial('gabapentin-enacarbil', 600), { next: 'opioid-next-step', minus: ['a2d-never-tried', 'refractory-not-established'], plus: [...secondLine, 'a2d-enacarbil-adequate', 'mon-a2d'] });

const tooLittleGabapentin = { next: 'a2d-gabapentin-underdosed', minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['a2d-gabapentin-underdosed', 'refractory-not-established'] };
const tooLittlePregabalin = { next: 'a2d-pregabalin-underdosed', minus: [...secondLine, 'a2d-pregabalin-adequate'], plus: ['a2d-pregabalin-underdosed', 'refractory-not-established'] };
const tooLittleEnacarbil = { next: null, minus: [...secondLine, 'a2d-enacarbil-adequate'], plus: ['refractory-not-established'] };
const sideEffect = ['A side effect'];
const allergy = ['avoid the class'];
const intolerant = { plus: ['a2d-intolerant-or-contraindicated'], lines: { 'a2d-intolerant-or-contraindicated': sideEffect } };
/** Never tried, and one of the class is out: the leg is met without a trial. */
const outUntried = { next: 'opioid-next-step', minus: ['a2d-never-tried', 'refractory-not-established'], plus: [...established, 'a2d-intolerant-or-contraindicated'] };

const under900 = refractory.and(onGabapentin(900, 3), tooLittleGabapentin);

/** Trials of gabapentin, pregabalin and gabapentin enacarbil with normal kidneys. */
export const gabapentinoidTrials: Stories = {
  '2100 mg in three doses': refractory.and({}, { lines: { 'a2d-gabapentin-adequate': ['Three or more'] } }),
  '2100 mg in four doses': refractory.and(onGabapentin(2100, 4), { lines: { 'a2d-gabapentin-adequate': ['Three or more'] } }),
  '2100 mg in two doses': refractory.and(onGabapentin(2100, 2), { lines: { 'a2d-gabapentin-adequate': ['Two doses'] } }),
  '2100 mg in one dose by day': refractory.and(onGabapentin(2100, 1), { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  '2100 mg in one dose at night': refractory.and(
    { ...onGabapentin(2100, 1), 'gabapentin-single-night-dose': true },
    { next: 'a2d-gabapentin-single-night-dose', minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'a2d-gabapentin-single-night-dose'] },
  ),
  'once 2100 mg at night, now stopped': refractory.and({ ...onGabapentin(2100, 1), 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0, 'gabapentin-single-night-dose': true }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate', 'mon-a2d', 'mon-response-day-night'], plus: ['refractory-not-established'] }),
  '1799 mg': refractory.and(onGabapentin(1799, 3), tooLittleGabapentin),
  '1800 mg': refractory.and(onGabapentin(1800, 3)),
  '1801 mg': refractory.and(onGabapentin(1801, 3)),
  '900 mg': under900,
  '900 mg, but it is not RLS': under900.and({ 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: ['a2d-gabapentin-underdosed', 'refractory-not-established', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  '900 mg of late, 2100 mg before': refractory.and({ 'gabapentin-current-daily-dose': 900 }),
  '900 mg, and it helps': refractory.and({ ...onGabapentin(900, 3), 'gabapentin-result': 'effective' }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  '900 mg helps in part': under900.and({ 'gabapentin-result': 'partial' }),
  '2100 mg helps in part': refractory.and({ 'gabapentin-result': 'partial' }, { plus: ['a2d-combination-option'] }),
  '2100 mg helped and does no more': refractory.and({ 'gabapentin-result': 'lost-effect' }),
  '2100 mg, and it helps': refractory.and({ 'gabapentin-result': 'effective' }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  '2100 mg on the list, she says she never tried it': refractory.and({ 'gabapentin-result': 'never-tried' }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  '900 mg, dizzy': refractory.and({ ...onGabapentin(900, 3), 'gabapentin-result': 'adverse-effect' }, { ...intolerant, minus: ['a2d-gabapentin-adequate'] }),
  '900 mg, an intolerance on the allergy list': refractory.and({ ...onGabapentin(900, 3), 'gabapentin-allergy': 'intolerance' }, { ...intolerant, minus: ['a2d-gabapentin-adequate'] }),
  '900 mg, contraindicated says her physician: still below the target': refractory.and({ ...onGabapentin(900, 3), 'gabapentin-contraindicated': true }, { next: 'a2d-gabapentin-underdosed', minus: ['a2d-gabapentin-adequate'], plus: ['a2d-gabapentin-underdosed', 'a2d-intolerant-or-contraindicated'], lines: { 'a2d-intolerant-or-contraindicated': [] } }),
  '900 mg, DRESS': refractory.and({ ...onGabapentin(900, 3), 'gabapentin-allergy': 'allergy' }, { plus: ['a2d-intolerant-or-contraindicated'], minus: ['a2d-gabapentin-adequate'], lines: { 'a2d-intolerant-or-contraindicated': allergy } }),
  '2100 mg, an allergy without the drug being RLS treatment': refractory.and(
    { 'gabapentin-allergy': 'allergy', 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] },
  ),
  '900 mg now, pregabalin failed before': refractory.and({ ...onGabapentin(900, 3), ...trial('pregabalin', 300, false) }, { minus: ['a2d-gabapentin-adequate'], plus: ['a2d-pregabalin-adequate'] }),
  '900 mg now, enacarbil failed before': refractory.and({ ...onGabapentin(900, 3), ...trial('gabapentin-enacarbil', 600, false) }, { minus: ['a2d-gabapentin-adequate'], plus: ['a2d-enacarbil-adequate'] }),
  '900 mg before, stopped without effect': refractory.and({ ...onGabapentin(900, 3), 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0 }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate', 'mon-a2d', 'mon-response-day-night'], plus: ['refractory-not-established'] }),
  '2100 mg before, stopped without effect': refractory.and({ 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0 }, gabapentinStopped),
  'three weeks at 2100 mg': refractory.and(onGabapentin(2100, 3, 3), { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established'] }),
  'four weeks at 2100 mg': refractory.and(onGabapentin(2100, 3, 4)),
  'five weeks at 2100 mg': refractory.and(onGabapentin(2100, 3, 5)),
  '2400 mg': refractory.and(onGabapentin(2400, 3)),
  '2401 mg: above the trial': refractory.and(onGabapentin(2401, 3), { plus: ['a2d-gabapentin-above-max'], lines: { 'a2d-gabapentin-above-max': [] } }),
  '2500 mg once, stopped': refractory.and({ ...onGabapentin(2500, 3), 'gabapentin-current': false }, gabapentinStopped),
  '3600 mg': refractory.and(onGabapentin(3600, 3), { plus: ['a2d-gabapentin-above-max'], lines: { 'a2d-gabapentin-above-max': [] } }),
  '3601 mg: above the label': refractory.and(onGabapentin(3601, 3), { plus: ['a2d-gabapentin-above-max'], lines: { 'a2d-gabapentin-above-max': ['label range'] } }),
  'pregabalin 300 mg in two doses': onPregabalin,
  'pregabalin 300 mg once a day': onPregabalin.and({ 'pregabalin-doses-per-day': 1 }, { plus: ['a2d-pregabalin-once-daily'] }),
  'pregabalin once a day before, now stopped': onPregabalin.and({ 'pregabalin-doses-per-day': 1, 'pregabalin-current': false, 'pregabalin-current-daily-dose': 0 }, gabapentinStopped),
  'pregabalin 299 mg': onPregabalin.and(trial('pregabalin', 299), tooLittlePregabalin),
  'pregabalin 299 mg, but it is not RLS': onPregabalin.and({ ...trial('pregabalin', 299), 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'a2d-pregabalin-adequate', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'pregabalin 300 mg, not RLS': onPregabalin.and({ 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'a2d-pregabalin-adequate', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'pregabalin 301 mg': onPregabalin.and(trial('pregabalin', 301)),
  'pregabalin 150 mg of late, 300 mg before': onPregabalin.and({ 'pregabalin-current-daily-dose': 150 }),
  'pregabalin 450 mg': onPregabalin.and(trial('pregabalin', 450)),
  'pregabalin 451 mg': onPregabalin.and(trial('pregabalin', 451), { plus: ['a2d-pregabalin-above-450'] }),
  'pregabalin 500 mg before, now stopped': onPregabalin.and({ ...trial('pregabalin', 500, false), 'pregabalin-current-daily-dose': 500 }, gabapentinStopped),
  'pregabalin 150 mg helps': onPregabalin.and({ ...trial('pregabalin', 150), 'pregabalin-result': 'effective' }, { next: null, minus: [...secondLine, 'a2d-pregabalin-adequate'], plus: ['refractory-not-established'] }),
  'pregabalin 300 mg helps': onPregabalin.and({ 'pregabalin-result': 'effective' }, { next: null, minus: [...secondLine, 'a2d-pregabalin-adequate'], plus: ['refractory-not-established'] }),
  'pregabalin 300 mg on the list, never tried she says': onPregabalin.and({ 'pregabalin-result': 'never-tried' }, { next: null, minus: [...secondLine, 'a2d-pregabalin-adequate'], plus: ['refractory-not-established'] }),
  'pregabalin 300 mg helps in part': onPregabalin.and({ 'pregabalin-result': 'partial' }, { plus: ['a2d-combination-option'] }),
  'pregabalin 300 mg helped and does no more': onPregabalin.and({ 'pregabalin-result': 'lost-effect' }),
  'pregabalin 150 mg, swollen legs': onPregabalin.and({ ...trial('pregabalin', 150), 'pregabalin-result': 'adverse-effect' }, { ...intolerant, minus: ['a2d-pregabalin-adequate'] }),
  'pregabalin 150 mg, an intolerance on the allergy list': onPregabalin.and({ ...trial('pregabalin', 150), 'pregabalin-allergy': 'intolerance' }, { ...intolerant, minus: ['a2d-pregabalin-adequate'] }),
  'pregabalin 150 mg, angioedema': onPregabalin.and({ ...trial('pregabalin', 150), 'pregabalin-allergy': 'allergy' }, { plus: ['a2d-intolerant-or-contraindicated'], minus: ['a2d-pregabalin-adequate'], lines: { 'a2d-intolerant-or-contraindicated': allergy } }),
  'pregabalin 150 mg now, gabapentin failed before': onPregabalin.and({ ...trial('pregabalin', 150), 'gabapentin-taken': true, ...onGabapentin(2100, 3), 'gabapentin-current-daily-dose': 0, 'gabapentin-result': 'inadequate' }, { minus: ['a2d-pregabalin-adequate'], plus: ['a2d-gabapentin-adequate'] }),
  'pregabalin 150 mg now, enacarbil failed before': onPregabalin.and({ ...trial('pregabalin', 150), ...trial('gabapentin-enacarbil', 600, false) }, { minus: ['a2d-pregabalin-adequate'], plus: ['a2d-enacarbil-adequate'] }),
  'pregabalin 150 mg before, stopped without effect': onPregabalin.and(trial('pregabalin', 150, false), { next: null, minus: [...secondLine, 'a2d-pregabalin-adequate', 'mon-a2d', 'mon-response-day-night'], plus: ['refractory-not-established'] }),
  'three weeks of pregabalin': onPregabalin.and({ 'pregabalin-weeks': 3 }, { next: null, minus: [...secondLine, 'a2d-pregabalin-adequate'], plus: ['refractory-not-established'] }),
  'four weeks of pregabalin': onPregabalin.and({ 'pregabalin-weeks': 4 }),
  'enacarbil 600 mg': onEnacarbil,
  'enacarbil 600 mg, not RLS': onEnacarbil.and({ 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'a2d-enacarbil-adequate', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required'] }),
  'enacarbil 599 mg': onEnacarbil.and(trial('gabapentin-enacarbil', 599), tooLittleEnacarbil),
  'enacarbil 601 mg': onEnacarbil.and(trial('gabapentin-enacarbil', 601)),
  'enacarbil 600 mg helps': onEnacarbil.and({ 'gabapentin-enacarbil-result': 'effective' }, tooLittleEnacarbil),
  'enacarbil 600 mg on the list, never tried she says': onEnacarbil.and({ 'gabapentin-enacarbil-result': 'never-tried' }, tooLittleEnacarbil),
  'enacarbil 600 mg helps in part': onEnacarbil.and({ 'gabapentin-enacarbil-result': 'partial' }, { plus: ['a2d-combination-option'] }),
  'enacarbil 600 mg helped and does no more': onEnacarbil.and({ 'gabapentin-enacarbil-result': 'lost-effect' }),
  'enacarbil 300 mg, dizzy': onEnacarbil.and({ ...trial('gabapentin-enacarbil', 300), 'gabapentin-enacarbil-result': 'adverse-effect' }, { ...intolerant, minus: ['a2d-enacarbil-adequate'] }),
  'enacarbil, an intolerance on the allergy list': onEnacarbil.and({ 'gabapentin-enacarbil-allergy': 'intolerance' }, intolerant),
  'enacarbil, an allergy': onEnacarbil.and({ 'gabapentin-enacarbil-allergy': 'allergy' }, { ...intolerant, lines: { 'a2d-intolerant-or-contraindicated': allergy } }),
  'three weeks of enacarbil': onEnacarbil.and({ 'gabapentin-enacarbil-weeks': 3 }, tooLittleEnacarbil),
  'four weeks of enacarbil': onEnacarbil.and({ 'gabapentin-enacarbil-weeks': 4 }),
  'none ever tried': untreated,
  'none ever tried, mild': untreated.and({ 'irls-total': 8 }, { next: 'mild-no-daily-medication', minus: ['a2d-never-tried', 'mon-response-day-night', 'mon-mood-suicidality'], plus: ['mild-no-daily-medication'] }),
  'none ever tried, breast-feeding': untreated.and({ age: 33, pregnancy: 'breast-feeding' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'], plus: ['preg-drug-safety'] }),
  'gabapentin untried and contraindicated': untreated.and({ 'gabapentin-contraindicated': true }, outUntried),
  'pregabalin untried and contraindicated': untreated.and({ 'pregabalin-contraindicated': true }, outUntried),
  'enacarbil untried and contraindicated': untreated.and({ 'gabapentin-enacarbil-contraindicated': true }, outUntried),
  'gabapentin contraindicated, criteria not met': untreated.and({ 'gabapentin-contraindicated': true, 'rls-criteria-confirmed': false }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'], plus: ['a2d-intolerant-or-contraindicated'] }),
  'gabapentin never, but an allergy to it': untreated.and({ 'gabapentin-allergy': 'allergy' }, { ...outUntried, lines: { 'a2d-intolerant-or-contraindicated': allergy } }),
  'pregabalin never, but an intolerance of it': untreated.and({ 'pregabalin-allergy': 'intolerance' }, { ...outUntried, lines: { 'a2d-intolerant-or-contraindicated': sideEffect } }),
  'gabapentin helped once': untreated.and({ 'gabapentin-taken': true, 'gabapentin-result': 'effective' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
  'pregabalin helped once': untreated.and({ 'pregabalin-taken': true, 'pregabalin-result': 'effective' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
  'enacarbil helped once': untreated.and({ 'gabapentin-enacarbil-taken': true, 'gabapentin-enacarbil-result': 'effective' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
  'gabapentin on the list, and never anything before': untreated.and({ 'gabapentin-current': true, 'gabapentin-result': 'effective' }, { next: null, minus: ['a2d-never-tried'], plus: ['mon-a2d'] }),
  'pregabalin on the list, and never anything before': untreated.and({ 'pregabalin-current': true, 'pregabalin-doses-per-day': 2, 'pregabalin-result': 'effective' }, { next: null, minus: ['a2d-never-tried'], plus: ['mon-a2d'] }),
  'enacarbil on the list, and never anything before': untreated.and({ 'gabapentin-enacarbil-current': true, 'gabapentin-enacarbil-result': 'effective' }, { next: null, minus: ['a2d-never-tried'], plus: ['mon-a2d'] }),
  'pregabalin stopped, nobody knows why': refractory.and({ 'pregabalin-taken': true, 'pregabalin-result': null }, { plus: ['a2d-stop-reason-unknown'], open: ['a2d-intolerant-or-contraindicated', 'a2d-combination-option'] }),
  'enacarbil stopped, nobody knows why': refractory.and({ 'gabapentin-enacarbil-taken': true, 'gabapentin-enacarbil-result': null }, { plus: ['a2d-stop-reason-unknown'], open: ['a2d-intolerant-or-contraindicated', 'a2d-combination-option'] }),
  'pregabalin without effect once, the dose not recorded': refractory.and({ ...trial('pregabalin', 300, false), 'pregabalin-best-daily-dose': null }, { plus: ['a2d-stop-reason-unknown'], open: ['a2d-pregabalin-adequate'] }),
  'pregabalin without effect once, the weeks not recorded': refractory.and({ ...trial('pregabalin', 300, false), 'pregabalin-weeks': null }, { plus: ['a2d-stop-reason-unknown'], open: ['a2d-pregabalin-adequate'] }),
  'enacarbil without effect once, the dose not recorded': refractory.and({ ...trial('gabapentin-enacarbil', 600, false), 'gabapentin-enacarbil-best-daily-dose': null }, { plus: ['a2d-stop-reason-unknown'], open: ['a2d-enacarbil-adequate'] }),
  'enacarbil without effect once, the weeks not recorded': refractory.and({ ...trial('gabapentin-enacarbil', 600, false), 'gabapentin-enacarbil-weeks': null }, { plus: ['a2d-stop-reason-unknown'], open: ['a2d-enacarbil-adequate'] }),
  'gabapentin without effect once, the dose not recorded': untreated.and({ 'gabapentin-taken': true, 'gabapentin-result': 'inadequate', 'gabapentin-best-daily-dose': null, 'gabapentin-best-doses-per-day': 3, 'gabapentin-weeks': 3 }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'], plus: ['a2d-stop-reason-unknown'] }),
  'gabapentin without effect once, the weeks not recorded': untreated.and({ 'gabapentin-taken': true, 'gabapentin-result': 'inadequate', 'gabapentin-best-daily-dose': 900, 'gabapentin-best-doses-per-day': 3, 'gabapentin-weeks': null }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'], plus: ['a2d-stop-reason-unknown'] }),
  'gabapentin helped once, dose and weeks not recorded': untreated.and({ 'gabapentin-taken': true, 'gabapentin-result': 'effective', 'gabapentin-best-daily-dose': null, 'gabapentin-weeks': null }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
  'gabapentin taken now, dose not recorded': refractory.and({ 'gabapentin-weeks': 3, 'gabapentin-best-daily-dose': null }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'missing-data-cannot-conclude'], open: ['a2d-gabapentin-underdosed'] }),
  'pregabalin taken now, its result not asked': refractory.and({ ...trial('pregabalin', 300), 'pregabalin-result': null }, { open: ['a2d-intolerant-or-contraindicated', 'a2d-combination-option', 'a2d-pregabalin-adequate'], plus: ['missing-data-cannot-conclude'] }),
  'pregabalin perhaps taken once, result not asked': refractory.and({ 'pregabalin-taken': null, 'pregabalin-result': null }, { open: ['a2d-intolerant-or-contraindicated', 'a2d-combination-option'] }),
  'gabapentin stopped, nobody knows why': refractory.and(
    { 'gabapentin-current': false, 'gabapentin-current-daily-dose': 0, 'gabapentin-result': null },
    {
      next: null,
      minus: [...withGabapentinoid, 'mon-a2d', 'opioid-methadone-ecg-missing'],
      plus: ['a2d-stop-reason-unknown', 'missing-data-cannot-conclude'],
      open: [...established.filter((rule) => rule !== 'opioid-methadone-ecg-missing'), 'refractory-not-established', 'a2d-gabapentin-adequate', 'a2d-intolerant-or-contraindicated', 'a2d-combination-option', 'mon-response-day-night'],
      legs: { 'alpha-2-delta': 'unknown' },
    },
  ),
  'gabapentin stopped, nobody knows why, not RLS': untreated.and(
    { 'gabapentin-taken': true, 'gabapentin-result': null, 'rls-diagnosis': false },
    { next: 'scope-rls-diagnosis-required', minus: ['refractory-not-established', 'a2d-never-tried', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night', 'mon-mood-suicidality'], plus: ['scope-rls-diagnosis-required'] },
  ),
  '65 years on gabapentin': refractory.and({ age: 65 }, { plus: ['a2d-respiratory-cns-caution'] }),
  '66 years on gabapentin': refractory.and({ age: 66 }, { plus: ['a2d-respiratory-cns-caution'] }),
  '64 years on gabapentin': refractory.and({ age: 64 }),
  'asthma on gabapentin': refractory.and({ 'lung-disease': true }, { plus: ['a2d-respiratory-cns-caution'] }),
  'baclofen on gabapentin': refractory.and({ 'cns-depressant': true }, { plus: ['a2d-respiratory-cns-caution'] }),
  '65 years, before the first gabapentinoid': untreated.and({ age: 65 }, { plus: ['a2d-respiratory-cns-caution'] }),
  '65 years, on none and none suggested': untreated.and({ age: 65, 'gabapentin-taken': true, 'gabapentin-result': 'effective' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
};

interface Ceiling {
  readonly drug: 'gabapentin' | Other;
  /** Renal function in mL/min. */
  readonly at: number;
  /** Dose in mg a day that is the target and the ceiling. */
  readonly target: number;
  readonly ceiling: number;
  readonly doses: number;
  /** The lines of all three drugs. */
  readonly lines: readonly string[];
}
const lines = (gabapentin: string, pregabalin: string, enacarbil: string) => [`gabapentin at ${gabapentin}`, `pregabalin at ${pregabalin}`, `gabapentin enacarbil at ${enacarbil}`];
const moderate = lines('30 to 59', '30 to 59', '30 to 59');
const at30 = lines('30 to 59', '15 to 29', '30 to 59');
const severe = lines('15 to 29', '15 to 29', '15 to 29');
const failure = lines('below 15', 'below 15', 'below 15');
const ceilings: readonly Ceiling[] = [
  { drug: 'gabapentin', at: 59.9, target: 1400, ceiling: 1400, doses: 2, lines: moderate },
  { drug: 'gabapentin', at: 30, target: 1400, ceiling: 1400, doses: 2, lines: at30 },
  { drug: 'gabapentin', at: 29.9, target: 700, ceiling: 700, doses: 1, lines: severe },
  { drug: 'gabapentin', at: 15, target: 700, ceiling: 700, doses: 1, lines: severe },
  { drug: 'gabapentin', at: 14.9, target: 300, ceiling: 300, doses: 1, lines: failure },
  { drug: 'pregabalin', at: 59.9, target: 300, ceiling: 300, doses: 2, lines: moderate },
  { drug: 'pregabalin', at: 30.1, target: 300, ceiling: 300, doses: 2, lines: moderate },
  { drug: 'pregabalin', at: 30, target: 150, ceiling: 150, doses: 2, lines: at30 },
  { drug: 'pregabalin', at: 15, target: 150, ceiling: 150, doses: 1, lines: severe },
  { drug: 'pregabalin', at: 14.9, target: 75, ceiling: 75, doses: 1, lines: failure },
  { drug: 'gabapentin-enacarbil', at: 59.9, target: 600, ceiling: 600, doses: 1, lines: moderate },
  { drug: 'gabapentin-enacarbil', at: 30, target: 600, ceiling: 600, doses: 1, lines: at30 },
  { drug: 'gabapentin-enacarbil', at: 29.9, target: 300, ceiling: 300, doses: 1, lines: severe },
  { drug: 'gabapentin-enacarbil', at: 15, target: 300, ceiling: 300, doses: 1, lines: severe },
  { drug: 'gabapentin-enacarbil', at: 14.9, target: 150, ceiling: 150, doses: 1, lines: failure },
];
const overLine = { gabapentin: 'The current gabapentin dose', pregabalin: 'The current pregabalin dose', 'gabapentin-enacarbil': 'The current gabapentin enacarbil dose' } as const;

/** Each drug at its ceiling, one milligram below and one above it. */
export const renalCeilingStories: Stories = Object.fromEntries(
  ceilings.flatMap(({ drug, at, target, ceiling, doses, lines: schedules }): [string, Scene][] => {
    const onDrug = drug === 'gabapentin' ? refractory : drug === 'pregabalin' ? onPregabalin : onEnacarbil;
    const taking = (dose: number): Changes => ({
      ...(drug === 'gabapentin' ? onGabapentin(dose, doses) : { ...trial(drug, dose), [`${drug}-doses-per-day`]: doses, [`${drug}-best-doses-per-day`]: doses }),
      'renal-function': at,
      crcl: at,
    });
    const kidneys = at < 30 ? { minus: ['opioid-er-oxycodone'], plus: ['a2d-renal-cap', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] } : { minus: [], plus: ['a2d-renal-cap'] };
    const tooLittle = drug === 'gabapentin' ? tooLittleGabapentin : drug === 'pregabalin' ? tooLittlePregabalin : tooLittleEnacarbil;
    const below = { minus: tooLittle.minus, plus: [...tooLittle.plus, 'a2d-renal-cap', ...(at < 30 ? ['opioid-fentanyl-not-for-naive'] : [])] };
    const name = `${drug} at ${at} mL/min`;
    return [
      [`${name}: ${target} mg is the target`, onDrug.and(taking(target), { ...kidneys, lines: { 'a2d-renal-cap': schedules } })],
      [`${name}: ${target - 1} mg is too little`, onDrug.and(taking(target - 1), { next: tooLittle.next, ...below, lines: { 'a2d-renal-cap': schedules, ...(drug === 'gabapentin' ? { 'a2d-gabapentin-underdosed': ['renal ceiling is the target'] } : {}) } })],
      [`${name}: ${ceiling + 1} mg is too much`, onDrug.and(taking(ceiling + 1), { ...kidneys, next: 'a2d-renal-cap', lines: { 'a2d-renal-cap': [overLine[drug], ...schedules] } })],
    ];
  }),
);

/** The kidneys without a drug over its ceiling. */
export const renalSchedules: Stories = {
  'gabapentin at 60 mL/min: the usual target': refractory.and({ 'renal-function': 60, crcl: 60 }),
  'gabapentin at 60.1 mL/min': refractory.and({ 'renal-function': 60.1, crcl: 60.1 }),
  'gabapentin 1700 mg at 60 mL/min: no renal target': refractory.and({ ...onGabapentin(1700, 3), 'renal-function': 60, crcl: 60 }, { ...tooLittleGabapentin, lines: { 'a2d-gabapentin-underdosed': [] } }),
  'gabapentin 1400 mg once a day at 45 mL/min: not divided': refractory.and({ ...onGabapentin(1400, 1), 'renal-function': 45, crcl: 45 }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'a2d-renal-cap'] }),
  'gabapentin 700 mg at 22 mL/min, not every day': refractory.and({ ...onGabapentin(700, 0.5), 'renal-function': 22, crcl: 22 }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'a2d-renal-cap', 'opioid-fentanyl-not-for-naive'] }),
  'gabapentin 300 mg at 10 mL/min, after each session': refractory.and({ ...onGabapentin(300, 0.4), 'renal-function': 10, crcl: 10 }, { next: null, minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'a2d-renal-cap', 'opioid-fentanyl-not-for-naive'] }),
  'gabapentin 700 mg in two doses at 22 mL/min': refractory.and({ ...onGabapentin(700, 2), 'renal-function': 22, crcl: 22 }, { minus: ['opioid-er-oxycodone'], plus: ['a2d-renal-cap', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'], lines: { 'a2d-gabapentin-adequate': [] } }),
  'gabapentin 700 mg at night at 29.9 mL/min: the label gives it so': refractory.and(
    { ...onGabapentin(700, 1), 'gabapentin-single-night-dose': true, 'renal-function': 29.9, crcl: 29.9 },
    { minus: ['opioid-er-oxycodone'], plus: ['a2d-renal-cap', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] },
  ),
  'gabapentin 1400 mg at night at 30 mL/min: to be divided': refractory.and(
    { ...onGabapentin(1400, 1), 'gabapentin-single-night-dose': true, 'renal-function': 30, crcl: 30 },
    { next: 'a2d-gabapentin-single-night-dose', minus: [...secondLine, 'a2d-gabapentin-adequate'], plus: ['refractory-not-established', 'a2d-renal-cap', 'a2d-gabapentin-single-night-dose'] },
  ),
  'pregabalin 300 mg once a day at 30.1 mL/min': onPregabalin.and({ 'pregabalin-doses-per-day': 1, 'renal-function': 30.1, crcl: 30.1 }, { plus: ['a2d-renal-cap', 'a2d-pregabalin-once-daily'] }),
  'pregabalin 150 mg once a day at 30 mL/min': onPregabalin.and({ ...trial('pregabalin', 150), 'pregabalin-doses-per-day': 1, 'renal-function': 30, crcl: 30 }, { plus: ['a2d-renal-cap', 'a2d-pregabalin-once-daily'] }),
  'pregabalin 150 mg once a day at 29.9 mL/min': onPregabalin.and({ ...trial('pregabalin', 150), 'pregabalin-doses-per-day': 1, 'renal-function': 29.9, crcl: 29.9 }, { minus: ['opioid-er-oxycodone'], plus: ['a2d-renal-cap', 'opioid-ckd-4-5', 'opioid-fentanyl-not-for-naive'] }),
  'before the first gabapentinoid at 59.9 mL/min': untreated.and({ 'renal-function': 59.9, crcl: 59.9 }, { plus: ['a2d-renal-cap'], lines: { 'a2d-renal-cap': moderate } }),
  'none taken and none suggested at 45 mL/min': untreated.and({ 'renal-function': 45, crcl: 45, 'gabapentin-taken': true, 'gabapentin-result': 'effective' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
  'eGFR only: no clearance to be computed': refractory.and({ crcl: null }, { plus: ['a2d-crcl-missing'] }),
  'no clearance, before the first gabapentinoid': untreated.and({ crcl: null }, { plus: ['a2d-crcl-missing'] }),
  'no clearance, none taken and none suggested': untreated.and({ crcl: null, 'gabapentin-taken': true, 'gabapentin-result': 'effective' }, { next: null, minus: ['a2d-never-tried', 'mon-response-day-night'] }),
  'no clearance, never tried, not RLS': untreated.and({ crcl: null, 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: ['refractory-not-established', 'a2d-never-tried', 'iron-replete-no-iron', 'da-do-not-start', 'mon-response-day-night', 'mon-mood-suicidality'], plus: ['scope-rls-diagnosis-required'] }),
  'no clearance, on gabapentin, not RLS: still needed for the dose': refractory.and({ crcl: null, 'rls-diagnosis': false }, { next: 'scope-rls-diagnosis-required', minus: [...secondLine, 'iron-replete-no-iron', 'a2d-gabapentin-adequate', 'da-do-not-start', 'mon-response-day-night'], plus: ['scope-rls-diagnosis-required', 'a2d-crcl-missing'] }),
  'no clearance, whether gabapentin was ever tried unknown': untreated.and({ crcl: null, 'gabapentin-taken': null }, { next: null, plus: ['a2d-crcl-missing', 'missing-data-cannot-conclude'], open: ['a2d-never-tried', 'mon-response-day-night'] }),
};
