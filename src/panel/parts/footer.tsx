import { ruleById } from '../../guideline/guideline.ts';

/** What always stands: who decides, and that the source article is itself unreviewed. */
export function Footer() {
  return (
    <footer className="page-footer">
      <p>{ruleById('clinician-decides').text}</p>
      <p>{ruleById('provenance-seed-pending-review').text}</p>
      <p>
        <a href="guideline.html" target="_blank" rel="noreferrer">
          The guideline, rule by rule
        </a>
      </p>
    </footer>
  );
}
