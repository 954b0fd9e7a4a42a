import type { StakeholderGroup } from '@openfloor/contract';

/** The order in which groups stand wherever they stand together. */
export const GROUP_ORDER: readonly StakeholderGroup[] = [
  'government',
  'private_sector',
  'civil_society',
  'technical_community',
  'academia',
  'intergovernmental_organisation',
  'press_media',
];

/** Code beside the shape, and the name of the colour token of the shape. */
export const GROUP_SIGNS: Record<StakeholderGroup, { code: string; tone: string }> = {
  government: { code: 'GOV', tone: 'gov' },
  private_sector: { code: 'PRI', tone: 'pri' },
  civil_society: { code: 'CIV', tone: 'civ' },
  technical_community: { code: 'TEC', tone: 'tec' },
  academia: { code: 'ACA', tone: 'aca' },
  intergovernmental_organisation: { code: 'IGO', tone: 'igo' },
  press_media: { code: 'MED', tone: 'press' },
};

/** The outline of each group's shape on a 12 by 12 grid. */
export const GROUP_SHAPES: Record<StakeholderGroup, string> = {
  government: 'M1 1h10v10H1z',
  private_sector: 'M6 0l6 6-6 6-6-6z',
  civil_society: 'M6 .5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  technical_community: 'M6 .5l6 11H0z',
  academia: 'M4 0h4v4h4v4H8v4H4V8H0V4h4z',
  intergovernmental_organisation: 'M6 .3l6 4.4-2.3 7H2.3L0 4.7z',
  press_media: 'M0 2h12v3H0zM0 7h12v3H0z',
};
