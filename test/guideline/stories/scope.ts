import type { Stories } from '../story.ts';

export const scope: Stories = {
  'a boy of 16 with a ferritin of 30': { changes: { age: 16, ferritin: 30 }, next: 'scope-adult-only', not: ['iron-deficit-treat', 'a2d-gabapentin-underdosed', 'mild-no-daily-medication'] },
  'exactly 18 years': { changes: { age: 18 }, next: 'opioid-next-step', not: ['scope-adult-only'] },
  'no birth date': { changes: { age: null }, next: null, why: ['age'], open: ['scope-adult-only', 'refractory-established'] },
  'no diagnosis on the chart': { changes: { 'rls-diagnosis': null }, next: 'scope-rls-diagnosis-required', open: ['refractory-established', 'opioid-next-step'] },
  'diagnosis denied': { changes: { 'rls-diagnosis': false, ferritin: 30 }, next: 'scope-rls-diagnosis-required', not: ['iron-deficit-treat', 'refractory-established', 'refractory-not-established'] },
  'IRLS 10': { changes: { 'irls-total': 10 }, next: 'mild-no-daily-medication', not: ['refractory-established'] },
  'IRLS 11': { changes: { 'irls-total': 11 }, next: 'opioid-next-step', applies: ['refractory-established'], not: ['alt-npns'] },
  'IRLS 0 is an answer': { changes: { 'irls-total': 0 }, next: 'mild-no-daily-medication', not: ['severity-irls-missing'] },
  'one night a week': { changes: { 'symptom-nights-per-week': 1.5 }, next: 'mild-no-daily-medication' },
  'IRLS not asked': { changes: { 'irls-total': null }, next: null, why: ['irls-total'], applies: ['severity-irls-missing', 'missing-data-cannot-conclude'], open: ['mild-no-daily-medication'] },
  'criteria not confirmed this year': { changes: { 'rls-criteria-confirmed': null }, next: null, applies: ['scope-confirm-criteria-and-mimics'], open: ['refractory-established'] },
};
