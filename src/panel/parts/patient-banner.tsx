import type { Patient } from 'fhir/r4';
import { dateWords, factStateWords } from '../fact-words.ts';
import { useFact } from './fact-line.tsx';

const nameOf = ({ name = [] }: Patient): string => {
  const chosen = name.find(({ use }) => use === 'official') ?? name.find(({ use }) => use === 'usual') ?? name[0];
  return chosen?.text ?? ([...(chosen?.given ?? []), chosen?.family].filter(Boolean).join(' ') || 'Name not recorded');
};

/** Whose chart this is, where the EHR does not show that itself around the app. */
export function PatientBanner({ patient }: { readonly patient: Patient }) {
  const age = useFact('age');
  const sex = useFact('sex');
  return (
    <p className="patient-banner">
      <strong>{nameOf(patient)}</strong> <span>{age?.state === 'known' ? factStateWords('age', age) : 'age not known'}</span>{' '}
      <span>{sex?.state === 'known' ? factStateWords('sex', sex).toLowerCase() : 'sex not known'}</span>{' '}
      <span>born {patient.birthDate === undefined ? 'not recorded' : dateWords(patient.birthDate)}</span>
    </p>
  );
}
