import type { Table } from './table.ts';

const gabapentin300 = { name: 'gabapentin 300 mg capsule', ingredient: 'gabapentin' };

/** Words that make a plain dose another one, or none: each was once read past. */
export const doubtful: readonly Table[] = [
  {
    family: 'not every day',
    ...gabapentin300,
    rows: [
      ['1 capsule at bedtime infrequently', '!'],
      ['1 capsule at bedtime most nights', '!'],
      ['1 capsule at bedtime on bad nights', '!'],
      ['1 capsule at bedtime during flares', '!'],
      ['1 capsule at bedtime when restless', '!'],
      ['1 capsule when going to bed', '300 x1'],
      ['1 capsule at bedtime before flights', '!'],
      ['1 capsule at bedtime for long flights', '!'],
      ['1 capsule at bedtime as needed before flights', '300 prn'],
      ['1 capsule at bedtime 3 nights a week', '128.571 x1 night'],
      ['1 capsule at bedtime two or three nights a week', '!'],
      ['1 capsule 4 times a day while awake', '1200 x4'],
      ['1 capsule every 4 hours while awake', '!'],
    ],
  },
  {
    family: 'not now, not so, or not only',
    ...gabapentin300,
    rows: [
      ['Used to take 1 capsule at bedtime', '!'],
      ['Took 1 capsule at bedtime', '!'],
      ['Consider 1 capsule at bedtime', '!'],
      ['1 capsule three times daily, patient usually takes twice', '!'],
      ['1 capsule daily to twice daily', '!'],
      ['at least 1 capsule nightly', '!'],
      ['1 capsule at bedtime +/- 1 at noon', '!'],
      ['1 capsule at bedtime and prn', '!'],
      ['1 capsule in the evening, may take a second capsule if needed', '!'],
      ['1 capsule nightly x 1 week then increase to 2 nightly if needed', '!'],
      ['1 capsule hs and 1 hour before', '!'],
      ['1 capsule 2 hours before bed, 1 at bedtime', '600 x2'],
      ['1 capsule nightly x 1 dose', '!'],
      ['2 capsules instead of 1 capsule at bedtime', '600 x1 night'],
      ['3 capsules at bedtime (was 2 capsules)', '900 x1 night'],
      ['1 capsule TID with Tylenol 500 mg prn', '!'],
      ['1 capsule TID with vitamin C 500 mg', '900 x3'],
      ['20 capsules at bedtime', '!'],
      ['3600 mg TID', '!'],
    ],
  },
  {
    family: 'dates that can be read in two ways matter where they differ today',
    ...gabapentin300,
    rows: [
      ['1 capsule at bedtime, starting 12/1/2026', '!'],
      ['1 capsule at bedtime, starting 6/1/2026', '300 x1'],
      ['1 capsule at bedtime until 7/1/2026', '300 x1 @2026-06-01..2026-07-01'],
      ['1 capsule at bedtime, until Wed 7/1/2026', '300 x1 @2026-06-01..2026-07-01'],
      ['1 capsule at bedtime until 12/1/2026', '!'],
      ['1 capsule nightly until 6/15/2026 then 2 capsules nightly', '300 x1 @2026-06-01..2026-06-15 -> 600 x1 @2026-06-16..'],
    ],
  },
];
