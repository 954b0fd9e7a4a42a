import type { StageView } from '@openfloor/contract';
import { useMemo } from 'react';
import type { RoomView } from '../../live/room-view.js';
import { viewOf } from '../../live/view-of.js';
import { useDesk, useRoom } from '../desk/context.js';

/** The room as its screens read it. Throws before there is a session. */
export function useStageRoom(): RoomView {
  const snapshot = useRoom((room) => room);
  const view = useMemo(() => viewOf(snapshot), [snapshot]);
  if (!view) throw new Error('no session yet');
  return view;
}

/** The screens in the order of their numbers. */
export function useStages(): readonly StageView[] {
  const { room } = useDesk();
  const stages = useRoom(() => room.records('stage'));
  return useMemo(() => [...stages].sort((one, other) => one.no - other.no), [stages]);
}
