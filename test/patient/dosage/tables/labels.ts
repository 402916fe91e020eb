import type { Table } from './table.ts';

const gabapentin300 = { name: 'gabapentin 300 mg capsule', ingredient: 'gabapentin' };
const ropinirole1 = { name: 'ropinirole 1 mg tablet', ingredient: 'ropinirole' };
const oxycodone5 = { name: 'oxycodone 5 mg tablet', ingredient: 'oxycodone' };
const metoclopramide10 = { name: 'metoclopramide 10 mg tablet', ingredient: 'metoclopramide' };
const iron = { name: 'ferrous sulfate 325 (65 FE) MG tablet', ingredient: 'ferrous-sulfate' };

/** What pharmacies and offices add to a direction, and what happens when it is read past. */
export const labels: readonly Table[] = [
  {
    family: 'numbers of the supply are no dose',
    ...ropinirole1,
    rows: [
      ['1 tab qhs x90 days w/ 3 rf', '1 x1 night @2026-06-01..2026-08-29'],
      ['1 tab po qhs qty 30 ref x3', '1 x1 night'],
      ['1 TAB PO HS #90 TAB REF 3', '1 x1 night'],
      ['1 tab PO QHS, NR', '1 x1 night'],
      ['1 tab nightly. Earliest Fill Date: 11/1/2026', '1 x1 night'],
      ['1 tab nightly. Do not fill until 11/1/2026', '1 x1 night'],
      ['TK ONE T PO HS', '1 x1 night'],
    ],
  },
  {
    family: 'not yet, no longer, or not all of the month',
    ...ropinirole1,
    rows: [
      ['will start 1 tab nightly', '!'],
      ['Restart 1 tab qhs on 12/20/2026', '1 x1 night @2026-12-20..'],
      ['1 tab qhs. Last dose 10/1/2026', '!'],
      ['1 tab for the first 5 days of each month', '!'],
      ['1 tab daily for 7 days then', '!'],
      ['every night 1/2 tablet for one week then whole tablet', '0.5 x1 night @2026-06-01..2026-06-07 -> 1 x1 night @2026-06-08..'],
      ['1 tab daily. Dose change from 0.5 mg.', '1 x1'],
    ],
  },
  {
    family: 'points and commas of abbreviations',
    ...gabapentin300,
    rows: [
      ['1 cap. q. 8 hrs.', '900 x3'],
      ['300 mg PO TID (0900,1300,2100)', '900 x3 day'],
      ['2 tds (6/day)', '1800 x3 day'],
      ['300 mg Oral Nightly (2100)', '300 x1 night'],
      ['900 mg, Oral, Nightly, First dose (after last modification) on Tue 6/2/26 at 2100', '900 x1 night'],
      ['1 CAP, PO, TID, 30 days, 90 CAP, 5 Refills', '900 x3 @2026-06-01..2026-06-30'],
      ['1 cap tid for 90 doses', '!'],
      ['1 cap on nights she works', '!'],
      ['1 cap nightly after work shifts', '!'],
      ['300mg. 1 cap TID', '900 x3'],
      ['600 mg. 1 cap TID', '!'],
      ['1 - 300mg capsule TID', '900 x3'],
      ['TAKE 1 CAPSULE 3 TIMES DAILY WITH FOOD OR MILK', '900 x3'],
      ['one capsule nightly, at least 2 h after last meal', '300 x1 night'],
      ['Take a total of 3 capsules per day', '900'],
      ['Days 1-3: 300 mg once daily; Days 4-6: 300 mg BID; Day 7 on: 300 mg TID', '300 x1 -> 600 x2 -> 900 x3 @2026-06-07..'],
      ['2 caps QHS and 1 cap BID', '1200 x3'],
      ['Open 1 capsule and sprinkle on food 3 times daily', '900 x3'],
      ['3000 mg at bedtime', '!'],
      ['10 capsules (3000 mg) at bedtime', '3000 x1'],
      ['3600 mg at bedtime', '3600 x1'],
    ],
  },
  { family: 'meals and bedtime are four times, not five', ...metoclopramide10, rows: [['1 tab 4x/day 30 min before meals & hs', '40 x4'], ['1 tablet 30 minutes before meals and at bedtime', '!']] },
  {
    family: 'days of the week joined by dashes',
    ...iron,
    rows: [['1 tab daily Mon-Wed-Fri', '139.286 x1'], ['1 tab daily Mon-Fri', '232.143 x1'], ['1 tab M-F', '232.143 x1'], ['1 tab M-W-F', '139.286 x1'], ['1 tab q Monday and Thursday', '92.8571 x1'], ['one tab po QOD with OJ', '162.5']],
  },
  {
    family: 'the most of a when-needed direction',
    ...oxycodone5,
    rows: [
      ['1 tab daily prn, up to 2 tabs daily', '!'],
      ['1 tab at bedtime prn, max 1 tab daily', '5 prn'],
      ['Take 1 tablet as often as every 4 hours as needed', '30 prn'],
      ['1 TAB PO Q4-6H PRN PAIN NTE 8/DAY', '30 prn'],
      ['1 every 4-6 hours as needed for pain - no more than 5/day', '25 prn'],
      ['5 mg Oral Every 4 hours PRN, severe pain (7-10)', '30 prn'],
      ['1 tab prn up to 4 x d', '20 prn'],
    ],
  },
  { family: 'a ceiling on the other ingredient, named first', name: 'hydrocodone 7.5 mg-acetaminophen 325 mg tablet', ingredient: 'hydrocodone', rows: [['1-2 tab q6h prn; max APAP 3 g/day', '60 prn']] },
  { family: 'what holds how long stands in the name', name: 'aspirin-dipyridamole (AGGRENOX) 25-200 MG per 12 hr capsule', ingredient: 'dipyridamole', rows: [['Take 1 capsule by mouth 2 (two) times daily.', '400 x2']] },
  { family: 'levodopa is the larger figure', name: 'Sinemet 100/25 tablet', ingredient: 'levodopa', rows: [['1 tds', '300 x3']] },
  { family: 'levodopa is the larger figure, with benserazide', name: 'Madopar 50 mg/12.5 mg capsules', ingredient: 'levodopa', rows: [['1 at night', '50 x1']] },
  { family: 'a slip of the point', name: 'pramipexole 0.125 mg tablet', ingredient: 'pramipexole', rows: [['Take 1.25 mg nightly', '!'], ['Take 1 mg nightly', '1 x1']] },
  { family: 'a route in short', name: 'fentanyl 25 mcg/hr transdermal patch', ingredient: 'fentanyl', rows: [['1 PATCH TOP Q72H #10', '25 ug/h']] },
];
