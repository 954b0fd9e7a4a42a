import type { ReactNode } from 'react';
import { Icon } from '../parts/icons.js';

/** An action that reads as a link, bold and 44 px tall under an own question. */
export function LinkButton({
  onTap,
  isBusy = false,
  children,
}: {
  onTap: () => void;
  isBusy?: boolean;
  children: ReactNode;
}) {
  return (
    <button type="button" className="link strong" disabled={isBusy} onClick={onTap}>
      {children}
    </button>
  );
}

/** What keeps something from being sent; nothing while there is nothing to say. */
export function Fault({ words }: { words: string }) {
  return words ? (
    <p className="fault" role="alert">
      {words}
    </p>
  ) : null;
}

/** The one filled button of a sheet. */
export function SendButton({ onTap, isBusy = false, children }: Parameters<typeof LinkButton>[0]) {
  return (
    <button type="button" className="primary wide" aria-disabled={isBusy} onClick={onTap}>
      {children}
    </button>
  );
}

interface ChoiceProps<K extends string> {
  /** The choices and their words. */
  options: readonly (readonly [value: K, words: string])[];
  value: K;
  onPick: (value: K) => void;
}

/** A choice between two or three things that stand side by side. */
export function Radios<K extends string>({
  name,
  options,
  value,
  onPick,
}: ChoiceProps<K> & { name: string }) {
  return (
    <div className={options.length > 2 ? 'choice three' : 'choice'}>
      {options.map(([choice, words]) => (
        <label key={choice} className={choice === value ? 'chosen' : ''}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onPick(choice)} />
          {words}
        </label>
      ))}
    </div>
  );
}

interface SelectProps<K extends string> extends ChoiceProps<K> {
  label: string;
  /** What is chosen, as it is shown; its words by default. */
  shown?: ReactNode;
  isFixed?: boolean;
}

/** A choice out of a list, one line high. */
export function Select<K extends string>({
  label,
  options,
  value,
  onPick,
  shown,
  isFixed = false,
}: SelectProps<K>) {
  return (
    <label className={isFixed ? 'select fixed' : 'select'}>
      <span className="muted">{label}</span>
      {shown ?? <span className="cut">{options.find(([choice]) => choice === value)?.[1]}</span>}
      {isFixed ? null : <Icon name="down" />}
      <select
        className="covering"
        disabled={isFixed}
        value={value}
        onChange={(happening) => onPick(happening.currentTarget.value as K)}
      >
        {options.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
