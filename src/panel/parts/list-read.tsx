import type { AllergyIntolerance, CodeableConcept, Condition } from 'fhir/r4';
import { medicineWords } from '../own-drugs.ts';
import { usePanel } from '../panel-context.ts';
import { Disclosure } from './disclosure.tsx';

const nameOf = (concept: CodeableConcept | undefined): string => concept?.text ?? concept?.coding?.find(({ display }) => display !== undefined)?.display ?? concept?.coding?.[0]?.code ?? 'without a name';
const statusOf = (concept: CodeableConcept | undefined): string | undefined => concept?.coding?.[0]?.code ?? concept?.text;

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

const entryOf = ({ resourceType, id, code, clinicalStatus, verificationStatus }: Condition | AllergyIntolerance): Entry => ({
  id: `${resourceType}/${id ?? ''}`,
  name: nameOf(code),
  status: [statusOf(clinicalStatus), statusOf(verificationStatus)].filter((word) => word !== undefined && word !== 'confirmed').join(', '),
});

/** The lists of the chart that a clinician can be asked to confirm, by the question that does so. */
const lists: Readonly<Record<string, string>> = {
  'problem-list-complete': 'The problem list as read',
  'medicines-list-complete': 'The medicines as read',
  'allergies-complete': 'The allergies as read',
};

export const confirmableLists: readonly string[] = Object.keys(lists);

/** A list of the chart as it was read, with the status of each entry; nothing for questions that confirm no list. */
export function ListRead({ linkId }: { readonly linkId: string }) {
  const { pathway } = usePanel();
  const title = lists[linkId];
  if (title === undefined) return null;
  const { resources } = pathway.chart;
  const { facts, medicines, unmatchedMedicines } = pathway.patient;
  const entries: readonly Entry[] =
    linkId === 'medicines-list-complete'
      ? [
          ...medicines.filter(({ current }) => current !== false).map((medicine) => ({ id: medicine.ingredient, name: medicineWords(medicine, facts), status: '' })),
          ...unmatchedMedicines.filter(({ current }) => current !== false).map(({ name, source }) => ({ id: source, name, status: 'not known to the app' })),
        ]
      : resources.flatMap((resource) => (resource.resourceType === (linkId === 'allergies-complete' ? 'AllergyIntolerance' : 'Condition') ? [entryOf(resource)] : []));
  return (
    <Disclosure label={`${title}: ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`}>
      {entries.length === 0 ? <p>No entry was read.</p> : null}
      <ul>
        {entries.map(({ id, name, status }) => (
          <li key={id}>
            {name} {status === '' ? null : <span className="muted">{status} </span>}
            {id.includes('/') ? <code>{id}</code> : null}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
