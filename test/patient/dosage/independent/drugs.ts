/** A product as an EHR names it. `code` is RxNorm's, `display` its name there; `unit` and `ucum` how its doses are counted. */
export interface Drug {
  readonly ingredient: string;
  readonly name: string;
  readonly code?: string;
  readonly display?: string;
  readonly unit: string;
  readonly ucum: string;
}

const counted = (unit: string, ucum: string) => (ingredient: string, name: string, code?: string, display?: string): Drug => ({
  ingredient,
  name,
  unit,
  ucum,
  ...(code === undefined ? {} : { code }),
  ...(display === undefined ? {} : { display }),
});
const tablet = counted('tablet', '{tbl}');
const capsule = counted('capsule', '{capsule}');
const patch = counted('patch', '{patch}');
const film = counted('film', '{film}');
const liquid = counted('mL', 'mL');

/** The products of the charts. Codes: RxNorm. */
export const drugs = {
  gaba100: capsule('gabapentin', 'gabapentin 100 mg capsule', '310430', 'gabapentin 100 MG Oral Capsule'),
  gaba300: capsule('gabapentin', 'gabapentin 300 mg capsule', '310431', 'gabapentin 300 MG Oral Capsule'),
  gaba400: capsule('gabapentin', 'gabapentin 400 mg capsule', '310432', 'gabapentin 400 MG Oral Capsule'),
  gaba600: tablet('gabapentin', 'gabapentin 600 mg tablet', '310433', 'gabapentin 600 MG Oral Tablet'),
  gaba800: tablet('gabapentin', 'gabapentin 800 mg tablet', '310434', 'gabapentin 800 MG Oral Tablet'),
  gabaLiquid: liquid('gabapentin', 'gabapentin 250 mg/5 mL oral solution', '283523', 'gabapentin 50 MG/ML Oral Solution'),
  gralise300: tablet('gabapentin', 'Gralise 300 mg tablet', '1115012', 'Once-Daily gabapentin 300 MG Oral Tablet [Gralise]'),
  gralise600: tablet('gabapentin', 'Gralise 600 mg tablet', '1115013', 'Once-Daily gabapentin 600 MG Oral Tablet [Gralise]'),
  horizant300: tablet('gabapentin-enacarbil', 'Horizant 300 mg tablet, extended release', '1482821', 'gabapentin enacarbil 300 MG Extended Release Oral Tablet [Horizant]'),
  horizant600: tablet('gabapentin-enacarbil', 'Horizant 600 mg tablet, extended release', '1101339', 'gabapentin enacarbil 600 MG Extended Release Oral Tablet [Horizant]'),
  prega25: capsule('pregabalin', 'pregabalin 25 mg capsule', '483442', 'pregabalin 25 MG Oral Capsule'),
  prega50: capsule('pregabalin', 'pregabalin 50 mg capsule', '483448', 'pregabalin 50 MG Oral Capsule'),
  prega75: capsule('pregabalin', 'pregabalin 75 mg capsule', '483450', 'pregabalin 75 MG Oral Capsule'),
  prega100: capsule('pregabalin', 'pregabalin 100 mg capsule', '483438', 'pregabalin 100 MG Oral Capsule'),
  prega150: capsule('pregabalin', 'pregabalin 150 mg capsule', '483440', 'pregabalin 150 MG Oral Capsule'),
  prega300: capsule('pregabalin', 'pregabalin 300 mg capsule', '483444', 'pregabalin 300 MG Oral Capsule'),
  pregaLiquid: liquid('pregabalin', 'pregabalin 20 mg/mL oral solution', '898715', 'pregabalin 20 MG/ML Oral Solution'),
  lyricaCR82: tablet('pregabalin', 'Lyrica CR 82.5 mg tablet, extended release', '1994395', '24 HR pregabalin 82.5 MG Extended Release Oral Tablet [Lyrica]'),
  lyricaCR330: tablet('pregabalin', 'Lyrica CR 330 mg tablet, extended release', '1994392', '24 HR pregabalin 330 MG Extended Release Oral Tablet [Lyrica]'),
  prami125: tablet('pramipexole', 'pramipexole 0.125 mg tablet', '859033', 'pramipexole dihydrochloride 0.125 MG Oral Tablet'),
  prami25: tablet('pramipexole', 'pramipexole 0.25 mg tablet', '859040', 'pramipexole dihydrochloride 0.25 MG Oral Tablet'),
  prami5: tablet('pramipexole', 'pramipexole 0.5 mg tablet', '859044', 'pramipexole dihydrochloride 0.5 MG Oral Tablet'),
  prami1: tablet('pramipexole', 'pramipexole 1 mg tablet', '859052', 'pramipexole dihydrochloride 1 MG Oral Tablet'),
  pramiER: tablet('pramipexole', 'pramipexole ER 0.375 mg 24 hr tablet'),
  ropi25: tablet('ropinirole', 'ropinirole 0.25 mg tablet', '312845', 'ropinirole 0.25 MG Oral Tablet'),
  ropi5: tablet('ropinirole', 'ropinirole 0.5 mg tablet', '312846', 'ropinirole 0.5 MG Oral Tablet'),
  ropi1: tablet('ropinirole', 'ropinirole 1 mg tablet', '314208', 'ropinirole 1 MG Oral Tablet'),
  ropi2: tablet('ropinirole', 'ropinirole 2 mg tablet', '312847', 'ropinirole 2 MG Oral Tablet'),
  ropi3: tablet('ropinirole', 'ropinirole 3 mg tablet', '283858', 'ropinirole 3 MG Oral Tablet'),
  ropiXL4: tablet('ropinirole', 'ropinirole ER (Requip XL) 4 mg 24 hr tablet', '799056', '24 HR ropinirole 4 MG Extended Release Oral Tablet'),
  roti1: patch('rotigotine', 'rotigotine 1 mg/24 hour transdermal patch', '1251912', '24 HR rotigotine 0.0417 MG/HR Transdermal System'),
  roti2: patch('rotigotine', 'rotigotine 2 mg/24 hour transdermal patch', '722253', '24 HR rotigotine 0.0833 MG/HR Transdermal System'),
  roti3: patch('rotigotine', 'Neupro 3 mg/24 hour transdermal patch'),
  roti4: patch('rotigotine', 'rotigotine 4 mg/24 hr patch'),
  levo100: tablet('levodopa', 'carbidopa-levodopa 25-100 mg tablet', '197444', 'carbidopa 25 MG / levodopa 100 MG Oral Tablet'),
  levo250: tablet('levodopa', 'carbidopa-levodopa 25-250 mg tablet', '197445', 'carbidopa 25 MG / levodopa 250 MG Oral Tablet'),
  levoER: tablet('levodopa', 'carbidopa-levodopa ER 50-200 mg tablet'),
  clona5: tablet('clonazepam', 'clonazepam 0.5 mg tablet', '197527', 'clonazepam 0.5 MG Oral Tablet'),
  clona1: tablet('clonazepam', 'clonazepam 1 mg tablet', '197528', 'clonazepam 1 MG Oral Tablet'),
  metha5: tablet('methadone', 'methadone 5 mg tablet', '864718', 'methadone hydrochloride 5 MG Oral Tablet'),
  metha10: tablet('methadone', 'methadone 10 mg tablet', '864706', 'methadone hydrochloride 10 MG Oral Tablet'),
  methaConcentrate: liquid('methadone', 'methadone 10 mg/mL oral concentrate', '991147', 'methadone hydrochloride 10 MG/ML Oral Solution'),
  methaLiquid: liquid('methadone', 'methadone 10 mg/5 mL oral solution', '864769', 'methadone hydrochloride 2 MG/ML Oral Solution'),
  oxy5: tablet('oxycodone', 'oxycodone 5 mg tablet', '1049621', 'oxycodone hydrochloride 5 MG Oral Tablet'),
  oxy10: tablet('oxycodone', 'oxycodone 10 mg tablet', '1049683', 'oxycodone hydrochloride 10 MG Oral Tablet'),
  oxyER20: tablet('oxycodone', 'oxycodone ER 20 mg 12 hr tablet', '1049563', '12 HR oxycodone hydrochloride 20 MG Extended Release Oral Tablet'),
  oxyLiquid: liquid('oxycodone', 'oxycodone 5 mg/5 mL oral solution', '1049604', 'oxycodone hydrochloride 1 MG/ML Oral Solution'),
  percocet: tablet('oxycodone', 'oxycodone-acetaminophen 5-325 mg tablet', '1049221', 'acetaminophen 325 MG / oxycodone hydrochloride 5 MG Oral Tablet'),
  targin: tablet('oxycodone', 'Targiniq ER 10-5 mg tablet'),
  norco5: tablet('hydrocodone', 'HYDROcodone-acetaminophen 5-325 mg tablet', '857002', 'acetaminophen 325 MG / hydrocodone bitartrate 5 MG Oral Tablet'),
  norco10: tablet('hydrocodone', 'hydrocodone-acetaminophen 10-325 mg tablet', '856999', 'acetaminophen 325 MG / hydrocodone bitartrate 10 MG Oral Tablet'),
  norcoLiquid: liquid('hydrocodone', 'hydrocodone-acetaminophen 7.5-325 mg/15 mL oral solution'),
  tram50: tablet('tramadol', 'tramadol 50 mg tablet', '835603', 'tramadol hydrochloride 50 MG Oral Tablet'),
  tramER: tablet('tramadol', 'tramadol ER 100 mg 24 hr tablet', '833709', '24 HR tramadol hydrochloride 100 MG Extended Release Oral Tablet'),
  bup2: tablet('buprenorphine', 'buprenorphine 2 mg sublingual tablet', '351264', 'buprenorphine 2 MG Sublingual Tablet'),
  bupFilm8: film('buprenorphine', 'buprenorphine-naloxone 8-2 mg sublingual film', '1010604', 'buprenorphine 8 MG / naloxone 2 MG Sublingual Film'),
  bupFilm2: film('buprenorphine', 'Suboxone 2 mg-0.5 mg sublingual film', '1010600', 'buprenorphine 2 MG / naloxone 0.5 MG Sublingual Film'),
  belbuca: film('buprenorphine', 'Belbuca 75 mcg buccal film', '1716077', 'buprenorphine 0.075 MG Buccal Film'),
  bupPatch5: patch('buprenorphine', 'buprenorphine 5 mcg/hr weekly transdermal patch', '904880', '168 HR buprenorphine 0.005 MG/HR Transdermal System'),
  bupPatch20: patch('buprenorphine', 'Butrans 20 mcg/hour patch', '904876', '168 HR buprenorphine 0.02 MG/HR Transdermal System'),
  fent25: patch('fentanyl', 'fentanyl 25 mcg/hr transdermal patch', '245134', '72 HR fentanyl 0.025 MG/HR Transdermal System'),
  fent50: patch('fentanyl', 'fentanyl 50 mcg/hr transdermal patch'),
  feso4: tablet('ferrous-sulfate', 'ferrous sulfate 325 mg (65 mg elemental iron) tablet', '310325', 'ferrous sulfate 325 MG Oral Tablet'),
  fegluc: tablet('ferrous-gluconate', 'ferrous gluconate 324 mg (38 mg iron) tablet', '198630', 'ferrous gluconate 324 MG Oral Tablet'),
  fefum: tablet('ferrous-fumarate', 'ferrous fumarate 324 mg (106 mg iron) tablet'),
  feDrops: liquid('ferrous-sulfate', 'ferrous sulfate 75 mg (15 mg iron)/mL oral drops'),
  morphER: tablet('morphine', 'morphine ER 15 mg tablet', '891878', '12 HR morphine sulfate 15 MG Extended Release Oral Tablet'),
  tylenol3: tablet('codeine', 'acetaminophen-codeine 300-30 mg tablet'),
} as const;

/** Another name for the same kind of product, without a code. */
export const named = (drug: Drug, name: string): Drug => ({ ingredient: drug.ingredient, name, unit: drug.unit, ucum: drug.ucum });
