import type { ReactNode } from 'react';

/** A choice of one of a few. */
interface SelectProps<T extends string> {
  word: string;
  value: T;
  all: readonly T[];
  name: (one: T) => string;
  onPick: (one: T) => void;
}

export function SelectField<T extends string>({ word, value, all, name, onPick }: SelectProps<T>) {
  return (
    <label className="labelled">
      {word}
      <select className="field" value={value} onChange={(change) => onPick(change.target.value as T)}>
        {all.map((one) => (
          <option key={one} value={one}>
            {name(one)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberProps {
  word: string;
  value: number;
  min: number;
  max: number;
  onWrite: (value: number) => void;
}

/** A whole number between two bounds; what is no number is not taken. */
export function NumberField({ word, value, min, max, onWrite }: NumberProps) {
  const take = (text: string): void => {
    const typed = Number(text);
    if (text !== '' && Number.isInteger(typed)) onWrite(Math.min(max, Math.max(0, typed)));
  };
  return (
    <label className="labelled">
      {word}
      <input
        className="field"
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={value}
        onChange={(change) => take(change.target.value)}
      />
    </label>
  );
}

export function Check({
  word,
  checked,
  onCheck,
}: {
  word: ReactNode;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(change) => onCheck(change.target.checked)} />
      {word}
    </label>
  );
}

interface TextProps {
  word: string;
  value: string;
  max: number;
  type?: string;
  required?: boolean;
  /** What it must look like, as a regular expression; empty is always taken where it is not required. */
  pattern?: string;
  autoComplete?: string;
  /** Has the focus from the start. */
  focused?: boolean;
  rows?: number;
  onWrite: (text: string) => void;
}

/** A text of one line, or of several with `rows`. */
export function TextField({
  word,
  value,
  max,
  type = 'text',
  required = false,
  pattern,
  autoComplete,
  focused = false,
  rows,
  onWrite,
}: TextProps) {
  const told = { dir: 'auto', maxLength: max, required, value, autoComplete, autoFocus: focused } as const;
  const more = { className: 'field', ...told } as const;
  return (
    <label className="labelled">
      {word}
      {rows ? (
        <textarea {...more} rows={rows} onChange={(change) => onWrite(change.target.value)} />
      ) : (
        <input {...more} type={type} pattern={pattern} onChange={(change) => onWrite(change.target.value)} />
      )}
    </label>
  );
}
