import notes from '../../../fhir-mappings/dosage/notes.json' with { type: 'json' };
import type { SourceReading } from './regimen.ts';
import { readText } from './text.ts';

const anyOf = (words: readonly string[]): RegExp => new RegExp(String.raw`\b(?:${words.join('|')})\b`, 'i');
const stopping = anyOf(notes.stopping);
const taking = anyOf(notes.taking);
const advice = new RegExp(String.raw`\b(?:do not|don'?t|never|avoid|without)\s+(?:abruptly\s+|suddenly\s+)?(?:${notes.stopping.join('|')})\b[^.;]*`, 'gi');

/**
 * What a note on an entry (`MedicationRequest.note` and its like) says of the dose. Most say nothing of it ("discussed
 * driving"); one that speaks of taking it otherwise, or no more, bears on the dose as the directions do.
 *
 * @param text the note
 * @param names words of the medicine's name
 * @returns a regimen where the note states one; `unread` where it speaks of taking, changing or stopping and is not
 *   understood; `silent` for every other note
 */
export const readNote = (text: string, names: ReadonlySet<string>): SourceReading => {
  const plain = text.replace(advice, ' ');
  if (stopping.test(plain)) return { state: 'unread', why: 'it speaks of stopping or changing' };
  const reading = readText(plain, names);
  const meant = taking.test(plain);
  if (reading.state === 'read') return meant || reading.regimen.steps.some(({ parts }) => parts.some(({ amount }) => amount !== undefined)) ? reading : { state: 'silent' };
  return reading.state === 'unread' && meant ? reading : { state: 'silent' };
};
