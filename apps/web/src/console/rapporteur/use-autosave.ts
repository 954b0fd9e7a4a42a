import type { Reply, TakeawayView } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { useCell, useDesk, useSession } from '../desk/context.js';
import { Autosave, type Held, type Saved, type Writing } from './autosave.js';
import { useRapporteur } from './use-room.js';

/** A text that is saved while it is written. */
export interface Field extends Writing {
  write(text: string): void;
  leave(): void;
  keepMine(): void;
  keepTheirs(): void;
}

interface Place {
  /** Tells it from all other texts of the session, on this device. */
  name: string;
  /** What the room has. */
  held: Held;
  /** Gives the command that saves it; `seen` is the rev on which the writing stands. */
  save(text: string, seen: number): Promise<Reply>;
  /** The text in a record that a conflict names. */
  textIn(record: unknown): Held | null;
}

/** A text of the room as a field that saves itself, survives a reload, and is sent once there is a line again. */
export function useAutosave({ name, held, save, textIn }: Place): Field {
  const desk = useDesk();
  const { id } = useSession();
  const own = useRapporteur();
  const [autosave] = useState(() => {
    const key = `openfloor text ${id} ${name}`;
    return new Autosave(held, {
      save: async (text, seen) => savedAs(await save(text, seen).catch(() => null), textIn),
      keep: (kept) => keep(key, kept),
      kept: () => read(key),
      after: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
      saved: () => own.patch({ savedAt: desk.room.serverNow() }),
    });
  });
  useEffect(() => autosave.heard({ text: held.text, rev: held.rev }), [autosave, held.text, held.rev]);
  useEffect(() => () => autosave.leave(), [autosave]);
  const writing = useCell(autosave.view, (view) => view);
  return {
    ...writing,
    write: (text) => autosave.write(text),
    leave: () => autosave.leave(),
    keepMine: () => autosave.keepMine(),
    keepTheirs: () => autosave.keepTheirs(),
  };
}

function savedAs(reply: Reply | null, textIn: Place['textIn']): Saved {
  if (!reply) return { as: 'refused', code: 'else' };
  if (reply.ok) return { as: 'saved', rev: reply.rev };
  if (reply.code !== 'CONFLICT') return { as: 'refused', code: reply.code };
  return { as: 'conflict', theirs: textIn((reply.details as { record?: unknown } | undefined)?.record) };
}

/** The words of a takeaway that are written as text. */
export type TakeawayField = 'heading' | 'text' | 'owner';

/** One of the texts of a takeaway as a field. */
export function useTakeawayField(takeaway: TakeawayView, field: TakeawayField): Field {
  const { room } = useDesk();
  const { id: takeawayId } = takeaway;
  const heldIn = (record: TakeawayView): Held => ({ text: record[field] ?? '', rev: record.rev });
  return useAutosave({
    name: `${takeawayId} ${field}`,
    held: heldIn(takeaway),
    save: (text, seen) => {
      const change = field === 'owner' ? { owner: text.trim() || null } : { [field]: text };
      return room.does('takeaway.edit', { takeawayId, seen, ...change });
    },
    textIn: (record) => (isTakeaway(record) ? heldIn(record) : null),
  });
}

function isTakeaway(record: unknown): record is TakeawayView {
  return (record as { kind?: unknown } | null | undefined)?.kind === 'takeaway';
}

function read(key: string): { text: string; base: Held } | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as { text: string; base: Held } | null;
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(key: string, kept: { text: string; base: Held } | undefined): void {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    return;
  }
}
