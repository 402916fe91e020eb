import { onProblemList, type Evidence } from './conditions/on-problem-list.ts';
import { done, eventsOf, uncertainProcedures } from './events.ts';
import type { Fact, Facts } from './fact.ts';
import { newestFact } from './labs/chosen.ts';
import type { Reading } from './reading.ts';
import { windowOf, windows } from './windows.ts';

/** Carboxymaltose again within this time lowers phosphate (Injectafer label, as `iron-fcm-phosphate` reads it). */
const repeatCourseWeeks = 13;

const bariatricSurgery = ({ events }: Reading): readonly Evidence[] =>
  eventsOf(events, 'malabsorption', done).filter(({ kind }) => kind === 'procedure').map(({ title, source, date }) => ({ words: title, source, ...(date === undefined ? {} : { date }) }));

/** The last IV iron was carboxymaltose, within three months; by the chart or by an answer. */
const recentCarboxymaltose = ({ medicineFacts }: Reading): readonly Evidence[] => {
  const product = medicineFacts['iv-iron-product'];
  const weeksAgo = medicineFacts['iv-iron-weeks-ago'];
  if (product?.state !== 'known' || product.value !== 'ferric-carboxymaltose' || weeksAgo?.state !== 'known' || typeof weeksAgo.value !== 'number') return [];
  if (weeksAgo.value > repeatCourseWeeks) return [];
  return [{ words: `ferric carboxymaltose ${weeksAgo.value} weeks ago`, source: product.sources[0] ?? '', ...(weeksAgo.date === undefined ? {} : { date: weeksAgo.date }) }];
};

/** What stands in the way of iron, or of one way of giving it. */
export const ironRisks = (reading: Reading, dialysis: Fact): Facts => ({
  'iron-overload': onProblemList(reading, { id: 'iron-overload', sets: ['iron-overload'], name: 'haemochromatosis or iron overload', pastCounts: true, settles: true }),
  malabsorption: onProblemList(reading, {
    id: 'malabsorption',
    sets: ['malabsorption'],
    name: 'malabsorption or bariatric surgery',
    settles: true,
    alsoNeeded: ['Procedure'],
    otherEvidence: bariatricSurgery(reading),
    uncertain: uncertainProcedures(reading.events, 'malabsorption', false).map(({ title, source }) => ({ words: title, source })),
  }),
  'phosphate-risk': onProblemList(reading, {
    id: 'phosphate-risk',
    sets: ['phosphate-risk', 'malabsorption'],
    name: 'risk of low phosphate',
    settles: false,
    otherEvidence: recentCarboxymaltose(reading),
  }),
  haemoglobin: newestFact(reading, 'haemoglobin', 'g/dL', windowOf('haemoglobin')),
  phosphate: newestFact(reading, 'phosphate', 'mg/dL', windowOf('phosphate')),
  weight: newestFact(reading, 'weight', 'kg', dialysis.state === 'known' && dialysis.value === true ? windows['weight-on-dialysis'] : windows.weight),
});
