import type { gradeKind } from './rule.ts';

/** What is said of a rule in place of a grade: what no guideline grades is never dressed up as a recommendation. */
export const ungradedWords: Readonly<Record<Exclude<ReturnType<typeof gradeKind>, 'graded'>, string>> = {
  app: 'App rule, not graded',
  label: 'Contraindicated by its label, not graded',
  ungraded: 'Not graded by a guideline',
};
