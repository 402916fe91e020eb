import type { Stories } from '../story.ts';
import { dopaminergic } from './dopaminergic.ts';
import { exacerbating } from './exacerbating.ts';
import { gabapentinoids } from './gabapentinoids.ts';
import { iron } from './iron.ts';
import { kidneys } from './kidneys.ts';
import { opioids } from './opioids.ts';
import { pregnancy } from './pregnancy.ts';
import { scope } from './scope.ts';

/** Every story, by chapter. */
export const stories: Readonly<Record<string, Stories>> = {
  'Scope': scope,
  'Iron': iron,
  'Gabapentinoids': gabapentinoids,
  'Kidneys': kidneys,
  'Exacerbating factors': exacerbating,
  'Dopamine agonists': dopaminergic,
  'Opioids': opioids,
  'Pregnancy': pregnancy,
};
