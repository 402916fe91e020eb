import { ruleBase } from '../guideline/assess.ts';
import type { FactId } from '../patient/catalogue.ts';

/** Figures that the guideline reads under another name: renal dose ceilings go by clearance, or by eGFR where there is none. */
const readAs: Readonly<Record<string, FactId>> = { crcl: 'renal-function', egfr: 'renal-function' };

const variables: ReadonlyMap<string, { readonly regions: readonly { readonly kind: string; readonly value?: number }[] }> = ruleBase.variables;

/** The thresholds that the guideline holds a number against; none where it reads no such fact. */
export const cutsOf = (id: string): readonly number[] => (variables.get(readAs[id] ?? id)?.regions ?? []).flatMap(({ kind, value }) => (kind === 'point' && value !== undefined ? [value] : []));
