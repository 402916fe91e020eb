import { describe, expect, it } from 'vitest';
import questionnaire from '../../fhir-mappings/questionnaire.json' with { type: 'json' };
import { intake, questions } from '../../src/patient/questions.ts';
import { catalogue } from '../../src/patient/catalogue.ts';
import { consideredDrugs, overridableRules } from '../../src/patient/catalogue/medicines.ts';
import { windows } from '../../src/patient/windows.ts';

interface Item {
  readonly linkId: string;
  readonly text: string;
  readonly type: string;
  readonly item?: readonly Item[];
  readonly enableWhen?: readonly { readonly question: string; readonly operator: string; readonly answerCoding?: { readonly code: string }; readonly answerBoolean?: boolean }[];
  readonly enableBehavior?: string;
  readonly answerOption?: readonly { readonly valueCoding: { readonly code: string; readonly display: string } }[];
  readonly extension?: readonly { readonly url: string }[];
}
const flatten = (items: readonly Item[]): readonly Item[] => items.flatMap((item) => [item, ...flatten(item.item ?? [])]);
const items = flatten(questionnaire.item);

/** The linkIds that do not change, with their types (the contract of the assessment). */
const promised: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    boolean:
      'rls-diagnosis rls-criteria-confirmed daytime-symptoms iv-iron-reaction malabsorption iron-overload acute-infection augmentation-earlier-onset augmentation-greater-intensity augmentation-spread augmentation-shorter-latency augmentation-shorter-effect augmentation-worse-after-increase impulse-control exacerbators-reviewed otc-sedating-antihistamine alcohol caffeine nicotine respiratory-compromise current-opioid benzodiazepine declines-opioid declines-device declines-iv-iron device-implant device-epilepsy device-metal-leg device-skin device-adhesive dipyridamole-caution mild-intermittent gabapentin-contraindicated pregabalin-contraindicated gabapentin-enacarbil-contraindicated fcm-unsuitable phosphate-risk osa-study dialysis qt-risk valerian',
    integer: 'irls-total oral-iron-weeks stop-bang gestation-weeks phq9-total gabapentin-doses-per-day gabapentin-weeks pregabalin-doses-per-day pregabalin-weeks gabapentin-enacarbil-doses-per-day gabapentin-enacarbil-weeks',
    decimal: 'symptom-nights-per-week',
    quantity: 'ferritin tsat crp creatinine weight qtc phosphate haemoglobin gabapentin-best-daily-dose pregabalin-best-daily-dose gabapentin-enacarbil-best-daily-dose',
    date: 'ferritin-date tsat-date crp-date creatinine-date weight-date qtc-date phosphate-date haemoglobin-date iv-iron-date augmentation-reviewed pdmp-checked',
    choice:
      'oral-iron iv-iron gabapentin-result pregabalin-result gabapentin-enacarbil-result osa osa-treatment copd-severity substance-use opioid-risk hepatic-impairment cyp2d6 considering pregnancy copd ckd-stage override pramipexole-indication clonazepam-indication methadone-indication',
  }).flatMap(([type, ids]) => ids.split(' ').map((id) => [id, type])),
);

const codesOf = (linkId: string): readonly (string | undefined)[] => (questions.get(linkId)?.item.answerOption ?? []).map(({ valueCoding }) => valueCoding?.code);

describe('the app’s Questionnaire', () => {
  it('is the one that answers name', () => expect([questionnaire.resourceType, intake, questionnaire.status]).toEqual(['Questionnaire', 'urn:rls:intake', 'active']));
  it.each(Object.entries(promised))('asks %s as %s', (linkId, type) => expect(questions.get(linkId)?.item.type).toBe(type));
  it('names no linkId twice', () => expect(new Set(items.map(({ linkId }) => linkId)).size).toBe(items.length));
  it('asks one short question each', () => {
    for (const { text, type, linkId } of items) {
      if (type === 'group') continue;
      expect(text, linkId).toMatch(/\?$/u);
      expect(text.match(/\?/gu)?.length, linkId).toBe(1);
      expect(text.length, linkId).toBeLessThan(260);
    }
  });
  it('offers exactly the codes of the fact that a choice answers', () => {
    for (const [id, entry] of Object.entries(catalogue)) {
      const question = questions.get(id);
      if (entry.kind === 'choice' && question?.item.type === 'choice') expect(new Set(codesOf(id)), id).toEqual(new Set(entry.codes));
    }
    expect(codesOf('considering')).toEqual([...consideredDrugs]);
    expect(codesOf('override')).toEqual([...overridableRules]);
  });
  it('follow-up questions depend on a question and a code that exist', () => {
    for (const { linkId, enableWhen = [], enableBehavior } of items) {
      expect(enableWhen.length > 1, linkId).toBe(enableBehavior !== undefined);
      for (const { question, answerCoding } of enableWhen) {
        expect(questions.has(question), `${linkId} depends on ${question}`).toBe(true);
        if (answerCoding !== undefined) expect(codesOf(question), linkId).toContain(answerCoding.code);
      }
    }
  });
  it.each([
    ['osa-treatment', 'osa', 'present'],
    ['gestation-weeks', 'pregnancy', 'pregnant'],
    ['oral-iron-weeks', 'oral-iron', 'current'],
    ['oral-iron-weeks', 'oral-iron', 'completed'],
    ['iv-iron-date', 'iv-iron', 'given'],
  ])('%s follows %s = %s', (linkId, question, code) => expect(items.find((item) => item.linkId === linkId)?.enableWhen).toContainEqual({ question, operator: '=', answerCoding: { code } }));
  it('every quantity offers its units, every choice its codes with words', () => {
    expect(items.length).toBeGreaterThan(100);
    for (const { linkId, type, extension = [], answerOption = [] } of items) {
      if (type === 'quantity') expect(extension.filter(({ url }) => url.endsWith('/questionnaire-unitOption')).length, linkId).toBeGreaterThan(0);
      if (type === 'choice') expect(answerOption.every(({ valueCoding }) => valueCoding.display !== '') && answerOption.length > 1, linkId).toBe(true);
    }
  });
  it('every window belongs to a fact', () => {
    const derived = ['problem-list-complete', 'medicines-list-complete', 'allergies-complete', 'ferritin-low-or-on-iron', 'weight-on-dialysis', 'creatinine-in-ckd', 'qtc-with-risk'];
    expect(Object.keys(windows).filter((id) => !(id in catalogue) && !derived.includes(id))).toEqual([]);
  });
});
