import { renal } from '../data/thresholds.ts';
import { all, amount, any, applies, assessed, is, isUnknown, named, not, onceKnown, yes, type Expression } from '../logic/expression.ts';
import type { ConsideredDrug } from '../../patient/catalogue/medicines.ts';
import type { FactId } from '../../patient/catalogue.ts';
import { esrd, pregnantOrBreastFeeding } from './scope.ts';

export const osaUntreated = named('sleep apnoea untreated', all(is('osa', 'present'), is('osa-treatment', 'untreated', 'not-adherent')));
export const osaTreated = named('sleep apnoea treated', all(is('osa', 'present'), is('osa-treatment', 'treated-adherent')));

/** COPD of any severity, or other respiratory compromise. */
export const respiratoryCompromise = named('COPD or other respiratory compromise', any(is('copd', 'present'), yes('respiratory-compromise')));
const severityKnownAndNotSevere = onceKnown('copd-severity', is('copd-severity', 'mild', 'moderate'));
/** The clinician's override counts once the COPD is known not to be severe, and never for other respiratory compromise. */
const respiratoryOverridden = named(
  'respiratory caution overridden',
  all(yes('override-opioid-avoid-respiratory'), not(yes('respiratory-compromise')), severityKnownAndNotSevere),
);

export const opioidBlock = named(
  'opioid block',
  any(
    applies('opioid-block-osa-untreated'),
    all(applies('opioid-avoid-respiratory'), not(respiratoryOverridden)),
    applies('opioid-block-sud-active'),
    applies('opioid-on-moud'),
    applies('opioid-current-do-not-stack'),
    applies('opioid-antagonist-or-maoi'),
    pregnantOrBreastFeeding,
    is('hepatic-impairment', 'severe'),
  ),
);

export const opioidBlockedOrDeclined = named('opioid blocked or declined', any(opioidBlock, yes('declines-opioid')));

/** What the opioid screen asks for, whatever the answer (row `opioid-screen-incomplete`). */
const groups = {
  breathing: ['osa', 'copd', 'respiratory-compromise', 'lung-disease'],
  substances: ['substance-use', 'opioid-risk', 'current-opioid'],
  'sedation, kidneys and pregnancy': ['benzodiazepine', 'cns-depressant', 'renal-function', 'pregnancy'],
} as const satisfies Readonly<Record<string, readonly FactId[]>>;
const screenFacts: readonly FactId[] = Object.values(groups).flat();
const treatmentGap = all(is('osa', 'present'), isUnknown('osa-treatment'));

export const screenComplete = named(
  'opioid screen complete',
  all(
    yes('pdmp-checked'),
    ...Object.entries(groups).map(([group, facts]) => named(`${group} assessed`, all(...facts.map(assessed)))),
    any(not(is('osa', 'present')), assessed('osa-treatment')),
  ),
);

/** Some item of the screen has not been established. */
export const screenGap = named(
  'gap in the opioid screen',
  any(isUnknown('pdmp-checked'), ...Object.entries(groups).map(([group, facts]) => named(`${group} not assessed`, any(...facts.map(isUnknown)))), treatmentGap),
);
export const screenFactIds: readonly FactId[] = [...screenFacts, 'osa-treatment', 'pdmp-checked'];

const opioids = ['oxycodone', 'methadone', 'buprenorphine', 'tramadol', 'codeine', 'hydrocodone', 'morphine', 'fentanyl', 'other-opioid'] as const satisfies readonly ConsideredDrug[];
export const considering = (drug: ConsideredDrug): Expression => yes(`considering-${drug}`);
const opioidConsidered = named('opioid considered', any(...opioids.map(considering)));
export const opioidCurrent = named('opioid taken now', yes('current-opioid'));
export const opioidRelevant = named('opioid current or considered', any(opioidCurrent, opioidConsidered));

export const methadoneRelevant = named('methadone current or considered', any(yes('methadone-current'), considering('methadone')));

/** Renal function below 30 mL/min, CKD 4 or 5, or dialysis. */
export const kidneyDisease45 = named('CKD 4 or 5', any(esrd, amount('renal-function').below(renal.moderate), is('ckd-stage', '4', '5')));
