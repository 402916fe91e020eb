import type { MedicationDispense, MedicationRequest, MedicationStatement } from 'fhir/r4';
import { amount, chart, coded, daily, dispense, epic, every, meditech, mg, oracle, order, orderOf, statement, structured as s, units as u, type Case } from '../charts.ts';
import { drugs as d, named } from '../drugs.ts';

const cap = (value: number) => amount(value, 'capsule', '{capsule}');
const tab = (value: number) => amount(value, 'tablet', '{tbl}');

const epicCases: readonly Case[] = [
  chart('epic', 'nightly', 'gabapentin', epic('gabapentin (NEURONTIN) 300 MG capsule', 'Take 2 capsules (600 mg total) by mouth nightly.', { dose: mg(600), given: cap(2), times: ['2100'] }), { day: 600, times: 1 }),
  chart('epic', 'three times daily', 'gabapentin', epic('gabapentin (NEURONTIN) 100 MG capsule', 'Take 1 capsule (100 mg total) by mouth 3 (three) times daily.', { dose: mg(100), given: cap(1), times: ['0900', '1400', '2100'] }), { day: 300, times: 3 }),
  chart('epic', 'twice daily', 'pregabalin', epic('pregabalin (LYRICA) 75 MG capsule', 'Take 1 capsule (75 mg total) by mouth 2 (two) times daily.', { dose: mg(75), given: cap(1), times: ['0900', '2100'] }), { day: 150, times: 2 }),
  chart('epic', 'without an amount in brackets', 'ropinirole', epic('ropinirole (REQUIP) 1 MG tablet', 'TAKE 1 TABLET BY MOUTH EVERY DAY AT BEDTIME', { code: 'Nightly' }), { day: 1, times: 1 }),
  chart('epic', 'split with additional text', 'gabapentin', epic('gabapentin (NEURONTIN) 300 MG capsule', 'Take 1 capsule (300 mg total) by mouth in the morning and 2 capsules (600 mg total) before bedtime.', {}), { day: 900, times: 2 }),
  chart('epic', 'every 8 hours', 'gabapentin', epic('gabapentin (NEURONTIN) 600 MG tablet', 'Take 1 tablet (600 mg total) by mouth every 8 (eight) hours.', { dose: mg(600), given: tab(1), times: ['0600', '1400', '2200'] }), { day: 1800, times: 3 }),
  chart('epic', 'as needed', 'oxycodone', epic('oxyCODONE (ROXICODONE) 5 MG immediate release tablet', 'Take 1 tablet (5 mg total) by mouth every 6 (six) hours as needed for moderate pain (4-6).', { dose: mg(5), given: tab(1), prn: true, repeat: { frequency: 1, period: 6, periodUnit: 'h' }, code: 'Every 6 hours PRN' }), { day: 20, prn: true }),
  chart('epic', 'range as needed with a limit', 'hydrocodone', epic('HYDROcodone-acetaminophen (NORCO) 5-325 MG per tablet', 'Take 1-2 tablets by mouth every 6 (six) hours as needed for Pain. Max Daily Amount: 6 tablets', { prn: true }), { day: 30, prn: true }),
  chart('epic', 'as needed at bedtime', 'clonazepam', epic('clonazePAM (KLONOPIN) 0.5 MG tablet', 'Take 1 tablet (0.5 mg total) by mouth nightly as needed.', { dose: mg(0.5), given: tab(1), prn: true, times: ['2100'] }), { day: 0.5, prn: true }),
  chart('epic', 'levodopa', 'levodopa', epic('carbidopa-levodopa (SINEMET)  MG per tablet'.replace('  MG', ' 25-100 MG'), 'Take 1 tablet by mouth nightly.', { given: tab(1), times: ['2100'] }), { day: 100, times: 1 }),
  chart('epic', 'patch', 'rotigotine', epic('rotigotine (NEUPRO) 3 MG/24HR', 'Place 1 patch onto the skin daily.', { given: amount(1, 'patch', '{patch}'), times: ['2000'], route: 'Transdermal' }), { day: 3, times: 1 }),
  chart('epic', 'fentanyl patch', 'fentanyl', epic('fentaNYL (DURAGESIC) 50 MCG/HR', 'Place 1 patch onto the skin every third day.', { given: amount(1, 'patch', '{patch}'), repeat: { frequency: 1, period: 72, periodUnit: 'h' }, code: 'Every 72 hours', route: 'Transdermal' }), { day: 50, unit: 'ug/h' }),
  chart('epic', 'iron every other day', 'ferrous-sulfate', epic('ferrous sulfate 325 (65 FE) MG tablet', 'Take 1 tablet (325 mg total) by mouth every other day.', { dose: mg(325), given: tab(1), repeat: { frequency: 1, period: 2, periodUnit: 'd' }, code: 'Every other day' }), { day: 162.5 }),
  chart('epic', 'ropinirole titration with THEN', 'ropinirole', epic('rOPINIRole (REQUIP) 0.25 MG tablet', 'Take 1 tablet (0.25 mg total) by mouth nightly for 2 days, THEN 2 tablets (0.5 mg total) nightly for 5 days, THEN 4 tablets (1 mg total) nightly.', {}), { day: 1, times: 1 }),
  chart('epic', 'buprenorphine film', 'buprenorphine', epic('buprenorphine-naloxone (SUBOXONE) 2-0.5 mg sublingual film', 'Place 1 Film under the tongue 2 (two) times daily.', { given: amount(1, 'Film', '{film}'), times: ['0900', '2100'] }), { day: 4, times: 2 }),
  chart('epic', 'methadone', 'methadone', epic('methadone (DOLOPHINE) 5 MG tablet', 'Take 1.5 tablets (7.5 mg total) by mouth nightly. Max Daily Amount: 7.5 mg', { dose: mg(7.5), given: tab(1.5), times: ['2100'] }), { day: 7.5, times: 1 }),
  chart('epic', 'as directed', 'gabapentin', epic('gabapentin (NEURONTIN) 300 MG capsule', 'Take as directed.', {}), { day: 'unknown', times: 'unknown' }),
  chart('epic', 'twice words and structure differ', 'pregabalin', epic('pregabalin (LYRICA) 75 MG capsule', 'Take 1 capsule (75 mg total) by mouth 2 (two) times daily.', { dose: mg(75), given: cap(1), times: ['0900', '1400', '2100'] }), { day: 'unknown' }),
  chart('epic', 'enacarbil', 'gabapentin-enacarbil', epic('gabapentin enacarbil (HORIZANT) 300 MG ER tablet', 'Take 1 tablet (300 mg total) by mouth daily with dinner.', { dose: mg(300), given: tab(1), times: ['1700'] }), { day: 300, times: 1 }),
  chart('epic', 'Disp and refills', 'gabapentin', epic('gabapentin (NEURONTIN) 400 MG capsule', 'Take 1 capsule (400 mg total) by mouth at bedtime. , Disp-90 capsule, R-3', { dose: mg(400), given: cap(1), times: ['2100'] }), { day: 400, times: 1 }),
];

