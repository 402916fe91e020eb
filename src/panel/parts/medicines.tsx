import type { Exposure, MedicineHistory } from '../../patient/patient.ts';
import { amountWords, capitalised, dateWords } from '../fact-words.ts';
import { usePanel } from '../panel-context.ts';
import { barsOf, spanOf, type TimeSpan } from '../timeline.ts';
import { Disclosure } from './disclosure.tsx';
import { SourceList } from './source-list.tsx';

const relevantClasses: ReadonlySet<string> = new Set(['alpha-2-delta', 'dopamine-agonist', 'levodopa', 'opioid', 'iv-iron', 'oral-iron', 'benzodiazepine', 'z-drug']);
const isRelevant = ({ classes }: MedicineHistory): boolean => classes.some((name) => relevantClasses.has(name));

/** Each medicine over time, as a list in words with a picture beside it; those of the pathway first. */
export default function Medicines() {
  const { pathway } = usePanel();
  const { medicines, unmatchedMedicines } = pathway.patient;
  const span = spanOf(medicines.filter(isRelevant), pathway.chart.asOf);
  const others = medicines.filter((medicine) => !isRelevant(medicine));
  return (
    <>
      {medicines.length === 0 ? <p>No medicine was read.</p> : null}
      {span === undefined ? null : (
        <p className="timeline-axis" aria-hidden="true">
          <span>{dateWords(new Date(span.from).toISOString().slice(0, 7))}</span>
          <span>today</span>
        </p>
      )}
      <ul className="medicines">
        {medicines.filter(isRelevant).map((medicine) => (
          <Medicine key={medicine.ingredient} medicine={medicine} span={span} />
        ))}
      </ul>
      {others.length > 0 ? (
        <Disclosure label={`${others.length} other ${others.length === 1 ? 'medicine' : 'medicines'}`}>
          <ul className="medicines">
            {others.map((medicine) => (
              <Medicine key={medicine.ingredient} medicine={medicine} span={undefined} />
            ))}
          </ul>
        </Disclosure>
      ) : null}
      {unmatchedMedicines.length > 0 ? (
        <Disclosure label={`${unmatchedMedicines.length} on the list that the app does not know`}>
          <p className="muted">The app cannot tell what these are; they never count as absent.</p>
          <ul>
            {unmatchedMedicines.map(({ name, current, source }) => (
              <li key={`${source} ${name}`}>
                {name} <span className="muted">{current === true ? 'taken now' : current === false ? 'no longer taken' : 'may be taken'}</span> <SourceList sources={[source]} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}

const currentWords = (current: boolean | 'unknown'): string => (current === true ? 'taken now' : current === false ? 'no longer taken' : 'may be taken: the chart does not say');

function Medicine({ medicine, span }: { readonly medicine: MedicineHistory; readonly span: TimeSpan | undefined }) {
  return (
    <li className="medicine">
      <h3>
        {capitalised(medicine.name)} <span className="muted">{currentWords(medicine.current)}{medicine.matchedBy === 'text' ? '; recognised by its name only' : ''}</span>
      </h3>
      {span === undefined ? null : (
        <svg className="timeline" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
          <path className="timeline-ground" d="M0 13.5h100" />
          {barsOf(medicine, span).map(({ start, width, ongoing, height }) => (
            <rect key={`${start} ${width} ${height}`} className={ongoing ? 'bar bar-now' : 'bar'} x={start} width={width} y={13 - (height * 12) / 100} height={(height * 12) / 100} />
          ))}
        </svg>
      )}
      <ul className="exposures">
        {medicine.exposures.map((exposure) => (
          <li key={`${exposure.from ?? ''} ${exposure.raw} ${exposure.sources.join(' ')}`}>
            <ExposureWords exposure={exposure} />
          </li>
        ))}
      </ul>
    </li>
  );
}

function ExposureWords({ exposure }: { readonly exposure: Exposure }) {
  const { from, to, daily, dosesPerDay, prn, stopReason, current, how, raw, sources } = exposure;
  const until = to === undefined ? (current === true ? 'until now' : 'end not recorded') : `until ${dateWords(to)}`;
  return (
    <>
      {from === undefined ? 'start not recorded' : `from ${dateWords(from)}`} {until}:{' '}
      <strong>{daily === undefined ? 'dose not known' : amountWords(daily.value, daily.unit)}</strong>
      {dosesPerDay === undefined ? null : ` in ${dosesPerDay} ${dosesPerDay === 1 ? 'dose' : 'doses'} a day`}
      {prn ? ', at most, when needed' : ''}
      {stopReason === undefined ? null : `; stopped: ${stopReason}`}
      <span className="fact-origin">
        <span className="fact-how">{how}</span>
        {raw === '' ? null : <q className="fact-raw">{raw}</q>}
        <SourceList sources={sources} />
      </span>
    </>
  );
}
