// @vitest-environment happy-dom
import type { QuestionnaireResponse } from 'fhir/r4';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Chart } from '../../src/chart/chart.ts';
import { ruleById } from '../../src/guideline/guideline.ts';
import { SessionNotice } from '../../src/panel/parts/session-notice.tsx';
import { Panel, type PanelProps } from '../../src/panel/panel.tsx';
import { runPathway } from '../../src/pathway.ts';
import { SessionExpired } from '../../src/smart/failure.ts';
import { charts } from './charts.ts';
import { show } from './show.tsx';

const morning = () => new Date('2026-11-24T09:00:00');
const chartOf = (name: string): Chart => {
  const chart = charts[name];
  if (chart === undefined) throw new Error(`no chart “${name}”`);
  return chart();
};
const panel = (name: string, props: Partial<PanelProps> = {}) => <Panel chart={chartOf(name)} run={runPathway} needPatientBanner={false} now={morning} {...props} />;

/** Works on every chart but on one with answers of this window. */
const failing = (chart: Chart) => {
  if (chart.resources.some(({ id }) => id === 'answers-in-this-window')) throw new Error('a fault');
  return runPathway(chart);
};

const unloadWarns = (): boolean => {
  const event = new Event('beforeunload', { cancelable: true });
  window.dispatchEvent(event);
  return event.defaultPrevented;
};

beforeEach(() => {
  document.title = 'Restless legs pathway';
});

describe('the next step', () => {
  it('stands first, in a few words, with what it says and why', async () => {
    const shown = await show(panel('COPD, sleep apnoea untreated, lorazepam'));
    const step = shown.part('Next stepTreat the sleep apnoea first');
    expect(step).toContain('left untreated, RLS cannot be called refractory');
    expect(step).toContain('Sleep apnoea treatment: Not treated (24 Nov 2026) answered');
    expect(step).toContain('Settled: no missing fact can change this step.');
  });

  it('while there is none: asks in its place what stands before it, and tells where each answer would lead', async () => {
    const shown = await show(panel('low iron, clonazepam at night'));
    const step = shown.part('No next step yet');
    expect(step).toContain('Has intravenous iron ever been given?');
    expect(step).toContain('Never: Treat the iron deficit');
    await shown.press('Never', 'No next step yet');
    expect(shown.part('Next step')).toContain('Treat the iron deficit');
    expect(shown.heard()).toBe('Intravenous iron: recorded. The next step is now: Treat the iron deficit.');
  });

  it('that is due because something is missing is never called settled', async () => {
    const shown = await show(panel('no diagnosis'));
    const step = shown.part('Next stepConfirm the diagnosis of RLS');
    expect(step).toContain('This step stands while something is missing.');
    expect(step).not.toContain('Settled');
    await shown.press('Yes', 'Next stepConfirm');
    expect(shown.text()).not.toContain('Confirm the diagnosis of RLS');
  });

  it('names the lines that carry it out beneath it', async () => {
    const shown = await show(panel('refractory, opioid next'));
    await shown.press('No', 'Does the patient decline opioids?');
    const step = shown.part('Next step');
    expect(step).toContain('Offer a low-dose opioid');
    expect(step).toContain('Extended-release oxycodone has the trial evidence');
    expect(step).toContain('Conditional for · moderate certainty');
  });

  it('for a boy of 16 gives no treatment and asks nothing', async () => {
    const shown = await show(panel('a boy of 16'));
    expect(shown.part('Next step')).toContain('Not for patients under 18');
    expect(shown.part('Questions that can')).toContain('No answer can change the advice any more.');
  });
});

describe('what must not be done', () => {
  it('names the patient’s own drugs', async () => {
    const shown = await show(panel('low iron, clonazepam at night'));
    const warnings = shown.part('Do not, and take care');
    expect(warnings).toContain('not settled Clonazepam is suggested against as a treatment of RLS.This patient takes: clonazepam 0.5 mg a day');
  });

  it('says an indication for RLS once it is answered, and that another is none of its business', async () => {
    const shown = await show(panel('low iron, clonazepam at night'));
    await shown.press('What you have in mind');
    await shown.press('Facts and where they came from');
    await shown.press('Drugs advised against', 'Facts and where');
    await shown.press('Answer Clonazepam, prescribed for', 'Facts and where');
    await shown.press('Restless legs syndrome', 'Facts and where');
    expect(shown.part('Do not, and take care')).toMatch(/Do not .*Clonazepam is suggested against.*Take care/u);
    await shown.press('Undo Clonazepam, prescribed for');
    expect(shown.part('Do not, and take care')).toMatch(/Take care.*Clonazepam is suggested against/u);
  });
});

