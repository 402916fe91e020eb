import { onProblemList, type Evidence } from './conditions/on-problem-list.ts';
import { done, eventsOf } from './events.ts';
import type { Facts } from './fact.ts';
import type { Reading } from './reading.ts';

const implants = ({ events }: Reading): readonly Evidence[] =>
  eventsOf(events, 'implanted-device', done)
    .filter(({ kind }) => kind !== 'order')
    .map(({ title, source, date }) => ({ words: title, source, ...(date === undefined ? {} : { date }) }));

/** What stands against peroneal nerve stimulation and shows in charts; that it is not there is for the clinician to say. */
export const device = (reading: Reading): Facts => ({
  'device-implant': onProblemList(reading, { id: 'device-implant', sets: ['implanted-device'], name: 'implanted device', settles: false, otherEvidence: implants(reading) }),
  'device-epilepsy': onProblemList(reading, { id: 'device-epilepsy', sets: ['epilepsy'], name: 'epilepsy', settles: false }),
});
