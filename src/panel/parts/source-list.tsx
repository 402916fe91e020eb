import { windowResponse } from '../answers/response.ts';

/** The resources a statement rests on, as `Type/id`; answers of this window are called that. */
export function SourceList({ sources }: { readonly sources: readonly string[] }) {
  if (sources.length === 0) return null;
  return (
    <span className="source-ids">
      {sources.map((source) => (
        <code key={source}>{source === windowResponse ? 'your answer' : source}</code>
      ))}
    </span>
  );
}
