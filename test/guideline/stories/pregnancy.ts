import { onGabapentin, type Stories } from '../story.ts';

export const pregnancy: Stories = {
  '36 years, not asked': { changes: { age: 36, pregnancy: null }, next: null, why: ['pregnancy'], applies: ['preg-status-unknown', 'opioid-screen-incomplete'] },
  'pregnant': { changes: { age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20 }, next: 'preg-iron-first', applies: ['preg-drug-safety', 'alt-refer-specialist'], not: ['opioid-next-step', 'alt-npns'] },
  'breast-feeding, very severe': { changes: { age: 33, pregnancy: 'breast-feeding', 'irls-total': 32 }, next: 'alt-refer-specialist', not: ['opioid-next-step', 'preg-iron-first'] },
  'pregnant, week unknown, oral iron failed': { changes: { age: 33, pregnancy: 'pregnant', 'gestation-weeks': null, ferritin: 30, 'oral-iron': 'completed', 'oral-iron-weeks': 14 }, next: 'preg-iron-first', not: ['iron-iv-fcm', 'preg-iv-iron-trimester'], applies: ['iron-deficit-treat'] },
  'pregnant, week 20, oral iron failed': { changes: { age: 33, pregnancy: 'pregnant', 'gestation-weeks': 20, ferritin: 30, 'oral-iron': 'completed', 'oral-iron-weeks': 14 }, next: 'preg-iron-first', applies: ['iron-iv-fcm', 'preg-iv-iron-trimester'] },
  'breast-feeding with mild RLS on too little gabapentin': { changes: { age: 33, pregnancy: 'breast-feeding', 'irls-total': 8, ...onGabapentin(900, 3) }, next: 'mild-no-daily-medication', applies: ['preg-drug-safety'], not: ['a2d-gabapentin-underdosed'] },
};
