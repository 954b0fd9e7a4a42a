import type { Texts } from '../say.js';

/** Words that several pages use: groups, attendance, reasons. */
export const words = {
  'group.government': 'Government',
  'group.private_sector': 'Private sector',
  'group.civil_society': 'Civil society',
  'group.technical_community': 'Technical community',
  'group.academia': 'Academia',
  'group.intergovernmental_organisation': 'Intergovernmental organisation',
  'group.press_media': 'Press and media',
  'attendance.onsite': 'In the room',
  'attendance.online': 'Online',
  'attendance.hub': 'From a hub',
  beingAnsweredNow: 'Being answered now',
} satisfies Texts;