const oracleCases: readonly Case[] = [
  chart('oracle', 'three times', 'gabapentin', oracle(d.gaba300, '300 mg = 1 cap, Oral, TID, # 90 cap, 3 Refill(s)', '1 cap Oral (given by mouth) 3 times a day. Refills: 3.', { code: 'TID', text: 'TID' }, amount(1, 'cap', '{Capsule}')), { day: 900, times: 3 }),
  chart('oracle', 'dose in mg', 'gabapentin', oracle(d.gaba300, '600 mg = 2 cap, Oral, Daily, # 60 cap, 0 Refill(s)', '2 Capsules Oral (given by mouth) every day. Refills: 0.', { code: 'QD', text: 'Daily' }, mg(600)), { day: 600, times: 1 }),
  chart('oracle', 'at bedtime', 'gabapentin', oracle(d.gaba600, '600 mg = 1 tab, Oral, Once a day (at bedtime), # 30 tab, 5 Refill(s)', '1 tab Oral (given by mouth) once a day (at bedtime). Refills: 5.', 'Once a day (at bedtime)', amount(1, 'tab', '{tbl}')), { day: 600, times: 1 }),
  chart('oracle', 'q8hr', 'gabapentin', oracle(d.gaba800, '800 mg = 1 tab, Oral, q8hr, # 90 tab, 0 Refill(s)', '1 tab Oral (given by mouth) every 8 hours.', { code: 'Q8H', text: 'q8hr' }, amount(1, 'tab', '{tbl}')), { day: 2400, times: 3 }),
  chart('oracle', 'q6hr PRN', 'oxycodone', oracle(d.oxy5, '10 mg = 2 tab, Oral, q6hr, PRN for pain, severe, 0 Refill(s)', '2 tab Oral (given by mouth) every 6 hours as needed for pain, severe.', { code: 'Q6H', text: 'q6hr' }, amount(2, 'tab', '{tbl}'), {}, { asNeededCodeableConcept: { text: 'pain, severe' } }), { day: 40, prn: true }),
  chart('oracle', 'half tablet', 'clonazepam', oracle(d.clona1, '0.5 mg = 0.5 tab, Oral, Once a day (at bedtime), # 15 tab, 0 Refill(s)', '0.5 tab Oral (given by mouth) once a day (at bedtime).', 'Once a day (at bedtime)', amount(0.5, 'tab', '{tbl}')), { day: 0.5, times: 1 }),
  chart('oracle', 'QID', 'gabapentin', oracle(d.gaba300, '300 mg = 1 cap, Oral, QID, # 120 cap, 1 Refill(s)', '1 cap Oral (given by mouth) 4 times a day.', { code: 'QID', text: 'QID' }, amount(1, 'cap', '{Capsule}')), { day: 1200, times: 4 }),
  chart('oracle', 'every other day', 'ferrous-sulfate', oracle(d.feso4, '325 mg = 1 tab, Oral, Every other day, # 45 tab, 1 Refill(s)', '1 tab Oral (given by mouth) every other day.', { code: 'QOD', text: 'Every other day' }, amount(1, 'tab', '{tbl}')), { day: 162.5 }),
  chart('oracle', 'liquid', 'gabapentin', oracle(d.gabaLiquid, '300 mg = 6 mL, Oral, TID, # 540 mL, 0 Refill(s)', '6 mL Oral (given by mouth) 3 times a day.', { code: 'TID', text: 'TID' }, amount(6, 'mL')), { day: 900, times: 3 }),
  chart('oracle', 'patch', 'rotigotine', oracle(named(d.roti2, 'rotigotine 2 mg/24 hr transdermal film, extended release'), '1 patch, Topical, Daily, # 30 patch, 3 Refill(s)', '1 patch Topical every day.', { code: 'QD', text: 'Daily' }, amount(1, 'patch', '{patch}'), {}, { route: { text: 'Topical' } }), { day: 2, times: 1 }),
  chart('oracle', 'levodopa', 'levodopa', oracle(d.levo100, '1 tab, Oral, Bedtime, # 30 tab, 3 Refill(s)', '1 tab Oral (given by mouth) at bedtime.', { code: 'BED', text: 'Bedtime' }, amount(1, 'tab', '{tbl}')), { day: 100, times: 1 }),
  chart('oracle', 'home medicine as a plan', 'pramipexole', oracle(d.prami25, '0.25 mg = 1 tab, Oral, qPM, 0 Refill(s)', '1 tab Oral (given by mouth) every evening.', { code: 'PM', text: 'qPM' }, amount(1, 'tab', '{tbl}'), { intent: 'plan', reportedBoolean: true }), { day: 0.25, times: 1 }),
  chart('oracle', 'dose only', 'ropinirole', oracle(d.ropi1, '1 mg = 1 tab, Oral, 0 Refill(s)', undefined, undefined, amount(1, 'tab', '{tbl}')), { day: 'unknown', times: 'unknown' }),
  chart('oracle', 'see instructions', 'gabapentin', oracle(d.gaba300, 'See Instructions, # 90 cap, 0 Refill(s)', undefined, undefined, undefined), { day: 'unknown', times: 'unknown' }),
  chart('oracle', 'see instructions with instructions', 'gabapentin', oracle(d.gaba300, 'See Instructions, 1 cap in the morning and 2 caps at bedtime, # 90 cap, 0 Refill(s)', '1 cap in the morning and 2 caps at bedtime. Refills: 0.', 'See Instructions', undefined), { day: 900, times: 2 }),
  chart('oracle', 'structure contradicts text', 'gabapentin', oracle(d.gaba300, '300 mg = 1 cap, Oral, TID, # 90 cap, 0 Refill(s)', '1 cap Oral (given by mouth) 3 times a day.', { code: 'TID', text: 'TID' }, amount(2, 'cap', '{Capsule}')), { day: 'unknown' }),
  chart('oracle', 'code contradicts text', 'gabapentin', oracle(d.gaba300, '300 mg = 1 cap, Oral, TID, # 90 cap, 0 Refill(s)', '1 cap Oral (given by mouth) 3 times a day.', { code: 'BID', text: 'BID' }, amount(1, 'cap', '{Capsule}')), { day: 'unknown' }),
  chart('oracle', 'four times a day before meals', 'gabapentin', oracle(d.gaba100, '200 mg = 2 cap, Oral, QID (before meals and at bedtime), # 240 cap, 0 Refill(s)', '2 cap Oral (given by mouth) 4 times a day (before meals and at bedtime).', 'QID (before meals and at bedtime)', amount(2, 'cap', '{Capsule}')), { day: 800, times: 4 }),
  chart('oracle', 'twice a day with meals', 'pregabalin', oracle(d.prega75, '75 mg = 1 cap, Oral, BID (with meals), # 60 cap, 5 Refill(s)', '1 cap Oral (given by mouth) 2 times a day (with meals).', 'BID (with meals)', amount(1, 'cap', '{Capsule}')), { day: 150, times: 2 }),
];