describe('every line', () => {
  it('leads to its facts with their resources, its sources, its grade and its rule', async () => {
    const shown = await show(panel('COPD, sleep apnoea untreated, lorazepam'));
    await shown.press('Why, sources', 'Next step');
    const step = shown.part('Next step');
    expect(step).toContain('Sleep apnoea: present');
    expect(step).toMatch(/QuestionnaireResponse\/q\d+/u);
    expect(step).toContain('Dr.Oracle: next-step treatments');
    expect(step).toContain('Rule exac-osa-untreated');
    expect(step).toContain('Not graded by a guideline');
  });

  it('is folded until asked for, and says so', async () => {
    const shown = await show(panel('a boy of 16'));
    expect(shown.button('Why, sources').getAttribute('aria-expanded')).toBe('false');
    await shown.press('Why, sources');
    expect(shown.button('Why, sources').getAttribute('aria-expanded')).toBe('true');
  });
});

describe('answers', () => {
  it('can be changed and withdrawn, and the advice follows at once', async () => {
    const shown = await show(panel('low iron, clonazepam at night'));
    await shown.press('Never', 'No next step yet');
    expect(shown.part('Answered by you')).toContain('Intravenous iron: Never');
    await shown.press('Change', 'Answered by you');
    await shown.press('Given', 'Answered by you');
    expect(shown.part('Answered by you')).toContain('Intravenous iron: Given');
    expect(shown.text()).not.toContain('Next stepTreat the iron deficit');
    await shown.press('Undo', 'Answered by you');
    expect(shown.text()).not.toContain('Answered by you');
    expect(shown.part('No next step yet')).toContain('Has intravenous iron ever been given?');
  });

  it.each([
    { typed: '', unit: 'ng/mL', date: '2026-11-01', says: 'Please give a number.' },
    { typed: '1,200', unit: 'ng/mL', date: '2026-11-01', says: '“1,200” can be read in two ways. Write 1200 or 1.2.' },
    { typed: '62', unit: '', date: '2026-11-01', says: 'Please choose the unit.' },
    { typed: '62', unit: 'ng/mL', date: '', says: 'Please give the date. It decides whether the result still counts.' },
    { typed: '62', unit: 'ng/mL', date: '2027-01-01', says: 'This date lies in the future.' },
  ])('a ferritin of “$typed” in “$unit” on “$date” is not taken, with a word why, and nothing typed is lost', async ({ typed, unit, date, says }) => {
    const shown = await show(panel('no diagnosis'));
    const question = 'What was the ferritin?';
    expect(shown.chosen('Unit', question)).toBe('unit …');
    await shown.fill('Value', typed, question);
    if (unit !== '') await shown.choose('Unit', unit, question);
    await shown.fill('Taken on', date, question);
    await shown.press('Use', question);
    expect(shown.part(question)).toContain(says);
    expect(shown.valueOf('Value', question)).toBe(typed);
    // Another answer moves the questions about; what was typed is still there.
    await shown.press('Never', 'Has intravenous iron ever been given?');
    expect(shown.valueOf('Value', question)).toBe(typed);
    expect(shown.chosen('Unit', question)).toBe(unit === '' ? 'unit …' : unit);
    expect(shown.text()).not.toContain('Ferritin: 62');
  });

  it('of a result is read like one from the EHR: with its unit and date', async () => {
    const shown = await show(panel('no diagnosis'));
    await shown.fill('Value', '62', 'What was the ferritin?');
    await shown.choose('Unit', 'ng/mL', 'What was the ferritin?');
    await shown.fill('Taken on', '2026-11-01', 'What was the ferritin?');
    await shown.press('Use', 'What was the ferritin?');
    expect(shown.part('Answered by you')).toContain('Ferritin: 62 ng/mL (1 Nov 2026)');
    await shown.press('Facts and where they came from');
    await shown.press('Iron', 'Facts and where');
    expect(shown.part('Facts and where')).toMatch(/Ferritin62 ng\/mL \(1 Nov 2026\) answered.*your answer/u);
  });

  it('that cannot be worked through leave everything as it was', async () => {
    const shown = await show(panel('low iron, clonazepam at night', { run: failing }));
    await shown.press('Never', 'No next step yet');
    expect(shown.part('No next step yet')).toContain('Your answer was not used: something went wrong (a fault).');
  });

  it('stay out of title, address and storage', async () => {
    const before = window.location.href;
    const shown = await show(panel('low iron, clonazepam at night', { needPatientBanner: true }));
    await shown.press('Never', 'No next step yet');
    expect(shown.text()).toContain('Nora North 58 years female born 14 May 1968');
    expect(document.title).toBe('Restless legs pathway');
    expect(window.location.href).toBe(before);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });
});

