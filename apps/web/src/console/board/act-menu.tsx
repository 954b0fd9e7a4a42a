import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type RefObject,
} from 'react';
import { createPortal } from 'react-dom';
import { placed, stepTo } from '../logic/menu-place.js';
import { Caret } from './small.js';

/** One entry of a menu. */
export interface MenuEntry<T extends string> {
  id: T;
  word: string;
}

interface ActMenuProps<T extends string> {
  /** On the button; `label` says the whole of it. */
  word: string;
  label: string;
  items: readonly MenuEntry<T>[];
  /** With these the entries are choices of which several can hold; the menu stays open. */
  chosen?: readonly string[];
  look?: string;
  /** What the menu opens beside, over the neighbour. Without it, and where there is no room, it opens underneath. */
  beside?: (button: HTMLElement) => Element | null;
  onAct: (id: T) => void;
}

/** A button that opens a list of acts. Arrows, Home, End and letters lead through it, Escape closes it. */
export function ActMenu<T extends string>({ word, label, look = 'btn', ...list }: ActMenuProps<T>) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, open] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={look}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onPointerDown={(press) => (isOpen ? press.preventDefault() : undefined)}
        onClick={() => open(!isOpen)}
      >
        <span className="btn-word">{word}</span>
        <Caret />
      </button>
      {isOpen ? (
        <OpenMenu id={id} label={label} {...list} button={button} onClose={() => open(false)} />
      ) : null}
    </>
  );
}

interface OpenMenuProps<T extends string> extends Omit<ActMenuProps<T>, 'word' | 'look'> {
  id: string;
  button: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

function OpenMenu<T extends string>(menu: OpenMenuProps<T>) {
  const { id, label, items, chosen, button, onAct, onClose } = menu;
  const list = useRef<HTMLDivElement>(null);
  usePlace(list, menu);
  useLeaving(list, onClose);
  const back = (): void => {
    onClose();
    button.current?.focus();
  };
  const act = (one: T): void => {
    if (!chosen) back();
    onAct(one);
  };
  const press = (key: KeyboardEvent<HTMLElement>): void => {
    key.stopPropagation();
    if (key.key !== 'Escape' && key.key !== 'Tab') return walk(key);
    if (key.key === 'Escape') key.preventDefault();
    back();
  };
  return createPortal(
    <div
      ref={list}
      id={id}
      className="menu"
      popover="manual"
      role="menu"
      aria-label={label}
      onKeyDown={press}
    >
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          tabIndex={-1}
          className="menu-item"
          role={chosen ? 'menuitemcheckbox' : 'menuitem'}
          aria-checked={chosen?.includes(item.id)}
          onClick={() => act(item.id)}
        >
          {item.word}
        </button>
      ))}
    </div>,
    document.querySelector('main') ?? document.body,
  );
}

type List = RefObject<HTMLDivElement | null>;

/** Shows the menu in the top layer where there is room for it, with the focus on what holds, or on its first entry. */
function usePlace<T extends string>(list: List, { button, beside }: OpenMenuProps<T>): void {
  useLayoutEffect(() => {
    const [menu, trigger] = [list.current, button.current];
    if (!menu || !trigger) return;
    menu.showPopover();
    const anchor = beside?.(trigger) ?? null;
    const { x, y } = placed((anchor ?? trigger).getBoundingClientRect(), menu.getBoundingClientRect(), {
      width: innerWidth,
      height: innerHeight,
      isRtl: document.documentElement.dir === 'rtl',
      isBeside: anchor !== null,
    });
    menu.style.translate = `${x}px ${y}px`;
    const held = menu.querySelector<HTMLElement>('[aria-checked=true]');
    (held ?? menu.querySelector('button'))?.focus({ preventScroll: true });
  }, []);
}

/** Closes the menu when the focus goes elsewhere, and when the page moves under it. */
function useLeaving(list: List, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const menu = list.current;
    const left = ({ relatedTarget: to }: FocusEvent): void =>
      menu?.contains(to as Node | null) ? undefined : close.current();
    const moved = ({ target }: Event): void => (target === menu ? undefined : close.current());
    menu?.addEventListener('focusout', left);
    addEventListener('scroll', moved, true);
    addEventListener('resize', moved);
    return () => {
      menu?.removeEventListener('focusout', left);
      removeEventListener('scroll', moved, true);
      removeEventListener('resize', moved);
    };
  }, [list]);
}

/** Moves the focus among the entries. */
function walk(key: KeyboardEvent<HTMLElement>): void {
  const rows = [...key.currentTarget.querySelectorAll<HTMLElement>('.menu-item')];
  const words = rows.map((row) => (row.textContent ?? '').toLocaleLowerCase());
  const to = stepTo(key.key, rows.indexOf(document.activeElement as HTMLElement), words);
  if (to === null) return;
  key.preventDefault();
  rows[to]?.focus();
}
