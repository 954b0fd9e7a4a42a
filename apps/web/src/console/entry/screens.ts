import type { You } from '@openfloor/contract';
import type { ComponentType } from 'react';
import { Board } from '../board/board.js';
import { PanelSeat } from '../panel/panel-seat.js';
import { SideDesk } from '../technician/side-desk.js';
import { TechnicianDesk } from '../technician/technician-desk.js';

const SIDE: ReadonlySet<string> = new Set(['rapporteur', 'interpreter', 'captioner']);

/** The screen of a role; whoever leads has the moderators' board, a panellist beside the panel's own. */
export function screenOf({ role, personId }: You, leadId: string | null): ComponentType {
  if (role === 'panellist') return PanelSeat;
  if (personId !== null && personId === leadId) return Board;
  if (role === 'technician') return TechnicianDesk;
  return SIDE.has(role) ? SideDesk : Board;
}
