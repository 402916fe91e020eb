import { onProblemList } from './conditions/on-problem-list.ts';
import type { Facts } from './fact.ts';
import type { Reading } from './reading.ts';

/** Oxalosis, which vitamin C can make worse (`esrd-vitamin-c`). */
export const oxalosis = (reading: Reading): Facts => ({ oxalosis: onProblemList(reading, { id: 'oxalosis', sets: ['oxalosis'], name: 'oxalosis or hyperoxaluria', settles: true }) });
