import { useEffect } from 'react';
import { useDesk, useView } from '../desk/context.js';

/** Tells the other desks which question is open for writing here, and remembers on which of them they were at work. */
export function useEditsSaid(): void {
  const desk = useDesk();
  const id = useView(
    ({ editing, asking, conflicts }) =>
      editing ?? asking?.questionId ?? conflicts.keys().next().value ?? null,
  );
  useEffect(() => {
    desk.room.edits(id === null ? null : { kind: 'question', id });
  }, [desk, id]);
  useEffect(() => () => desk.room.edits(null), [desk]);
  useEffect(() => {
    const note = (): void => {
      const { presence, you } = desk.room.getSnapshot();
      for (const { id: who, no, editing } of presence?.desks ?? [])
        if (editing && who !== you?.id) desk.editors.set(editing.id, no);
    };
    note();
    return desk.room.subscribe(note);
  }, [desk]);
}
