/** How the page looks: as the phone does, light or dark. */
export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'openfloor.theme';

/** The look that was chosen on this device. */
export function chosenTheme(): Theme {
  const theme = document.documentElement.dataset['theme'];
  return THEMES.find((known) => known === theme) ?? 'auto';
}

/** Takes a look at once and keeps it for the next visit, if the device lets pages keep anything. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  try {
    if (theme === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // The look holds for this page only.
  }
}

/** Runs in the head before the first paint, so that no page flashes in the wrong look. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem('${KEY}');if(t=='light'||t=='dark')document.documentElement.dataset.theme=t}catch(e){}`;
