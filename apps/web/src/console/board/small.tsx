import type { StakeholderGroup } from '@openfloor/contract';
import { GROUP_SHAPES, GROUP_SIGNS } from '../../parts/groups.js';
import { useSay, useSession } from '../desk/context.js';

/** A receipt number as it stands everywhere on the desk: `#` light, digits bold. */
export function Receipt({ no }: { no: number }) {
  return (
    <bdi className="receipt">
      <span>#</span>
      {no}
    </bdi>
  );
}

/** A key of the keyboard, drawn by the style so that it is no part of a name: the keys sheet lists them all. */
export function Cap({ children }: { children: string }) {
  return <kbd className="cap" aria-hidden="true" data-key={children} />;
}

/** The shape and code of a group; a dash where the author told none. */
export function Mark({ group }: { group: StakeholderGroup | null }) {
  const say = useSay();
  const { rules } = useSession();
  if (!group) return <span className="group none">{say('noGroup')}</span>;
  const { code, tone } = GROUP_SIGNS[group];
  const named = rules.groups.find(({ key }) => key === group);
  return (
    <span className="group">
      <svg className={`mark t-${tone}`} viewBox="0 0 12 12" aria-hidden="true">
        <path d={GROUP_SHAPES[group]} />
      </svg>
      <abbr className="code" title={named?.name ?? say(`group.${group}`)}>
        {named?.sign ?? code}
      </abbr>
    </span>
  );
}

/** `accent`: the expected next step; `ink`: to the hall; `edits`: stands apart where there is little room. */
export type ActKind = 'accent' | 'ink' | 'bold' | 'edits';

/** How a button of the desk looks. */
export interface ActProps {
  /** What it says; `#87`, or whom it is about, is added for those who only hear it. */
  label: string;
  no?: number | undefined;
  about?: string | undefined;
  cap?: string | undefined;
  kind?: ActKind | undefined;
  /** Not possible now: dashed, and pressing does nothing. */
  off?: boolean | undefined;
  /** Opens a question asked back; `bare` says so without a caret, where there is no room for one. */
  menu?: boolean | 'bare';
  pressed?: boolean | undefined;
  onAct: () => void;
}

/** A button that says what it does, verb first. */
export function Act({ label, no, about, cap, kind, off = false, menu = false, pressed, onAct }: ActProps) {
  return (
    <button
      type="button"
      className={['btn', kind, cap && 'capped'].filter(Boolean).join(' ')}
      aria-label={no === undefined ? about && `${label}: ${about}` : `${label} #${no}`}
      aria-disabled={off || undefined}
      aria-haspopup={menu ? 'dialog' : undefined}
      aria-expanded={menu ? !!pressed : undefined}
      aria-pressed={menu ? undefined : pressed}
      onClick={() => (off ? undefined : onAct())}
    >
      {cap ? <Cap>{cap}</Cap> : null}
      <bdi className="btn-word">{label}</bdi>
      {menu === true ? <Caret /> : null}
    </button>
  );
}

/** Says that a button opens something. */
export function Caret() {
  return (
    <svg className="caret" viewBox="0 0 8 5" aria-hidden="true">
      <path d="M0 0h8L4 5z" />
    </svg>
  );
}

/** The triangle that stands before a number of supporters. */
export function Supporters({ n }: { n: number }) {
  const say = useSay();
  return (
    <span className="supporters">
      <span aria-hidden="true">▲ {n}</span>
      <span className="visually-hidden">{say('supporters', { n })}</span>
    </span>
  );
}
