import { describeFailure, type SmartFailure } from '../../smart/failure.ts';

/** The session with the EHR has ended while the panel was open: what is on the screen stays. */
export function SessionNotice({ failure }: { readonly failure: SmartFailure }) {
  const { title, physician } = describeFailure(failure);
  return (
    <div className="notice notice-ended" role="alert">
      <p>
        <strong>{title}.</strong> {physician.what}
      </p>
      <p>{physician.next}</p>
    </div>
  );
}