describe('saving answers', () => {
  it('hands the EHR a QuestionnaireResponse, and then lets the window be closed without a word', async () => {
    const received: QuestionnaireResponse[] = [];
    const save = async (response: QuestionnaireResponse) => {
      received.push(response);
      return { savedAs: 'QuestionnaireResponse/77' };
    };
    const shown = await show(panel('low iron, clonazepam at night', { save, author: 'Practitioner/5' }));
    expect(unloadWarns()).toBe(false);
    await shown.press('Never', 'No next step yet');
    expect(unloadWarns()).toBe(true);
    await shown.press('Save this answer to the chart');
    expect(shown.text()).toContain('Saved to the chart as QuestionnaireResponse/77.');
    expect(unloadWarns()).toBe(false);
    expect(received).toMatchObject([
      {
        questionnaire: 'urn:rls:intake|1.0.0',
        status: 'completed',
        subject: { reference: 'Patient/her' },
        author: { reference: 'Practitioner/5' },
        item: [{ linkId: 'section-iron', item: [{ linkId: 'iv-iron', answer: [{ valueCoding: { code: 'never' } }] }] }],
      },
    ]);
    expect(received[0]).not.toHaveProperty('id');
  });

  it('that fails keeps the answers and says why', async () => {
    const shown = await show(panel('low iron, clonazepam at night', { save: () => Promise.reject(new Error('the EHR refused it (HTTP 422)')) }));
    await shown.press('Never', 'No next step yet');
    await shown.press('Save this answer');
    expect(shown.text()).toContain('Not saved: the EHR refused it (HTTP 422). Your answers are still here; you can try again.');
    expect(shown.part('Answered by you')).toContain('Intravenous iron: Never');
    expect(unloadWarns()).toBe(true);
  });

  it('tells of every answer that was saved at any time and withdrawn since: each saving stays in the chart', async () => {
    const shown = await show(panel('low iron, clonazepam at night', { save: async () => ({ savedAs: undefined }) }));
    const note = 'Saved before and withdrawn since, so still in the chart';
    await shown.press('Never', 'No next step yet');
    await shown.press('What you have in mind');
    await shown.press('Yes', 'Does the patient decline intravenous iron?');
    await shown.press('Save these 2 answers');
    expect(shown.text()).not.toContain(note);
    await shown.press('Undo Declines intravenous iron');
    expect(shown.text()).toContain(`${note}: Declines intravenous iron.`);
    await shown.press('Save this answer');
    expect(shown.text()).toContain(`${note}: Declines intravenous iron.`);
    await shown.press('Yes', 'Does the patient decline intravenous iron?');
    expect(shown.text()).not.toContain(note);
  });

  it('is not offered where the EHR does not allow it, and the panel says so', async () => {
    const shown = await show(panel('low iron, clonazepam at night'));
    await shown.press('Never', 'No next step yet');
    expect(shown.has('Save')).toBe(false);
    expect(shown.text()).toContain('Your answers live only in this window');
  });
});

describe('what could not be read', () => {
  it('is said first, and never reads as “the patient has none”', async () => {
    let readings = 0;
    const shown = await show(
      panel('searches failed', {
        readAgain: () => {
          readings += 1;
        },
      }),
    );
    expect(shown.text()).toContain('The chart was not read in full. What is missing counts as unknown, never as absent.');
    expect(shown.text()).toContain('Prescriptions: could not be read');
    expect(shown.text()).toContain('Allergies: not permitted');
    // With everything about warnings still open, nothing there sounds like an all-clear.
    expect(shown.part('Do not, and take care')).toMatch(/No warning is settled yet: these still depend on what is missing\.\d+ not settled yet/u);
    await shown.press('Facts and where they came from');
    await shown.press('Opioids and sedatives', 'Facts and where');
    expect(shown.part('Facts and where')).toMatch(/Methadone, taken now(?!no)/u);
    expect(shown.part('Facts and where')).not.toMatch(/Methadone, taken nowno/u);
    await shown.press('Read the chart again');
    expect(readings).toBe(1);
  });

  it('lists entries that were not used, with the reason', async () => {
    const shown = await show(panel('searches failed'));
    await shown.press('What could not be read');
    expect(shown.part('What could not be read')).toMatch(/Observation\/o\d+: entered in error/u);
  });

  it('does not trouble the reader where everything was read', async () => {
    const shown = await show(panel('a boy of 16'));
    expect(shown.text()).not.toContain('The chart was not read in full');
  });

  it('a chart that is read again keeps the answers', async () => {
    const shown = await show(panel('low iron, clonazepam at night'));
    await shown.press('Never', 'No next step yet');
    await shown.again(panel('refractory, opioid next'));
    expect(shown.part('Answered by you')).toContain('Intravenous iron: Never');
    expect(shown.heard()).toContain('The chart was read again.');
  });
});

