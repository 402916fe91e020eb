import { describe, expect, it } from 'vitest';
import { factsOf, order, say } from './story.ts';

const taken = (factId: string, brand: string) => say(factsOf([order(brand, '1 daily', '2026-09-01')]).facts[factId]);

/** Brands of the United States, the United Kingdom, Australia and Canada: one that is not known would read as "takes none". */
const brands: Readonly<Record<string, readonly string[]>> = {
  'current-opioid': [
    'Endone 5mg tablet', 'OxyNorm 5 mg capsules', 'Longtec 10 mg tablets', 'Reltebon 10 mg', 'Oxeltra 10 mg', 'Lynlor 5 mg', 'Supeudol 5 mg', 'Xtampza ER 9 mg', 'Magnacet 5-400', 'Palexia SR 50 mg', 'Ationdo SR 50 mg', 'Jurnista 8 mg', 'Hydromorph Contin 3 mg',
    'Kapanol 20 mg capsule', 'MS Mono 30 mg', 'Ordine 5 mg/mL', 'Sevredol 10 mg', 'M-Eslon 15 mg', 'MORPHINE SO4 15MG SA TAB', 'Physeptone 10 mg', 'Biodone forte 5 mg/mL', 'Metadol 5 mg', 'Denpax 25 mcg/h patch', 'Mylafent 25', 'Matrifen 25 micrograms/hour patch',
    'Temgesic 200 mcg', 'Espranor 2 mg', 'Prenotrix 35', 'Bupramyl 5', 'Sublocade 100 mg', 'Zydol 50 mg', 'Durotram XR 100', 'Zaldiar', 'Tridural 100 mg', 'Tramedo 50 mg', 'Panadeine Forte', 'Codalgin Forte', 'Mersyndol', 'Codipar 15/500', 'Migraleve Pink', 'Hycet 7.5-325/15mL', 'Reprexain', 'Hydromet', 'Tussigon', 'Maxidone', 'Robitussin AC 100-10 mg/5 mL', 'Cheratussin AC', 'Tuzistra XR', 'Ascomp',
  ],
  benzodiazepine: ['Paxam 0.5 mg', 'Rivotril 0.5mg', 'Kalma 0.5', 'Alodorm 5 mg', 'Normison 10mg', 'Temaze 10 mg', 'Serepax 15 mg', 'Murelax 15 mg', 'Antenex 5', 'Ducene 5', 'Diazemuls', 'Hypnodorm 1 mg', 'Frisium 10 mg'],
  'antihistamine-first-generation': ['Restavit 25 mg', 'Unisom SleepGels', 'Sleepinal', 'Polaramine', 'Midol Complete', "Goody's PM", 'Theraflu Nighttime', 'Robitussin Nighttime', 'Panadol Night', 'Mersyndol', 'Piriton 4 mg'],
  'dopamine-antagonist': ['Pramin 10 mg', 'Maxolon 10 mg', 'Stemetil 5 mg', 'Largactil', 'Trilafon', 'Stelazine', 'Navane', 'Orap', 'Torecan', 'Secuado patch'],
  'serotonergic-antidepressant': ['Lovan 20', 'Aropax', 'Faverin 50', 'Avanza 15', 'Endep 25', 'Aventyl', 'Allegron', 'Dothep', 'Efexor'],
  'gabapentin-current': ['Gantin 300', 'Nupentin 300'],
  'pregabalin-current': ['Lypralin 75'],
  'pramipexole-current': ['Simipex', 'Sifrol ER'],
  'ropinirole-current': ['Repreve 0.5 mg', 'Ropilynz 2', 'Eppinix XL', 'Ropiqual XL'],
  'levodopa-current': ['Kinson 100/25', 'Sinemet 100/25', 'Duodopa intestinal gel'],
};

describe.each(Object.entries(brands))('%s under another name', (factId, names) => {
  it.each(names)('%s', (brand) => expect(taken(factId, brand)).toBe(true));
});

it.each(['Equate Nighttime Sleep Aid', 'cough & cold', 'store brand sleep aid'])('"%s" may hold anything: nothing is absent', (name) => expect(taken('antihistamine-first-generation', name)).toBe('? unreadable'));
