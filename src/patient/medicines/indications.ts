import type { CodeableConcept, Condition } from 'fhir/r4';
import data from '../../../fhir-mappings/medicines/indications.json' with { type: 'json' };
import { says } from '../../chart/naming.ts';
import { known, unknown, type Fact } from '../fact.ts';
import { codingsOf, nameOf, statusCode, systems, titleOf, wordsOf } from '../fhir.ts';
import { listState } from '../lists.ts';
import { answerTo, fromAnswer } from './answered.ts';
import { inDoubt, namesOf, type Context } from './context.ts';
import type { Drug } from './histories.ts';
import type { SettledTherapy } from './overlap.ts';
import { displayName } from './table.ts';

const table = data.indications.map((row) => ({ code: row.code, words: new RegExp(row.words, 'i'), icd10: new RegExp(row.icd10), snomed: new Set(row.snomed.split(' ')) }));

/** What a reason stands for: `rls`, `parkinson` … by code first, then by words; `other` for a reason that is none of them. */
export const indicationOf = (reason: CodeableConcept): string => {
  const codings = codingsOf(reason);
  const byCode = table.find((row) => codings.some(({ system, code }) => (system === systems.icd10 && row.icd10.test(code)) || (system === systems.snomed && row.snomed.has(code))));
  return (byCode ?? table.find((row) => wordsOf(reason).some((words) => row.words.test(words))))?.code ?? 'other';
};

const isActive = (condition: Condition): boolean => {
  const verification = statusCode(condition.verificationStatus);
  return ['active', 'recurrence', 'relapse', undefined].includes(statusCode(condition.clinicalStatus)) && (verification === undefined || verification === 'confirmed');
};
/** The active, confirmed conditions that stand for an indication. */
const activeConditions = (context: Context, code: string): readonly Condition[] =>
  context.chart.resources.filter((resource): resource is Condition => resource.resourceType === 'Condition').filter((condition) => condition.code !== undefined && isActive(condition) && indicationOf(condition.code) === code);

/** What a dopaminergic drug is for where its own entries do not say and the problem list names the disease (`da-parkinson-exempt`). */
const diseaseOf: Readonly<Record<string, 'parkinson' | 'prolactinoma'>> = {
  pramipexole: 'parkinson',
  ropinirole: 'parkinson',
  rotigotine: 'parkinson',
  levodopa: 'parkinson',
  apomorphine: 'parkinson',
  cabergoline: 'prolactinoma',
  bromocriptine: 'prolactinoma',
};

const byDisease = (context: Context, drug: Drug): Fact | undefined => {
  const disease = diseaseOf[drug.ingredient];
  const found = disease === undefined ? [] : activeConditions(context, disease);
  const [first] = found;
  if (disease === undefined || first === undefined) return undefined;
  return known(disease, { sources: [...drug.sources, ...found.map(nameOf)], raw: namesOf(drug), how: `no reason is recorded; ${titleOf(first.code)} is on the problem list` });
};

/** Any entry about Parkinson disease that is not refuted, whatever its status: enough to ask. */
const mentionsParkinson = (context: Context): boolean =>
  context.chart.resources.some((resource) => resource.resourceType === 'Condition' && resource.code !== undefined && !['refuted', 'entered-in-error'].includes(statusCode(resource.verificationStatus) ?? '') && indicationOf(resource.code) === 'parkinson');

/** Taken for RLS far more often than for anything but Parkinson disease. */
const dopaminergicForRls = new Set(['pramipexole', 'ropinirole', 'rotigotine', 'levodopa']);

/** Without a stated reason: RLS is diagnosed and the problem list, read in full, names no Parkinson disease. */
const inferred = (context: Context, drug: Drug): Fact | undefined => {
  if (!dopaminergicForRls.has(drug.ingredient)) return undefined;
  const problems = listState(context.chart, 'Condition');
  if (!problems.complete || mentionsParkinson(context)) return undefined;
  const said = context.answers.get('rls-diagnosis');
  const diagnosed = activeConditions(context, 'rls').map(nameOf);
  if (said?.values[0] === false || (said?.values[0] !== true && diagnosed.length === 0)) return undefined;
  return known('rls', { sources: [...drug.sources, ...diagnosed, ...(said?.values[0] === true ? [said.source] : [])], raw: namesOf(drug), how: `no reason is recorded; taken as RLS because RLS is diagnosed and the problem list names no Parkinson disease (${problems.words})` });
};

const reasonsOf = (therapies: readonly SettledTherapy[]): readonly CodeableConcept[] => therapies.flatMap((therapy) => therapy.entries.flatMap((entry) => entry.reasons));
const isRead = (reason: CodeableConcept): boolean => indicationOf(reason) !== 'other' || says(reason);
/** The indications that the entries of these therapies give, with their words. */
const statedIndications = (therapies: readonly SettledTherapy[]): ReadonlyMap<string, string> => new Map(reasonsOf(therapies).filter(isRead).map((reason) => [indicationOf(reason), titleOf(reason)]));
/** A reason is recorded that says nothing: what the drug is for is then not inferred from anything else. */
const givesUnreadReason = (therapies: readonly SettledTherapy[]): boolean => reasonsOf(therapies).some((reason) => !isRead(reason));

/** What a drug is taken for: the answer, else the reason on its entries, else for some dopaminergic drugs the diagnosis. */
export const indicationFact = (context: Context, ingredient: string): Fact => {
  const answer = answerTo(context.answers, `${ingredient}-indication`, context.asOf);
  if (answer) return fromAnswer(answer);
  const drug = context.medicines.drugs.get(ingredient);
  if (!drug || drug.current === false) return unknown('not-in-chart', { detail: `${displayName(ingredient)} is not among the medicines taken now`, asks: [] });
  const running = drug.therapies.filter((therapy) => therapy.current !== false);
  const stated = statedIndications(running);
  const [first] = stated;
  if (first && stated.size === 1) return known(first[0], { sources: drug.sources, raw: first[1], how: 'the reason on its order or statement' });
  if (stated.size > 1) return unknown('must-ask', { detail: `more than one reason: ${[...stated.values()].join(', ')}`, sources: drug.sources });
  if (drug.current === 'unknown') return inDoubt(drug);
  if (givesUnreadReason(running)) return unknown('must-ask', { detail: `the reason recorded for ${displayName(ingredient)} says nothing that can be read`, sources: drug.sources, raw: namesOf(drug) });
  return byDisease(context, drug) ?? inferred(context, drug) ?? unknown('must-ask', { detail: `what ${displayName(ingredient)} is prescribed for is not recorded`, sources: drug.sources, raw: namesOf(drug) });
};

/** Whether a past therapy was for RLS, as far as can be told. */
export const wasForRls = (context: Context, drug: Drug, therapy: SettledTherapy): boolean | 'unknown' => {
  const stated = statedIndications([therapy]);
  if (stated.size > 0) return stated.has('rls');
  const answer = context.answers.get(`${drug.ingredient}-indication`);
  if (answer) return answer.values[0] === 'rls';
  return givesUnreadReason([therapy]) || inferred(context, drug) === undefined ? 'unknown' : true;
};
