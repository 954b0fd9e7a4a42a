/** Outlines on a 16 by 16 grid, drawn with a 2 px stroke in the colour of the text. */
const ICONS = {
  up: 'M2.8 10.4L8 5.4l5.2 5',
  down: 'M2.8 5.6l5.2 5 5.2-5',
  arrow: 'M8 13.5V3M3.5 7.5L8 3l4.5 4.5',
  check: 'M2.5 8.5l3.5 3.5 7.5-8',
  clock: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 1 1 8 1.8zM8 4.5V8.2l2.4 1.4',
  aside: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 1 1 8 1.8zM5 8h6',
  join: 'M3 3v3.5C3 9 5 9.5 8 9.5h5M10 6l3.5 3.5L10 13',
  back: 'M6 3.5L2.5 7 6 10.5M3 7h6.5a4 4 0 0 1 0 6H7',
  menu: 'M2 4h12M2 8h12M2 12h12',
  offline:
    'M1.4 6a9.6 9.6 0 0 1 13.2 0M3.9 8.8a6 6 0 0 1 8.2 0M6.4 11.4a2.5 2.5 0 0 1 3.2 0M8 13.6v.1M1.5 1.5l13 13',
  info: 'M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 1 1 8 1.8zM8 7.5v4M8 4.6v.3',
  flag: 'M3.5 15V2h9l-2.2 3.4 2.2 3.4h-9',
  alert: 'M8 2L15 14H1zM8 6.5v3.4M8 11.8v.3',
} as const;

export type IconName = keyof typeof ICONS;

/** One icon. It never stands alone: a word or a number with an accessible name is beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

/** A full dot; hollow when what it marks is only last known. */
export function Dot({ hollow = false }: { hollow?: boolean }) {
  return <span className={hollow ? 'dot hollow' : 'dot'} aria-hidden="true" />;
}
