import { useEffect, useRef, useState, type ReactNode } from 'react';

interface ActProps {
  onAct: () => void;
  children: ReactNode;
  /** `accent` is the next step of a region, `ink` puts somebody on air, `bold` has a stronger frame. */
  look?: 'accent' | 'ink' | 'bold' | 'quiet' | undefined;
  /** Said after the words, for whoever hears and does not see what it is about. */
  about?: string | undefined;
  isOff?: boolean;
  pressed?: boolean | undefined;
  isOpen?: boolean | undefined;
}

/** One button. It has a word, and one that is off says so and does nothing. */
export function Act({ onAct, children, look, about, isOff = false, pressed, isOpen }: ActProps) {
  return (
    <button
      type="button"
      className={look ? `btn ${look}` : 'btn'}
      aria-disabled={isOff || undefined}
      aria-pressed={pressed}
      aria-expanded={isOpen}
      onClick={() => {
        if (!isOff) onAct();
      }}
    >
      {children}
      {about ? <span className="visually-hidden"> {about}</span> : null}
    </button>
  );
}

/** An act that reads as a link. */
export function LinkAct({ onAct, children, about }: Pick<ActProps, 'onAct' | 'children' | 'about'>) {
  return (
    <button type="button" className="link" onClick={onAct}>
      {children}
      {about ? <span className="visually-hidden"> {about}</span> : null}
    </button>
  );
}

/** An act that cannot be undone from here: a link, and only its second word does it. */
export function Twice({
  words,
  sure,
  about,
  onAct,
}: {
  words: string;
  sure: string;
  about: string;
  onAct: () => void;
}) {
  const [isSure, ask] = useState(false);
  return isSure ? (
    <Act look="bold" about={about} onAct={onAct}>
      {sure}
    </Act>
  ) : (
    <LinkAct about={about} onAct={() => ask(true)}>
      {words}
    </LinkAct>
  );
}

interface ChoiceProps<K extends string> {
  label: string;
  optional?: string | undefined;
  value: K;
  options: readonly (readonly [value: K, words: string])[];
  onPick: (value: K) => void;
  /** What stands before the words in the closed field, such as the mark of a group. */
  mark?: ReactNode;
  /** The label is shown above, not only read out. */
  isLabelled?: boolean;
}

/** A choice out of a list. */
export function Choice<K extends string>({
  label,
  value,
  options,
  onPick,
  mark,
  optional,
  isLabelled = false,
}: ChoiceProps<K>) {
  return (
    <label className={isLabelled ? 'labelled' : 'choice'}>
      <span className={isLabelled ? 'label' : 'visually-hidden'}>
        {label}
        {optional ? <small> ({optional})</small> : null}
      </span>
      {mark}
      <select
        className={mark ? 'field marked' : 'field'}
        value={value}
        onChange={(change) => onPick(change.currentTarget.value as K)}
      >
        {options.map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface LineProps {
  label: string;
  value: string;
  onWrite: (value: string) => void;
  most?: number;
  hint?: string | undefined;
  optional?: string | undefined;
  isNumber?: boolean;
  isInvalid?: boolean;
}

let marks = 0;

/** A name for an element that others point at; the same as long as the part is drawn. */
export function useMark(): string {
  const [mark] = useState(() => `part-${(marks += 1)}`);
  return mark;
}

/** One line of text with its label above. */
export function Line({
  label,
  value,
  onWrite,
  most = 120,
  hint,
  optional,
  isNumber = false,
  isInvalid,
}: LineProps) {
  const id = useMark();
  return (
    <div className="labelled">
      <label className="label" htmlFor={id}>
        {label}
        {optional ? <small> ({optional})</small> : null}
      </label>
      <input
        id={id}
        className="field"
        dir="auto"
        autoComplete="off"
        inputMode={isNumber ? 'numeric' : undefined}
        maxLength={most}
        aria-invalid={isInvalid || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        value={value}
        onInput={(typing) => onWrite(typing.currentTarget.value)}
      />
      {hint ? (
        <small className="hint" id={`${id}-hint`}>
          {hint}
        </small>
      ) : null}
    </div>
  );
}

/** What keeps something from being done; nothing while there is nothing to say. */
export function Fault({ words }: { words: string }) {
  return words ? (
    <p className="fault" role="alert">
      {words}
    </p>
  ) : null;
}

/** A sheet over the console: a native dialog, closed by its button or Escape; focus goes back by itself. */
export function Sheet({
  title,
  closeWord,
  onClose,
  children,
}: {
  title: string;
  closeWord: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useMark();
  useEffect(() => {
    const before = document.activeElement;
    const element = dialog.current;
    element?.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="hub-sheet"
      aria-labelledby={id}
      onCancel={(happening) => {
        happening.preventDefault();
        onClose();
      }}
    >
      <div className="head">
        <h2 id={id}>{title}</h2>
        <span className="head-fact">
          <Act onAct={onClose}>{closeWord}</Act>
        </span>
      </div>
      <div className="sheet-pad">{children}</div>
    </dialog>
  );
}
