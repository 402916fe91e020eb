import { useId, useRef, useState, type ComponentProps, type FormEvent, type ReactNode } from 'react';
import { readTyped, type Draft, type TypedField } from '../answers/typed.ts';
import { amountWords } from '../fact-words.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { usePanel } from '../panel-context.ts';
import type { ControlProps } from './answer-control.tsx';

type TypedKind = 'number' | 'quantity' | 'date';

/** A number, a result with its unit and date, or a date. What is wrong is said beside the field, and nothing typed is lost. */
export function TypedControl({ linkId, control, labelledBy, onAnswer }: ControlProps<TypedKind>) {
  const { today } = usePanel();
  // Of several units none is chosen beforehand: a weight in the wrong one is worse than none.
  const onlyUnit = control.kind === 'quantity' && control.units.length === 1 ? control.units[0]?.code : undefined;
  const { draft, change, forget } = useDraft(linkId, { text: '', unit: onlyUnit ?? '', date: '' });
  const [wrong, setWrong] = useState<{ field: TypedField; message: string }>();
  const messageId = useId();
  const textField = useRef<HTMLInputElement>(null);
  const unitField = useRef<HTMLSelectElement>(null);
  const dateField = useRef<HTMLInputElement>(null);
  const asksDate = control.kind === 'date' || (control.kind === 'quantity' && control.dated);

  const use = (meant: Draft) => {
    const typed = readTyped(control, meant, today);
    if (typed.state === 'usable') {
      forget();
      onAnswer(typed.values, typed.date);
      return;
    }
    setWrong(typed);
    ({ text: textField, unit: unitField, date: dateField })[typed.field].current?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    use(draft);
  };
  const problemOf = (field: TypedField) => (wrong?.field === field ? { 'aria-invalid': true, 'aria-describedby': messageId } : {});

  return (
    <fieldset aria-labelledby={labelledBy}>
      <form className="typed" noValidate onSubmit={submit}>
      {control.kind === 'date' ? null : (
        <Field label="Value">
          {(id) => (
            <span className="with-unit">
              <input
                id={id}
                ref={textField}
                className="value-input"
                inputMode="decimal"
                autoComplete="off"
                value={draft.text}
                onChange={(event) => change({ text: event.target.value })}
                {...problemOf('text')}
              />
              {control.kind === 'quantity' ? <UnitChoice ref={unitField} units={control.units} value={draft.unit} onChange={(unit) => change({ unit })} {...problemOf('unit')} /> : <Limits control={control} />}
            </span>
          )}
        </Field>
      )}
      {asksDate ? (
        <Field label={control.kind === 'date' ? 'Date' : 'Taken on'}>
          {(id) => (
            <span className="with-unit">
              <input id={id} ref={dateField} type="date" max={today} value={draft.date} onChange={(event) => change({ date: event.target.value })} {...problemOf('date')} />
              <button type="button" className="quiet" onClick={() => change({ date: today })}>
                Today
              </button>
            </span>
          )}
        </Field>
      ) : null}
      {control.kind === 'quantity' && control.zero !== undefined ? (
        <button type="button" className="choice" onClick={() => use({ ...draft, text: '0' })}>
          {control.zero}
        </button>
      ) : null}
      <button type="submit" className="choice use">
        Use
      </button>
      <p id={messageId} className="problem" role="alert">
        {wrong?.message}
      </p>
      </form>
    </fieldset>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface UnitChoiceProps extends Pick<ComponentProps<'select'>, 'ref' | 'aria-invalid' | 'aria-describedby'> {
  readonly units: ControlProps<'quantity'>['control']['units'];
  readonly value: string;
  readonly onChange: (unit: string) => void;
}

function UnitChoice({ units, value, onChange, ...rest }: UnitChoiceProps) {
  const [only] = units;
  if (units.length === 1 && only !== undefined) return <span className="unit">{only.code === 'mg/d' ? 'mg a day' : (only.display ?? only.code)}</span>;
  return (
    <select aria-label="Unit" value={value} onChange={(event) => onChange(event.target.value)} {...rest}>
      <option value="">unit …</option>
      {units.map(({ code, display }) => (
        <option key={code} value={code}>
          {display ?? code}
        </option>
      ))}
    </select>
  );
}

function Limits({ control }: { readonly control: ControlProps<'number'>['control'] | ControlProps<'date'>['control'] }) {
  if (control.kind !== 'number' || control.max === undefined || control.max > 100) return null;
  return (
    <span className="unit">
      {control.min} to {amountWords(control.max, undefined)}
    </span>
  );
}
