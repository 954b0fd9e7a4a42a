import type { Role, You } from '@openfloor/contract';
import { lazy, type ComponentType } from 'react';

const loadBoard = () => import('../board/board.js');
const loadPanel = () => import('../panel/panel-seat.js');
const loadCrew = () => import('../technician/screens.js');
export const Board = lazy(async () => ({ default: (await loadBoard()).Board }));
const PanelSeat = lazy(async () => ({ default: (await loadPanel()).PanelSeat }));
const TechnicianDesk = lazy(async () => ({ default: (await loadCrew()).TechnicianDesk }));
const SideDesk = lazy(async () => ({ default: (await loadCrew()).SideDesk }));
const RapporteurDesk = lazy(async () => ({ default: (await loadCrew()).RapporteurDesk }));

const SIDE: ReadonlySet<Role> = new Set(['rapporteur', 'interpreter', 'captioner']);

/** The screen of a role; whoever leads has the moderators' board, a panellist beside the panel's own. */
export function screenOf({ role, personId }: You, leadId: string | null): ComponentType {
  if (role === 'panellist') return PanelSeat;
  if (personId !== null && personId === leadId) return Board;
  if (role === 'technician') return TechnicianDesk;
  if (role === 'rapporteur') return RapporteurDesk;
  return SIDE.has(role) ? SideDesk : Board;
}

/**
 * Fetches what a seat shows, each role its own screen and nobody those of others: when its role is known, so that
 * whoever hands the chair back has it also out of reach. Rejects where the server does not answer.
 */
export async function fetchScreen(role: Role): Promise<void> {
  if (role === 'panellist') await loadPanel();
  else if (role === 'technician' || SIDE.has(role)) await loadCrew();
  else await loadBoard();
}
