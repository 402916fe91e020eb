import { describe, expect, it } from 'vitest';
import { factOf, problem, say } from '../story.ts';

const icd9 = (code: string) => ({ code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-9-cm', code }] } });
const recent = { recordedDate: '2026-11-18' };

/**
 * What a problem list read in full does not name reads as not there, so a name the value sets do not know is a harm, not a
 * question. These are names and codes as practices, hospitals and old problem lists write them.
 */
const rows: readonly (readonly [fact: string, expected: unknown, entry: ReturnType<typeof problem>])[] = [
  ['copd', 'present', problem('COAD')],
  ['copd', 'present', problem('Stage 3 severe COPD by GOLD classification (HCC)')],
  ['copd', 'present', problem(['sct', '195951007'])],
  ['copd', 'present', problem(['sct', '135836000'])],
  ['copd', 'none', problem('Subcutaneous emphysema')],
  ['copd', 'none', problem('No evidence of COPD')],
  ['respiratory-compromise', true, problem('Pickwickian syndrome')],
  ['respiratory-compromise', true, problem('On home O2')],
  ['respiratory-compromise', true, problem('On long-term oxygen therapy')],
  ['respiratory-compromise', true, problem('Dependence on nocturnal oxygen therapy')],
  ['respiratory-compromise', true, problem('Type 2 respiratory failure')],
  ['respiratory-compromise', true, problem('Motor neurone disease')],
  ['respiratory-compromise', true, problem('Complex sleep apnea')],
  ['respiratory-compromise', true, problem(['icd', 'G71.11'])],
  ['respiratory-compromise', true, problem(['icd', 'I27.81'])],
  ['respiratory-compromise', true, problem(['icd', 'R06.3'])],
  ['respiratory-compromise', true, problem('', 'active', icd9('335.20'))],
  ['respiratory-compromise', true, problem('', 'active', icd9('358.00'))],
  ['respiratory-compromise', false, problem('Acute cor pulmonale')],
  ['respiratory-compromise', false, problem('Moderate persistent asthma')],
  ['dialysis', true, problem('Dialysis patient')],
  ['dialysis', true, problem('Established renal failure on CAPD')],
  ['dialysis', false, problem('Not on dialysis')],
  ['esrd', true, problem('CKD stage 5D')],
  ['esrd', true, problem('Established renal failure')],
  ['ckd-stage', '? must-ask', problem('Renal insufficiency')],
  ['ckd-stage', '? must-ask', problem('Chronic renal impairment')],
  ['ckd-stage', '? must-ask', problem('', 'active', icd9('403.90'))],
  ['ckd-stage', 'none', problem('Acute renal insufficiency')],
  ['hepatic-impairment', 'severe', problem('ESLD')],
  ['hepatic-impairment', 'none', problem('Hepatitis B immune')],
  ['malabsorption', true, problem('Status post sleeve gastrectomy')],
  ['malabsorption', true, problem('H/O gastric bypass')],
  ['malabsorption', true, problem('', 'active', icd9('579.0'))],
  ['malabsorption', true, problem('', 'active', icd9('V45.86'))],
  ['malabsorption', false, problem('Considering bariatric surgery')],
  ['malabsorption', false, problem(['icd', 'K90.41'])],
  ['inflammatory-disease', true, problem('', 'active', icd9('714.0'))],
  ['inflammatory-disease', true, problem('', 'active', icd9('556.9'))],
  ['inflammatory-disease', false, problem('Osteoarthritis')],
  ['device-implant', true, problem('Status post placement of implantable loop recorder')],
  ['device-implant', true, problem('', 'active', icd9('V45.01'))],
  ['device-implant', '? must-ask', problem('S/P pacemaker removal')],
  ['device-implant', '? must-ask', problem('ICD explanted 2021, pacemaker extraction')],
  ['lung-disease', true, problem('', 'active', icd9('516.3'))],
  ['substance-use', 'active', problem('EtOH use disorder')],
  ['substance-use', 'active', problem('Heroin addiction')],
  ['substance-use', '? must-ask', problem('Denies alcohol abuse')],
  ['substance-use', '? must-ask', problem('Family history of alcoholism')],
  ['dipyridamole-caution', true, problem('HOCM')],
  ['dipyridamole-caution', true, problem('', 'active', icd9('411.1'))],
  ['acute-infection', true, problem('Diabetic foot infection', 'active', recent)],
  ['acute-infection', true, problem('', 'active', { ...icd9('486'), ...recent })],
  ['phosphate-risk', true, problem('', 'active', icd9('268.9'))],
  // Named as history on an active list: what is chronic is still there, of the rest nobody knows.
  ['copd', 'present', problem('History of COPD')],
  ['copd', 'none', problem('History of COPD', 'resolved')],
  ['ckd-stage', '4', problem('Hx CKD stage 4')],
  ['respiratory-compromise', '? must-ask', problem('h/o home oxygen use')],
  ['respiratory-compromise', false, problem('h/o home oxygen use', 'resolved')],
  ['lung-disease', '? must-ask', problem('History of asthma')],
  ['hepatic-impairment', '? must-ask', problem('History of cirrhosis')],
  ['hepatic-impairment', '? must-ask', problem('Hx hepatitis C')],
  ['esrd', '? must-ask', problem('History of ESRD')],
  ['inflammatory-disease', '? must-ask', problem('History of rheumatoid arthritis')],
  ['osa', '? must-ask', problem('History of OSA')],
  ['osa', 'resolved', problem('History of OSA, resolved after weight loss')],
  ['osa', 'resolved', problem('OSA', 'resolved')],
  ['substance-use', 'remission', problem('History of alcohol abuse')],
];

describe('names and codes of the problem list that a value set might miss', () => {
  it.each(rows.map(([fact, expected, entry]) => ({ fact, expected, entry, written: JSON.stringify(entry.code) })))('$fact: $written', ({ fact, expected, entry }) => expect(say(factOf(fact, entry))).toBe(expected));
});
