import type { Rule } from '../../guideline/rule.ts';
import { checkedOf, checkedWords, gradeOf } from '../words/grades.ts';

/** How strongly a rule is recommended and how far that was checked; or that nobody graded it. */
export function GradeBadge({ rule }: { readonly rule: Rule }) {
  const { graded, words } = gradeOf(rule);
  const checked = checkedOf(rule);
  return (
    <span className="badges">
      <span className={graded ? 'badge badge-graded' : 'badge badge-ungraded'}>{words}</span>
      <span className={`badge badge-${checked}`}>{checkedWords[checked]}</span>
    </span>
  );
}
