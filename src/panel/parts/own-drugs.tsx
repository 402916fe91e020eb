import { Fragment } from 'react';
import { medicineWords, ownDrugsOf } from '../own-drugs.ts';
import { usePanel } from '../panel-context.ts';

/** Names the patient's own drugs that a rule is about. */
export function OwnDrugs({ ruleId }: { readonly ruleId: string }) {
  const { pathway } = usePanel();
  const drugs = ownDrugsOf(ruleId, pathway.patient.medicines);
  if (drugs.length === 0) return null;
  return (
    <p className="own-drugs">
      <span className="own-drugs-label">This patient takes:</span>{' '}
      {drugs.map((drug, index) => (
        <Fragment key={drug.ingredient}>
          {index === 0 ? '' : ', '}
          <strong>{medicineWords(drug, pathway.patient.facts)}</strong>
        </Fragment>
      ))}
    </p>
  );
}
