import { describe, expect, it } from 'vitest';
import { readDosage } from '../../../src/patient/dosage/read.ts';
import type { DosageReading } from '../../../src/patient/dosage/reading.ts';
import { directionsIn } from './build.ts';
import { tables } from './tables/all.ts';

/** A reading in the words of the tables, as exact as the row asks for. */
const inWords = (reading: DosageReading, wanted: string): string => {
  if (reading.state !== 'read') return wanted === '!' ? '!' : `! ${reading.state}: ${reading.detail}`;
  const asked = wanted.split(' -> ');
  return reading.steps
    .map((step, i) => {
      const ask = asked[i] ?? '';
      const unit = step.daily === undefined || step.daily.unit === 'mg/d' ? '' : step.daily.unit === 'mg/(24.h)' ? ' mg/24h' : ' ug/h';
      const amount = step.daily === undefined ? '?' : `${step.daily.value}${unit}`;
      const doses = / x\d/.test(ask) && step.dosesPerDay !== undefined ? ` x${step.dosesPerDay}` : '';
      const when = / (night|day)/.test(ask) && step.nightOnly !== undefined ? (step.nightOnly ? ' night' : ' day') : '';
      const span = ask.includes('@') ? ` @${step.from ?? ''}..${step.to ?? ''}` : '';
      return `${amount}${doses}${when}${step.prn === true ? ' prn' : ''}${span}`;
    })
    .join(' -> ');
};

for (const { family, name, ingredient, rows } of tables)
  describe(`${family} (${name})`, () => {
    it.each(rows)('%s → %s', (direction, wanted) => {
      const reading = readDosage(directionsIn(direction, name, ingredient), '2026-11-24');
      expect(inWords(reading, wanted)).toBe(wanted);
    });
  });
