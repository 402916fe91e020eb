/**
 * The fast tests of the guideline as one file: a mutant then needs one worker and one load of the guideline, not four. Those that kill
 * most come first.
 */
import '../guideline/stories.test.ts';
import '../guideline/assessment.test.ts';
import '../guideline/diagram.test.ts';
import '../guideline/logic.test.ts';
import '../guideline/traceability.test.ts';
