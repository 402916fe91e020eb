import type { Placing } from '../placing.ts';
import { texts } from '../words/panel-texts.ts';
import { RuleList } from './rule-list.tsx';
import { Section } from './section.tsx';

/** What must not be done and where to take care, with the patient's own drugs named. */
export function Warnings({ placing }: { readonly placing: Placing }) {
  const { doNot, care, openOwnDrug, openWarnings } = placing;
  return (
    <Section title={texts.avoid} tone="warning">
      {doNot.length + care.length + openOwnDrug.length === 0 ? <p>{openWarnings.length === 0 ? texts.avoidNone : texts.avoidOpen}</p> : null}
      {doNot.length > 0 ? (
        <div className="warning-group do-not">
          <h3>
            <WarningSign /> Do not
          </h3>
          <RuleList results={doNot} about="what not to do" />
        </div>
      ) : null}
      {care.length + openOwnDrug.length > 0 ? (
        <div className="warning-group care">
          <h3>Take care</h3>
          <RuleList results={[...care, ...openOwnDrug]} about="where to take care" />
        </div>
      ) : null}
      <RuleList results={[]} open={openWarnings} about="warnings" />
    </Section>
  );
}

function WarningSign() {
  return (
    <svg className="sign" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      <path d="M3.5 8h9" />
    </svg>
  );
}
