import type { QuestionView } from '@openfloor/contract';
import type { DragEvent } from 'react';
import { useDesk } from '../desk/context.js';
import { DRAGGED } from './strip.js';

interface Dropping {
  onDragOver: (drag: DragEvent) => void;
  onDragLeave: (drag: DragEvent) => void;
  onDrop: (drag: DragEvent) => void;
}

/** Makes a column take questions that are dragged onto it. Dragging is extra: buttons and keys do the same. */
export function useDropping(take: (question: QuestionView) => void): Dropping {
  const desk = useDesk();
  const mark = (drag: DragEvent, over: boolean): void =>
    void drag.currentTarget.classList.toggle('drop-here', over);
  return {
    onDragOver(drag) {
      if (!drag.dataTransfer.types.includes(DRAGGED)) return;
      drag.preventDefault();
      mark(drag, true);
    },
    onDragLeave(drag) {
      if (!drag.currentTarget.contains(drag.relatedTarget as Node | null)) mark(drag, false);
    },
    onDrop(drag) {
      mark(drag, false);
      const question = desk.question(drag.dataTransfer.getData(DRAGGED));
      if (!question) return;
      drag.preventDefault();
      take(question);
    },
  };
}
