import type { Chart } from '../chart/chart.ts';
import { onlyAnswered } from './answers/only-answered.ts';
import { withAnswersInDoubt } from './answers/in-doubt.ts';
import { readAnswers } from './answers/read.ts';
import { breathing } from './breathing.ts';
import { catalogue } from './catalogue.ts';
import { askingForLists, withConfirmedLists } from './confirmed-lists.ts';
import { readProblems } from './conditions/problems.ts';
import { device } from './device.ts';
import { readEvents } from './events.ts';
import { known, unknown, type Facts, type SetAside } from './fact.ts';
import { heart } from './heart.ts';
import { inflammation } from './inflammation.ts';
import { allergiesSetAside, ironHistory } from './iron-history.ts';
import { ironRisks } from './iron-risks.ts';
import { ironStudies, ironStudyFacts } from './iron-studies.ts';
import { kidney, renalReplacement } from './kidney.ts';
import { readObservations } from './labs/observations.ts';
import { liver } from './liver.ts';
import { medicineFacts } from './medicines/medicine-facts.ts';
import { oxalosis } from './oxalosis.ts';
import type { Patient } from './patient.ts';
import { pharmacogenetics } from './pharmacogenetics.ts';
import { pregnancyAndMood } from './pregnancy.ts';
import type { Reading } from './reading.ts';
import { scope } from './scope.ts';
import { sleepApneaFacts } from './sleep-apnea.ts';
import { withStatedGaps } from './stated-gaps.ts';
import { substances } from './substance-use.ts';

export { readAnswers } from './answers/read.ts';

/** Each resource once for each reason; what the chart room could not read comes first. */
const together = (chart: Chart, groups: readonly (readonly SetAside[])[]): readonly SetAside[] => {
  const unreadable = (chart.unreadable ?? []).map(({ resource, reason, detail }) => ({ resource, reason, ...(detail === undefined ? {} : { detail }) }));
  const seen = new Set<string>();
  return [unreadable, ...groups].flat().filter((entry) => {
    const key = `${entry.resource} ${entry.reason} ${entry.detail ?? ''}`;
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
};

const factsOf = (reading: Reading): Facts => {
  const who = scope(reading);
  const replacement = renalReplacement(reading);
  const studies = ironStudies(reading, replacement.esrd);
  const risks = ironRisks(reading, replacement.dialysis);
  const none = unknown('not-in-chart');
  const { age = none, sex = none } = who;
  const { weight = none } = risks;
  return {
    ...who,
    ...onlyAnswered(reading),
    ...ironStudyFacts(reading, studies),
    ...ironHistory(reading),
    ...inflammation(reading, studies),
    ...risks,
    ...kidney(reading, { age, sex, weight, ...replacement }),
    ...liver(reading),
    ...heart(reading),
    ...oxalosis(reading),
    ...sleepApneaFacts(reading),
    ...breathing(reading),
    ...substances(reading),
    ...pharmacogenetics(reading),
    ...pregnancyAndMood(reading, age, sex),
    ...device(reading),
  };
};

/**
 * Reads a chart into facts: every fact of the catalogue, known with its sources or unknown with the reason, and the
 * medicines, the resources set aside, and further facts of drugs that the chart names. The clinician's answers in the
 * chart are read with it. Never throws on what a chart holds; the same chart gives the same facts.
 */
export const readPatient = (asRead: Chart): Patient => {
  const { asOf } = asRead;
  const { answers, inDoubt, setAside: answersAside } = readAnswers(asRead);
  const chart = withConfirmedLists(withStatedGaps(asRead), answers);
  const observations = readObservations(chart);
  const { problems, setAside: problemsAside } = readProblems(chart);
  const { events, setAside: eventsAside } = readEvents(chart);
  const fromMedicines = medicineFacts({ chart, answers, asOf });
  const reading: Reading = { chart, asOf, answers, problems, observations, events, medicines: fromMedicines.medicines, medicineFacts: fromMedicines.facts };
  const setAside = together(chart, [observations.setAside, problemsAside, fromMedicines.setAside, allergiesSetAside(reading), eventsAside, answersAside]);
  const resources = new Set(setAside.map(({ resource }) => resource));
  const facts = askingForLists(withAnswersInDoubt({
    ...Object.fromEntries(Object.keys(catalogue).map((id) => [id, unknown('not-in-chart', { detail: 'not read' })])),
    ...fromMedicines.facts,
    ...factsOf(reading),
    'set-aside-resources': known(resources.size, { unit: '{count}', how: 'counted' }),
  }, inDoubt));
  return { id: chart.patient.id ?? '', facts, medicines: fromMedicines.medicines, unmatchedMedicines: fromMedicines.unmatchedMedicines, setAside };
};
