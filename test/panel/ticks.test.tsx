// @vitest-environment happy-dom
import type { QuestionnaireResponse } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../src/chart/chart.ts';
import { controlOf } from '../../src/panel/answers/control.ts';
import { Panel } from '../../src/panel/panel.tsx';
import { isTickQuestion } from '../../src/panel/ticks.ts';
import { runPathway } from '../../src/pathway.ts';
import { questions } from '../../src/patient/questions.ts';
import { answers, chartOf, problem } from '../patient/story.ts';
import { prescription } from './charts.ts';
import { show } from './show.tsx';

const rls = problem(['icd', 'G25.81']);
const question = 'Which treatments are you considering?';
const note = 'The last tick cannot be taken away here';

/** The panel of a chart with the treatments in mind unfolded, and every answer sheet that is saved from it. */
async function open(chart: Chart) {
  const saved: QuestionnaireResponse[] = [];
  const save = async (response: QuestionnaireResponse) => {
    saved.push(response);
    return { savedAs: undefined };
  };
  const shown = await show(<Panel chart={chart} run={runPathway} needPatientBanner={false} save={save} now={() => new Date('2026-11-24T12:00:00')} />);
  await shown.press('What you have in mind');
  const boxOf = (name: string) => {
    const { checked, disabled } = shown.box(name, question);
    return `${checked ? 'ticked' : 'empty'}${disabled ? ', fixed' : ''}`;
  };
  return { shown, saved, boxOf };
}

/** The codings of one answer on a saved sheet. */
const codingsIn = (sheet: QuestionnaireResponse | undefined, linkId: string) => (sheet?.item ?? []).flatMap(({ item = [] }) => item.filter((inner) => inner.linkId === linkId)).flatMap(({ answer = [] }) => answer.map(({ valueCoding }) => valueCoding));

it('every question with several answers has boxes', () => {
  const several = [...questions.keys()].filter((linkId) => {
    const control = controlOf(linkId);
    return control?.kind === 'choice' && control.several;
  });
  expect(several.every(isTickQuestion)).toBe(true);
  expect(several).toHaveLength(2);
});

describe('treatments in mind', () => {
  it('of a saved answer: the last tick stays, because without it the saved answer would count again, and that is said', async () => {
    const { shown, boxOf } = await open(chartOf([rls, answers({ considering: ['methadone'] }, '2026-11-20T09:00:00Z')]));
    expect(boxOf('Methadone')).toBe('ticked, fixed');
    expect(shown.part(question)).toContain('Ticked in an answer that was saved before (20 Nov 2026).');
    expect(shown.part(question)).toContain(note);
    await shown.tick('Pregabalin', question);
    expect([boxOf('Methadone'), boxOf('Pregabalin')]).toEqual(['ticked', 'ticked']);
    await shown.tick('Methadone', question);
    expect([boxOf('Methadone'), boxOf('Pregabalin')]).toEqual(['empty', 'ticked, fixed']);
    expect(shown.part(question)).toContain('Your ticks here count instead of an answer that was saved before (20 Nov 2026).');
    await shown.press('Undo', 'Answered by you');
    expect([boxOf('Methadone'), boxOf('Pregabalin')]).toEqual(['ticked, fixed', 'empty']);
  });

  it('of two in a saved answer, one can be taken away', async () => {
    const { shown, boxOf } = await open(chartOf([rls, answers({ considering: ['methadone', 'pregabalin'] }, '2026-11-20T09:00:00Z')]));
    expect(shown.part(question)).not.toContain(note);
    await shown.tick('Methadone', question);
    expect([boxOf('Methadone'), boxOf('Pregabalin')]).toEqual(['empty', 'ticked, fixed']);
  });

  it('of a saved answer that no longer holds are not ticked', async () => {
    const { shown, boxOf } = await open(chartOf([rls, answers({ considering: ['methadone'] }, '2026-09-20T09:00:00Z')]));
    expect(boxOf('Methadone')).toBe('empty');
    await shown.tick('Pregabalin', question);
    await shown.tick('Pregabalin', question);
    expect(boxOf('Pregabalin')).toBe('empty');
  });

  it('are ticked and unticked freely where nothing is saved', async () => {
    const { shown, boxOf } = await open(chartOf([rls]));
    await shown.tick('Pregabalin', question);
    expect(boxOf('Pregabalin')).toBe('ticked');
    await shown.tick('Pregabalin', question);
    expect(boxOf('Pregabalin')).toBe('empty');
    expect(shown.text()).not.toContain('Answered by you');
    expect(shown.heard()).toContain('answer withdrawn');
  });

  it('that a draft order tells of are shown as that, and never saved as the clinician’s answer', async () => {
    const { shown, saved, boxOf } = await open(chartOf([rls, prescription('ropinirole 1 MG tablet', 'Take 1 tablet at bedtime', '2026-11-23', { status: 'draft' })]));
    expect(boxOf('Ropinirole (a draft order)')).toBe('ticked, fixed');
    await shown.tick('Gabapentin', question);
    await shown.press('Save this answer');
    expect(codingsIn(saved[0], 'considering')).toEqual([{ code: 'gabapentin', display: 'Gabapentin', ...systemOf('considering') }]);
  });

  it('that another choice stands for are shown as that, and not saved as a choice of their own', async () => {
    const { shown, saved, boxOf } = await open(chartOf([rls]));
    await shown.tick('Ferric carboxymaltose', question);
    expect(boxOf('Another intravenous iron (goes with another choice)')).toBe('ticked, fixed');
    await shown.tick('Gabapentin', question);
    await shown.press('Save this answer');
    expect(codingsIn(saved[0], 'considering').map((coding) => coding?.code)).toEqual(['gabapentin', 'ferric-carboxymaltose']);
    await shown.tick('Ferric carboxymaltose', question);
    expect(boxOf('Another intravenous iron')).toBe('empty');
  });
});

const systemOf = (linkId: string) => {
  const system = questions.get(linkId)?.item.answerOption?.[0]?.valueCoding?.system;
  return system === undefined ? {} : { system };
};

describe('a caution that was weighed', () => {
  const sedated = [rls, prescription('lorazepam 1 MG tablet', 'Take 1 tablet by mouth nightly', '2026-07-01'), answers({ considering: ['oxycodone'] }, '2026-11-24T08:00:00Z')];

  it('is saved as the question offers it', async () => {
    const { shown, saved } = await open(chartOf(sedated));
    await shown.press('I have weighed this and go on', 'Do not, and take care');
    await shown.press('Save this answer');
    const offered = questions.get('override')?.item.answerOption?.find(({ valueCoding }) => valueCoding?.code === 'opioid-benzodiazepine')?.valueCoding;
    expect(offered?.display).toBeDefined();
    expect(codingsIn(saved[0], 'override')).toEqual([offered]);
  });

  it('in a saved answer is said to be so, and what would have to be done to take it back', async () => {
    const { shown } = await open(chartOf([...sedated, answers({ override: ['opioid-benzodiazepine'] }, '2026-11-20T09:00:00Z')]));
    const warnings = shown.part('Do not, and take care');
    expect(warnings).toContain('This caution was weighed in an answer that was saved before (20 Nov 2026).');
    expect(warnings).toContain('It cannot be taken back here');
    expect(shown.has('Take that back')).toBe(false);
  });
});
