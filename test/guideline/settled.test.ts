import { expect, test } from 'vitest';
import { ruleById, rules } from '../../src/guideline/guideline.ts';
import { lastingOutcomes } from '../../src/guideline/lasting.ts';
import { all, any, applies, certain, isInterval, isUnknown, named, not, onceKnown, openOnlyBy, possible, yes, type Expression } from '../../src/guideline/logic/expression.ts';
import { known, type Facts } from '../../src/patient/fact.ts';
import { patient, unknownPatient, type Changes } from './patients.ts';

/** Whether the outcome of a condition lasts, in the patient of the stories with these changes. */
const lasts = (when: Expression, changes: Changes): boolean => lastingOutcomes(patient(changes))({ ...ruleById('clinician-decides'), when });

const dialysis = yes('esrd');
const unread = isUnknown('ferritin');
const on: Changes = { esrd: true };
const off: Changes = { esrd: false };
const open: Changes = { esrd: null };
const belowFive = known(5, { comparator: '<', range: { high: 5, highOpen: true } });
const noFerritin: Changes = { ferritin: null };

test.each<[string, Expression, Changes, boolean]>([
  ['a known fact', dialysis, on, true],
  ['an unknown fact', dialysis, open, false],
  ['something is unknown today', unread, noFerritin, false],
  ['something is known', unread, {}, true],
  ['the negation of what is unknown today', not(unread), noFerritin, false],
  ['the negation of what is known', not(unread), {}, true],
  ['behind a name, unknown', named('no ferritin', unread), noFerritin, false],
  ['behind a name, known', named('no ferritin', unread), {}, true],
  ['unknown AND what never holds', all(unread, dialysis), { ...noFerritin, ...off }, true],
  ['unknown AND what holds', all(unread, dialysis), { ...noFerritin, ...on }, false],
  ['unknown AND what is open', all(unread, dialysis), { ...noFerritin, ...open }, false],
  ['known AND what holds', all(not(unread), dialysis), on, true],
  ['known AND what is open', all(not(unread), dialysis), open, false],
  ['unknown OR what holds', any(unread, dialysis), { ...noFerritin, ...on }, true],
  ['unknown OR what never holds', any(unread, dialysis), { ...noFerritin, ...off }, false],
  ['known OR what never holds', any(unread, dialysis), off, true],
  ['possible, and open', possible(dialysis), open, false],
  ['possible, and so', possible(dialysis), on, true],
  ['certain, and open', certain(dialysis), open, false],
  ['certain, and not so', certain(dialysis), off, true],
  ['counted as absent until known, and would hold', onceKnown('ferritin', dialysis), { ...noFerritin, ...on }, false],
  ['counted as absent until known, and would never hold', onceKnown('ferritin', dialysis), { ...noFerritin, ...off }, true],
  ['counted as absent until known, and open besides', onceKnown('ferritin', dialysis), { ...noFerritin, ...open }, false],
  ['known by now, and holds', onceKnown('ferritin', dialysis), on, true],
  ['known by now, and open', onceKnown('ferritin', dialysis), open, false],
  ['the negation of what counts as absent until known', not(onceKnown('ferritin', dialysis)), { ...noFerritin, ...on }, false],
  ['open only by some fact', openOnlyBy(dialysis, ['esrd']), open, false],
  ['open by nothing', openOnlyBy(dialysis, ['esrd']), on, true],
  ['open by nothing, and not so', openOnlyBy(dialysis, ['esrd']), off, true],
  ['open by nothing AND what is open: never holds', all(openOnlyBy(yes('dialysis'), ['dialysis']), dialysis), open, true],
  ['a value within limits AND what is open', all(isInterval('ferritin'), dialysis), { ferritin: belowFive, ...open }, false],
  ['no value within limits AND what is open: never holds', all(isInterval('ferritin'), dialysis), open, true],
  ['whether advice is open', { op: 'advice-open' }, {}, false],
  ['another rule about what is missing, and it is', applies('iron-studies-missing'), noFerritin, false],
  ['another rule about what is missing, and it is not', applies('iron-studies-missing'), {}, true],
  ['another rule about what is so', applies('iron-deficit-treat'), {}, true],
])('%s', (_, when, changes, expected) => expect(lasts(when, changes)).toBe(expected));

const lasting = (facts: Facts): readonly string[] => rules.filter(lastingOutcomes(facts)).map(({ id }) => id);

test('of a patient of whom all is known only what reads whether advice is open is not settled', () => expect(rules.map(({ id }) => id).filter((id) => !lasting(patient()).includes(id))).toEqual(['missing-data-cannot-conclude']));
test('of a patient of whom nothing is known only what applies to everybody is', () => expect(lasting(unknownPatient())).toEqual(['provenance-seed-pending-review', 'clinician-decides']));