const meditechCases: readonly Case[] = [
  chart('meditech', 'mg', 'gabapentin', meditech('gabapentin 300 mg capsule', '300 mg orally three times a day', mg(300), daily(3), { code: 'TID', text: 'three times a day' }), { day: 900, times: 3 }),
  chart('meditech', 'at bedtime', 'ropinirole', meditech('rOPINIRole 0.5 mg tablet', '0.5 mg orally at bedtime', mg(0.5), daily(1), { code: 'BED', text: 'at bedtime' }), { day: 0.5, times: 1 }),
  chart('meditech', 'caps from the name', 'gabapentin', meditech('gabapentin 100 mg capsule', '3 cap orally at bedtime', amount(3, 'cap', 'cap'), daily(1), { code: 'BED', text: 'at bedtime' }), { day: 300, times: 1 }),
  chart('meditech', 'EACH tablet', 'pramipexole', meditech('pramipexole 0.25 mg tablet', '2 each oral daily', amount(2, 'EACH', 'EACH'), daily(1), { code: 'QD', text: 'daily' }), { day: 0.5, times: 1 }),
  chart('meditech', 'every 6 hours as needed', 'oxycodone', meditech('oxyCODONE 5 mg tablet', '5 mg orally every 6 hours as needed for pain', mg(5), { frequency: 4, period: 1, periodUnit: 'd' }, { code: 'Q6H', text: 'Q6H' }, {}, { asNeededBoolean: true }), { day: 20, prn: true }),
  chart('meditech', 'half tab', 'clonazepam', meditech('clonazePAM 1 mg tablet', '0.5 tab orally at bedtime', amount(0.5, 'tab', 'tab'), daily(1), { code: 'BED', text: 'bedtime' }), { day: 0.5, times: 1 }),
  chart('meditech', 'mL', 'gabapentin', meditech('gabapentin 250 mg/5 mL oral solution', '6 ml orally twice a day', amount(6, 'ml', 'ml'), daily(2), { code: 'BID', text: 'twice a day' }), { day: 600, times: 2 }),
  chart('meditech', 'patch', 'rotigotine', meditech('rotigotine 2 mg/24 hr patch', '1 patch transdermal daily', amount(1, 'patch', 'patch'), daily(1), { code: 'QD', text: 'daily' }), { day: 2, times: 1 }),
  chart('meditech', 'fentanyl patch', 'fentanyl', meditech('fentaNYL 25 mcg/hr patch', '1 patch transdermal every 72 hours', amount(1, 'patch', 'patch'), { frequency: 1, period: 72, periodUnit: 'h' }, { code: 'Q72H', text: 'Q72H' }), { day: 25, unit: 'ug/h' }),
  chart('meditech', 'home medicine', 'pregabalin', meditech('pregabalin 75 mg capsule', '75 mg orally twice a day', mg(75), daily(2), { code: 'BID', text: 'twice a day' }, { intent: 'proposal', reportedBoolean: true }), { day: 150, times: 2 }),
  chart('meditech', 'frequency contradicts', 'pregabalin', meditech('pregabalin 75 mg capsule', '75 mg orally twice a day', mg(75), daily(3), { code: 'TID', text: 'three times a day' }), { day: 'unknown' }),
  chart('meditech', 'levodopa', 'levodopa', meditech('carbidopa-levodopa 25 mg-100 mg tablet', '1 tab orally three times a day', amount(1, 'tab', 'tab'), daily(3), { code: 'TID', text: 'three times a day' }), { day: 300, times: 3 }),
];

