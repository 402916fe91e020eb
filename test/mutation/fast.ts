/**
 * The fast tests of the guideline as one file: a mutant then needs one worker and one load of the guideline, not five. The quickest
 * come first: what they kill need not be tried on every story.
 */
import '../guideline/diagram.test.ts';
import '../guideline/logic.test.ts';
import '../guideline/settled.test.ts';
import '../guideline/assessment.test.ts';
import '../guideline/traceability.test.ts';
import '../guideline/stories.test.ts';
