import { choice, number, yesNo } from './entry.ts';

/** Iron stores, iron already taken, and what stands in the way of iron. */
export const ironFacts = {
  ferritin: number('ng/mL', 'Newest usable ferritin: 12 months; 6 if it is 75 or lower, or TSAT below 20 %, or the patient is on iron. Void within 12 weeks after IV iron (asks nothing).', { min: 0 }),
  tsat: number('%', 'Newest usable transferrin saturation, measured or derived from iron and TIBC (or transferrin) of one specimen; windows as ferritin.', { min: 0 }),
  'ferritin-unit-converted': yesNo('The ferritin, iron or TIBC in use was converted from another unit than ng/mL (µg/L counts) or µg/dL.'),
  'iron-result-implausible': yesNo('The newest ferritin, iron, TIBC or TSAT result has no usable unit, is implausible (converted ferritin < 1 without comparator or > 20000 ng/mL), or contradicts its reference range.'),
  'iron-studies-age': number('mo', 'Months since the older of the newest final ferritin and TSAT, whatever the window.', { min: 0 }),
  'iron-ever-low-or-treated': yesNo('Any ferritin on record at or below 75 ng/mL, any TSAT below 20 %, or iron ever given.'),
  crp: number('mg/L', 'C-reactive protein within 14 days of the date of the ferritin in use.', { min: 0 }),
  'crp-above-reference': yesNo('That CRP is above the upper limit its own report gives; known no when it gives none.'),
  'inflammatory-disease': yesNo('An active inflammatory disease (rheumatoid arthritis, lupus, inflammatory bowel disease, chronic infection …) on the problem list; a list read in full without one: no.'),
  'acute-infection': yesNo('Active acute infection, bacteraemia, or a current systemic antibiotic, within 14 days. No from an answer only; the chart alone gives yes or unknown (must be asked).'),
  'iron-overload': yesNo('Haemochromatosis or iron overload, active or resolved; family history does not count; settled by a problem list read in full.'),
  haemoglobin: number('g/dL', 'Within 6 months.', { min: 0 }),
  weight: number('kg', 'Within 6 months; 3 on dialysis.', { min: 0 }),
  phosphate: number('mg/dL', 'Within 4 weeks.', { min: 0 }),
  'phosphate-risk': yesNo('Vitamin D deficiency, malabsorption, hyperparathyroidism, inflammatory bowel disease, osteoporosis, or carboxymaltose in the last 3 months.'),
  'oral-iron': choice(['never', 'current', 'completed', 'intolerant'], 'Oral iron as treatment. The chart can show current or completed; never comes from an answer only.'),
  'oral-iron-weeks': number('wk', 'Weeks of oral iron, of the current or the last course.', { min: 0 }),
  'ferritin-low-at-oral-iron-start': yesNo('The last ferritin before oral iron began was 75 ng/mL or lower.'),
  'iv-iron': choice(['never', 'given'], 'Intravenous iron ever. The chart can show given; never comes from an answer only.'),
  'iv-iron-weeks-ago': number('wk', 'Weeks since the last IV iron; known only where it was given.', { min: 0 }),
  'iv-iron-product': choice(
    ['ferric-carboxymaltose', 'iron-sucrose', 'iron-dextran', 'ferumoxytol', 'ferric-derisomaltose', 'sodium-ferric-gluconate', 'other'],
    'Product of the last IV iron.',
  ),
  'iv-iron-reaction': yesNo('Serious reaction to any parenteral iron, or an active allergy to one. Allergies read in full without one settle nothing: no comes from an answer.'),
  'iv-iron-allergy': yesNo('An active allergy or intolerance to a parenteral iron product, serious or not; allergies read in full without one: no.'),
  malabsorption: yesNo('Malabsorption or bariatric surgery. Yes from the chart; no from an answer, or a problem list read in full.'),
  'fcm-unsuitable': yesNo('Ferric carboxymaltose unavailable or unsuitable. Unsaid counts as no.'),
  'declines-iv-iron': yesNo('The patient declines IV iron; this visit (answers of today, or in the last 30 days).'),
} as const;
