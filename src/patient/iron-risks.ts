import { answerTo } from './answers/answered.ts';
import { onProblemList, type Evidence } from './conditions/on-problem-list.ts';
import { dayBefore } from './dates.ts';
import { done, eventsOf } from './events.ts';
import type { Fact, Facts } from './fact.ts';
import { newestFact } from './labs/chosen.ts';
import type { Reading } from './reading.ts';
import { windowOf, windows } from './windows.ts';

/** Carboxymaltose again within this time lowers phosphate (Injectafer label, as `iron-fcm-phosphate` reads it). */
const repeatCourseDays = 91;

const bariatricSurgery = ({ events }: Reading): readonly Evidence[] =>
  eventsOf(events, 'malabsorption', done).filter(({ kind }) => kind === 'procedure').map(({ title, source, date }) => ({ words: title, source, ...(date === undefined ? {} : { date }) }));

const recentCarboxymaltose = ({ medicines, asOf }: Reading): readonly Evidence[] =>
  medicines
    .filter(({ ingredient }) => ingredient === 'ferric-carboxymaltose')
    .flatMap(({ exposures, name }) => exposures.map((exposure) => ({ date: exposure.to ?? exposure.from, source: exposure.sources[0] ?? '', words: `${name} in the last 3 months` })))
    .flatMap(({ date, ...rest }) => (date !== undefined && date >= dayBefore(asOf, repeatCourseDays) && date <= asOf ? [{ ...rest, date }] : []));

/** Carboxymaltose answered as the last IV iron, within three months. */
const answeredCarboxymaltose = ({ answers, asOf }: Reading): readonly Evidence[] => {
  const product = answerTo(answers, 'iv-iron-product', asOf, {});
  const date = answerTo(answers, 'iv-iron-date', asOf, {});
  if (product.state === 'none' || date.state === 'none' || product.value !== 'ferric-carboxymaltose') return [];
  const day = String(date.value);
  return day >= dayBefore(asOf, repeatCourseDays) && day <= asOf ? [{ words: 'ferric carboxymaltose in the last 3 months', source: product.answer.source, date: day }] : [];
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
  }),
  'phosphate-risk': onProblemList(reading, {
    id: 'phosphate-risk',
    sets: ['phosphate-risk', 'malabsorption'],
    name: 'risk of low phosphate',
    settles: false,
    otherEvidence: [...recentCarboxymaltose(reading), ...answeredCarboxymaltose(reading)],
  }),
  haemoglobin: newestFact(reading, 'haemoglobin', 'g/dL', windowOf('haemoglobin')),
  phosphate: newestFact(reading, 'phosphate', 'mg/dL', windowOf('phosphate')),
  weight: newestFact(reading, 'weight', 'kg', dialysis.state === 'known' && dialysis.value === true ? windows['weight-on-dialysis'] : windows.weight),
});
