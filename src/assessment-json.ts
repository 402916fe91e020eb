import { sources } from './guideline/data/sources.ts';
import type { RuleResult } from './guideline/assess.ts';
import type { Citation, Rule } from './guideline/rule.ts';
import type { Fact, Facts } from './patient/fact.ts';
import { notUsed } from './patient/not-used.ts';
import type { Pathway } from './pathway.ts';

const citation = ({ source, at }: Citation): string => (at === undefined ? sources[source].title : `${sources[source].title}: ${at}`);

const notesOf = (rule: Rule, details: readonly string[]): readonly string[] => [
  ...details,
  ...(rule.sourcesDiffer ? [`Sources differ: ${rule.sourcesDiffer.note}`] : []),
];

const ruleJson = ({ rule, outcome, because, needs, details }: RuleResult) => ({
  id: rule.id,
  kind: rule.kind,
  outcome,
  because,
  needs,
  strength: rule.strength,
  certainty: rule.certainty,
  text: rule.text,
  notes: notesOf(rule, details),
  citations: rule.citations.map(citation),
});

const valueOf = (fact: Fact | undefined) => (fact?.state === 'known' ? fact.value : null);

/** UCUM's unit of a patch's delivery rate, as the assessment writes it. */
const printedUnits: Readonly<Record<string, string>> = { 'mg/(24.h)': 'mg/24 h' };

/** Answered as a date and read as a yes while it holds: the date is what is printed. */
const printedAsDate = new Set(['pdmp-checked', 'augmentation-reviewed']);

const factJson = (id: string, fact: Fact): Fact => {
  if (fact.state === 'known' && printedAsDate.has(id) && fact.date !== undefined) return { ...fact, value: fact.date };
  const unit = fact.state === 'known' && fact.unit !== undefined ? printedUnits[fact.unit] : undefined;
  return unit === undefined || fact.state === 'unknown' ? fact : { ...fact, unit };
};

const byId = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, fact]) => [id, factJson(id, fact)]),
  );

/**
 * One assessment as the JSON that `evaluate` prints (docs/evaluate.md): next step, every rule in order, every fact by id, prompts,
 * resources set aside. The same chart and day give the same bytes.
 */
export function assessmentJson({ chart, patient, assessment }: Pathway) {
  const { nextStep } = assessment;
  return {
    asOf: chart.asOf,
    patient: { id: patient.id, age: valueOf(patient.facts['age']), sex: valueOf(patient.facts['sex']) },
    nextStep: { rule: nextStep.rule?.id ?? null, text: nextStep.rule?.text ?? null, why: nextStep.why },
    rules: assessment.rules.map(ruleJson),
    facts: byId({ ...patient.facts, ...assessment.states }),
    prompts: assessment.prompts.map(({ fact, question, changes }) => ({ fact, question, changes })),
    setAside: patient.setAside,
    notUsed: notUsed(chart, patient),
  };
}
