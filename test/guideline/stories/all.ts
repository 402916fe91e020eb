import type { Stories } from '../story.ts';
import { alternatives, exacerbators } from './alternatives.ts';
import { avoid } from './avoid.ts';
import { dialysisStories } from './dialysis.ts';
import { augmentation, eachDopaminergic } from './dopamine-agonists.ts';
import { dopaminergic } from './dopaminergic.ts';
import { drugEdges, gabapentinoidEdges, ironEdges } from './edges.ts';
import { exacerbating } from './exacerbating.ts';
import { gabapentinoidTrials, renalCeilingStories, renalSchedules } from './gabapentinoid-trials.ts';
import { gabapentinoids } from './gabapentinoids.ts';
import { iron } from './iron.ts';
import { ironResults, ironRoutes } from './iron-routes.ts';
import { kidneys } from './kidneys.ts';
import { aside, minors, missing, whichFirst } from './knowledge.ts';
import { opioidAgents, opioidBlocks, opioidScreen } from './opioid-safety.ts';
import { opioids } from './opioids.ts';
import { pregnancies } from './pregnancies.ts';
import { pregnancy } from './pregnancy.ts';
import { scope } from './scope.ts';

/** Every story, by chapter. */
export const stories: Readonly<Record<string, Stories>> = {
  'Scope': scope,
  'Iron': iron,
  'Iron: results': ironResults,
  'Iron: routes': ironRoutes,
  'Gabapentinoids': gabapentinoids,
  'Gabapentinoids: trials': gabapentinoidTrials,
  'Gabapentinoids: renal ceilings': renalCeilingStories,
  'Gabapentinoids: renal schedules': renalSchedules,
  'Kidneys': kidneys,
  'Dialysis': dialysisStories,
  'Dopamine agonists: each': eachDopaminergic,
  'Dopamine agonists: augmentation': augmentation,
  'Exacerbating factors': exacerbating,
  'Dopamine agonists': dopaminergic,
  'Opioids': opioids,
  'Pregnancy': pregnancy,
  'Exacerbating factors: each': exacerbators,
  'Opioids: blocks and cautions': opioidBlocks,
  'Opioids: the screen': opioidScreen,
  'Opioids: agents and companions': opioidAgents,
  'Alternatives': alternatives,
  'Drugs advised against': avoid,
  'Pregnancy and breast-feeding': pregnancies,
  'What is missing': missing,
  'Minors': minors,
  'Which step first': whichFirst,
  'Beside the next step': aside,
  'Edges: iron': ironEdges,
  'Edges: gabapentinoids': gabapentinoidEdges,
  'Edges: dopamine agonists and opioids': drugEdges,
};
