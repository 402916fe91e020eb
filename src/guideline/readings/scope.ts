import { scope } from '../data/thresholds.ts';
import { all, amount, any, is, named, no, not, possible, yes, type Expression } from '../logic/expression.ts';

export const under18 = named('under 18 years', amount('age').below(scope.adult));
export const adult = named('adult', not(under18));

/** Adult with restless legs syndrome: what advises treatment needs it. */
export const inScope = named('adult with restless legs syndrome', all(adult, yes('rls-diagnosis')));
/** Not ruled out to be in scope, so that asking is worth while. */
export const mayBeInScope = possible(inScope);

export const pregnant = named('pregnant', is('pregnancy', 'pregnant'));
export const pregnantOrBreastFeeding = named('pregnant or breast-feeding', is('pregnancy', 'pregnant', 'breast-feeding'));

/** Mild or intermittent symptoms (chapter A). */
export const mild = named(
  'mild or intermittent',
  any(amount('irls-total').atMost(scope.mildIrls), amount('symptom-nights-per-week').below(scope.fewNights), yes('mild-intermittent')),
);

/** Treatment advice for adults with RLS that pregnancy and breast-feeding suspend (chapter I, "Suspended"). */
export const unlessPregnant = (...conditions: readonly Expression[]): Expression => all(inScope, not(pregnantOrBreastFeeding), ...conditions);

export const mayBecomePregnant = named(
  'woman of 12 to 55 years',
  all(is('sex', 'female'), amount('age').atLeast(scope.mayBePregnantFrom), amount('age').atMost(scope.mayBePregnantTo)),
);

export const olderAdult = amount('age').atLeast(scope.older);

/** On dialysis or in end-stage renal disease. */
export const esrd = named('end-stage renal disease', yes('esrd'));
export const notEsrd = no('esrd');
