import ceilings from '../../../fhir-mappings/dosage/ceilings.json' with { type: 'json' };

const highest: Readonly<Record<string, number>> = ceilings.daily;

/**
 * Whether a day's amount is more than anyone takes: 20 capsules at once, 3600 mg three times a day.
 *
 * @param daily mg a day; rotigotine mg/24 h
 */
export const isBeyondBelief = (daily: number, ingredient: string): boolean => daily > (highest[ingredient] ?? Number.POSITIVE_INFINITY) * 1.011;