const two = (first: MedicationRequest, second: MedicationStatement | MedicationDispense | MedicationRequest) => [first, second];
const multi: readonly Case[] = [
  chart('multi', 'order and its dispense', 'gabapentin', (() => { const o = order(d.gaba300, '1 capsule three times daily'); return two(o, dispense(d.gaba300, 'TAKE 1 CAPSULE BY MOUTH 3 TIMES DAILY', 90, 30, { authorizingPrescription: [{ reference: `MedicationRequest/${o.id ?? ''}` }] })); })(), { day: 900, times: 3 }),
  chart('multi', 'order and dispense without a link', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily'), dispense(d.gaba300, 'TAKE 1 CAPSULE BY MOUTH 3 TIMES DAILY', 90, 30)), { day: 900, times: 3 }),
  chart('multi', 'order and statement without a link', 'pregabalin', two(order(d.prega75, '1 capsule twice daily'), statement(d.prega75, '75 mg twice a day')), { day: 150, times: 2 }),
  chart('multi', 'two strengths together', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily'), order(d.gaba600, '1 tablet at bedtime in addition to the 300 mg capsules')), { day: 1500, best: 1500 }),
  chart('multi', 'two strengths, morning and night', 'pregabalin', two(order(d.prega75, '1 capsule every morning'), order(d.prega150, '1 capsule at bedtime')), { day: 225 }),
  chart('multi', 'replaced order: stopped and active', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily', { status: 'stopped', authoredOn: '2026-03-01' }), order(d.gaba600, '1 tablet three times daily')), { day: 1800, times: 3 }),
  chart('multi', 'lowered after a higher dose', 'gabapentin', two(order(d.gaba600, '1 tablet three times daily', { status: 'stopped', authoredOn: '2026-01-01' }), order(d.gaba300, '1 capsule three times daily')), { day: 900, times: 3, best: 1800 }),
  chart('multi', 'completed and active', 'ropinirole', two(order(d.ropi5, '1 tablet nightly', { status: 'completed', authoredOn: '2026-02-01' }), order(d.ropi1, '1 tablet nightly')), { day: 1, times: 1 }),
  chart('multi', 'draft counts for nothing', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily'), order(d.gaba600, '1 tablet three times daily', { status: 'draft', authoredOn: '2026-11-20' })), { day: 900, times: 3 }),
  chart('multi', 'entered in error', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily'), order(d.gaba800, '1 tablet three times daily', { status: 'entered-in-error' })), { day: 900, times: 3 }),
  chart('multi', 'cancelled', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily'), order(d.gaba800, '1 tablet three times daily', { status: 'cancelled' })), { day: 900, times: 3 }),
  chart('multi', 'same order twice', 'ropinirole', two(order(d.ropi1, '1 tablet at bedtime', { authoredOn: '2026-05-01' }), order(d.ropi1, '1 tablet at bedtime', { authoredOn: '2026-06-01' })), { day: 1, times: 1 }),
  chart('multi', 'renewal with priorPrescription', 'gabapentin', (() => { const o = order(d.gaba300, '1 capsule twice daily', { authoredOn: '2026-01-05', status: 'completed' }); return [o, order(d.gaba300, '2 capsules twice daily', { priorPrescription: { reference: `MedicationRequest/${o.id ?? ''}` } })]; })(), { day: 1200, times: 2 }),
  chart('multi', 'parts without a sequence', 'gabapentin', order(d.gaba300, [{ text: '1 capsule in the morning' }, { text: '2 capsules at bedtime' }]), { day: 900, times: 2 }),
  chart('multi', 'parts with structure only', 'gabapentin', order(d.gaba300, [s(mg(300), { ...daily(1), when: ['NOON'] }), s(mg(600), { ...daily(1), when: ['HS'] })]), { day: 900, times: 2 }),
  chart('multi', 'parts by clock time', 'ropinirole', order(d.ropi1, [s(mg(1), { ...daily(1), timeOfDay: ['16:00:00'] }), s(mg(2), { ...daily(1), timeOfDay: ['21:00:00'] })]), { day: 3, times: 2 }),
  chart('multi', 'steps: the second is open', 'pramipexole', order(d.prami125, [{ sequence: 1, text: '1 tablet nightly for 7 days', ...s(u(d.prami125, 1), { ...daily(1), boundsDuration: amount(7, 'd') }) }, { sequence: 2, text: 'then 2 tablets nightly', ...s(u(d.prami125, 2), daily(1)) }]), { day: 0.25, times: 1 }),
  chart('multi', 'steps in weeks', 'gabapentin', order(d.gaba300, [{ sequence: 1, ...s(mg(300), { ...daily(1), boundsDuration: amount(1, 'wk') }) }, { sequence: 2, ...s(mg(300), { ...daily(2), boundsDuration: amount(1, 'wk') }) }, { sequence: 3, ...s(mg(300), daily(3)) }]), { day: 900, times: 3 }),
  chart('multi', 'a step in the future', 'gabapentin', order(d.gaba300, [{ sequence: 1, ...s(mg(300), { ...daily(3), boundsPeriod: { start: '2026-06-01', end: '2026-12-31' } }) }, { sequence: 2, ...s(mg(600), { ...daily(3), boundsPeriod: { start: '2027-01-01' } }) }]), { day: 900, times: 3, best: 900 }),
  chart('multi', 'taper by periods', 'gabapentin', order(d.gaba300, [{ sequence: 1, ...s(mg(900), { ...daily(3), boundsPeriod: { start: '2026-06-01', end: '2026-09-30' } }) }, { sequence: 2, ...s(mg(600), { ...daily(3), boundsPeriod: { start: '2026-10-01', end: '2026-12-31' } }) }, { sequence: 3, ...s(mg(300), { ...daily(3), boundsPeriod: { start: '2027-01-01' } }) }]), { day: 1800, times: 3, best: 2700 }),
  chart('multi', 'fentanyl patches together', 'fentanyl', two(order(d.fent25, '1 patch every 72 hours with the 50 mcg/hr patch (total 75 mcg/hr)'), order(d.fent50, '1 patch every 72 hours with the 25 mcg/hr patch (total 75 mcg/hr)')), { day: 75, unit: 'ug/h' }),
  chart('multi', 'methadone tablets together', 'methadone', two(order(d.metha5, '1 tablet at bedtime along with one 10 mg tablet'), order(d.metha10, '1 tablet at bedtime along with one 5 mg tablet')), { day: 15 }),
  chart('multi', 'future order', 'gabapentin', two(order(d.gaba300, '1 capsule three times daily'), order(d.gaba600, [{ text: '1 tablet three times daily', timing: { repeat: { ...daily(3), boundsPeriod: { start: '2026-12-15' } } } }], { authoredOn: '2026-11-20' })), { day: 900, times: 3, best: 900 }),
];

const stmt: readonly Case[] = [
  chart('stmt', 'patient takes at night', 'gabapentin', statement(d.gaba300, 'Pt states she takes 2 capsules at night'), { day: 600, times: 1 }),
  chart('stmt', 'reports taking', 'pramipexole', statement(d.prami25, 'Reports taking one tablet every evening'), { day: 0.25, times: 1 }),
  chart('stmt', 'structured statement', 'pregabalin', statement(d.prega75, s(mg(75), daily(2))), { day: 150, times: 2 }),
  chart('stmt', 'takes half', 'clonazepam', statement(d.clona1, 'Takes half a tablet at bedtime'), { day: 0.5, times: 1 }),
  chart('stmt', 'I take', 'gabapentin', statement(d.gaba300, 'I take 1 in the morning and 2 before bed'), { day: 900, times: 2 }),
  chart('stmt', 'over the counter iron twice', 'ferrous-sulfate', statement(d.feso4, '1 tablet twice a day'), { day: 650, times: 2 }),
  chart('stmt', 'iron every other day', 'ferrous-sulfate', statement(d.feso4, 'One tablet every other day'), { day: 162.5 }),
  chart('stmt', 'completed statement', 'gabapentin', statement(d.gaba300, '1 capsule three times daily', { status: 'completed', effectivePeriod: { start: '2026-01-01', end: '2026-03-01' } }), { day: 0, best: 900 }),
  chart('stmt', 'as needed', 'levodopa', statement(d.levo100, 'Takes one tablet as needed before flights, at most one a day'), { day: 100, prn: true }),
  chart('stmt', 'does not remember', 'gabapentin', statement(d.gaba300, 'Unsure of dose'), { day: 'unknown', times: 'unknown' }),
  chart('stmt', 'no dosage', 'gabapentin', statement(d.gaba300, []), { day: 'unknown', times: 'unknown' }),
  chart('stmt', 'dispense three times', 'gabapentin', dispense(d.gaba300, 'TAKE 1 CAPSULE BY MOUTH THREE TIMES DAILY', 90, 30), { day: 900, times: 3 }),
  chart('stmt', 'dispense with 90 days', 'ropinirole', dispense(d.ropi1, 'TAKE 2 TABLETS BY MOUTH AT BEDTIME', 180, 90), { day: 2, times: 1 }),
  chart('stmt', 'dispense with quantity that fits a half', 'clonazepam', dispense(d.clona5, 'TAKE 1/2 TABLET BY MOUTH AT BEDTIME', 15, 30), { day: 0.25, times: 1 }),
  chart('stmt', 'dispense: quantity and days only', 'gabapentin', dispense(d.gaba300, [], 90, 30), { day: 'unknown', times: 'unknown' }),
  chart('stmt', 'dispense: as directed', 'gabapentin', dispense(d.gaba300, 'TAKE AS DIRECTED', 90, 30), { day: 'unknown', times: 'unknown' }),
  chart('stmt', 'dispense patch', 'rotigotine', dispense(d.roti2, 'APPLY 1 PATCH TO SKIN EVERY DAY', 30, 30), { day: 2, times: 1 }),
  chart('stmt', 'dispense structured', 'gabapentin', dispense(d.gaba600, s(u(d.gaba600, 1), every(8, 'h')), 90, 30), { day: 1800, times: 3 }),
  chart('stmt', 'dispense mL', 'pregabalin', dispense(d.pregaLiquid, 'TAKE 5 ML BY MOUTH TWICE DAILY', 300, 30), { day: 200, times: 2 }),
  chart('stmt', 'statement by code of timing', 'gabapentin', statement(d.gaba300, { ...s(u(d.gaba300, 1), undefined), ...coded('TID') }), { day: 900, times: 3 }),
];

const strengths: readonly Case[] = [
  chart('qty', 'Medication with an amount ratio', 'gabapentin', orderOf({ code: { text: 'Gabapentin capsule' }, ingredient: [{ itemCodeableConcept: { text: 'gabapentin' }, strength: { numerator: mg(300), denominator: amount(1, 'capsule', '{capsule}') } }] }, s(cap(1), daily(3))), { day: 900, times: 3 }),
  chart('qty', 'Medication: liquid strength', 'gabapentin', orderOf({ code: { text: 'Gabapentin oral solution' }, ingredient: [{ itemCodeableConcept: { text: 'gabapentin' }, strength: { numerator: mg(250), denominator: amount(5, 'mL') } }] }, s(amount(6, 'mL'), daily(3))), { day: 900, times: 3 }),
  chart('qty', 'Medication: combination', 'levodopa', orderOf({ code: { text: 'Carbidopa and levodopa' }, ingredient: [{ itemCodeableConcept: { text: 'carbidopa' }, strength: { numerator: mg(25), denominator: tab(1) } }, { itemCodeableConcept: { text: 'levodopa' }, strength: { numerator: mg(100), denominator: tab(1) } }] }, s(tab(1), daily(3))), { day: 300, times: 3 }),
  chart('qty', 'Medication: strength in micrograms', 'ropinirole', orderOf({ code: { text: 'Ropinirole' }, form: { text: 'Tablet' }, ingredient: [{ itemCodeableConcept: { text: 'ropinirole' }, strength: { numerator: amount(500, 'ug'), denominator: tab(1) } }] }, s(tab(2), daily(1))), { day: 1, times: 1 }),
  chart('qty', 'Medication: name and strength contradict', 'gabapentin', orderOf({ code: { text: 'Gabapentin 300 mg capsule' }, ingredient: [{ itemCodeableConcept: { text: 'gabapentin' }, strength: { numerator: mg(100), denominator: cap(1) } }] }, s(cap(1), daily(3))), { day: 'unknown' }),
  chart('qty', 'Medication by code', 'pregabalin', orderOf({ code: { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '483450', display: 'pregabalin 75 MG Oral Capsule' }] } }, s(cap(1), daily(2))), { day: 150, times: 2 }),
];

export const offices: readonly Case[] = [...epicCases, ...oracleCases, ...meditechCases, ...multi, ...stmt, ...strengths];