describe('a chart that is read again and cannot be worked through', () => {
  it('is said until another one is accepted, whatever is answered meanwhile', async () => {
    const unusable = chartOf('refractory, opioid next');
    const run = (chart: Chart) => {
      if (chart.resources.some((resource) => unusable.resources.includes(resource))) throw new Error('a fault');
      return runPathway(chart);
    };
    const notice = 'The chart was read again, but could not be worked through (a fault). What is shown is the reading before it.';
    const shown = await show(panel('low iron, clonazepam at night', { run }));
    expect(shown.text()).not.toContain(notice);
    await shown.again(panel('bare chart', { run, chart: unusable }));
    expect(shown.text()).toContain(notice);
    await shown.press('Never', 'No next step yet');
    expect(shown.part('Next step')).toContain('Treat the iron deficit');
    expect(shown.text()).toContain(notice);
    await shown.again(panel('bare chart', { run }));
    expect(shown.text()).not.toContain(notice);
    expect(shown.heard()).toContain('The chart was read again.');
  });
});

describe('a session that ends', () => {
  it('keeps the screen and the answers, and says what to do', async () => {
    const chart = chartOf('low iron, clonazepam at night');
    const shown = await show(panel('bare chart', { chart }));
    await shown.press('Never', 'No next step yet');
    await shown.again(panel('bare chart', { chart, notice: <SessionNotice failure={new SessionExpired('the token has ended')} /> }));
    expect(shown.text()).toContain('Your session with the EHR has ended.');
    expect(shown.text()).toContain('Open the app again from the patient’s chart.');
    expect(shown.part('Answered by you')).toContain('Intravenous iron: Never');
    expect(shown.part('Next step')).toContain('Treat the iron deficit');
  });
});

describe('a caution that may be weighed', () => {
  it('is gone on with at a touch, and that can be taken back', async () => {
    const shown = await show(panel('COPD, sleep apnoea untreated, lorazepam'));
    await shown.press('I have weighed this and go on', 'Do not, and take care');
    expect(shown.part('Do not, and take care')).toContain('You have weighed this caution and go on.');
    await shown.press('Take that back', 'Do not, and take care');
    expect(shown.part('Do not, and take care')).not.toContain('You have weighed this caution');
  });
});

describe('what is settled', () => {
  it('is shown beside what is open: every rule once', async () => {
    const shown = await show(panel('bare chart'));
    await shown.press('Settled and open');
    const counts = [...shown.part('Settled and open').matchAll(/\((\d+)\)/gu)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(134);
  });

  it('does not count what only says that something is missing', async () => {
    const shown = await show(panel('bare chart'));
    const missing = ruleById('missing-data-cannot-conclude').text;
    await shown.press('Settled and open');
    await shown.press('Settled: applies', 'Settled and open');
    expect(shown.part('Settled and open')).toContain('No missing fact can change these any more.');
    expect(shown.part('Settled and open')).not.toContain(missing);
    await shown.press('Applies while facts are missing', 'Settled and open');
    expect(shown.part('Settled and open')).toMatch(new RegExp(`what becomes known can end them\\..*${missing.slice(0, 30)}`, 'u'));
  });
});

describe('what is missing', () => {
  it('leads to its question, also to one that is folded away, and the focus goes with it', async () => {
    const shown = await show(panel('bare chart'));
    const folded = 'Has oral iron been taken as treatment?';
    expect(shown.text()).not.toContain(folded);
    await shown.press('Iron repleted or not possible', 'Is it refractory yet?');
    await shown.follow('Answer Oral iron', 'Is it refractory yet?');
    expect(shown.focused()).toContain(folded);
    expect(shown.button('35 more questions', 'Questions that can').getAttribute('aria-expanded')).toBe('true');
    // It can be folded again, and a question that stands there already is gone to as well.
    await shown.press('35 more questions', 'Questions that can');
    expect(shown.text()).not.toContain(folded);
    await shown.follow('Answer Ferritin', 'Is it refractory yet?');
    expect(shown.focused()).toContain('What was the ferritin?');
    expect(window.location.hash).toBe('');
  });
});

describe('a list that was cut short', () => {
  it('is shown where it is to be confirmed, and once confirmed is no longer called unread', async () => {
    const shown = await show(panel('searches failed'));
    const question = 'Is the problem list';
    expect(shown.text()).toContain('Diagnoses: not read in full');
    await shown.press('The problem list as read: 1 entry', question);
    expect(shown.part(question)).toContain('Restless legs syndrome active Condition/');
    await shown.press('Yes', question);
    expect(shown.text()).not.toContain('Diagnoses: not read in full');
    expect(shown.text()).toContain('Prescriptions: could not be read');
  });
});

describe('a drug that may or may not be taken', () => {
  it('is said not to be at a touch', async () => {
    const shown = await show(panel('searches failed'));
    const question = 'What is the daily dose of methadone now?';
    await shown.press('Not taken now', question);
    expect(shown.part('Answered by you')).toContain('Methadone, daily dose now: 0 mg a day');
  });
});
