import { sources } from '../../guideline/data/sources.ts';

/** Every source, where it stands and how far it was read. */
export function SourcesTable() {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <ul className="statements">
        {Object.entries(sources).map(([key, source]) => (
          <li key={key} id={`source-${key}`}>
            <p>{source.title}</p>
            <p className="muted">
              {source.where}. Read: {source.extent}. Cited as <code>{key}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
