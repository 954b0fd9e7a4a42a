const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const known = new Map<string, string | undefined>();

/** A language tag where it names a language that there is; what somebody made up names none. */
export function knownTag(tag: string): string | undefined {
  if (known.has(tag)) return known.get(tag);
  const found = tag === 'und' ? undefined : canonical(tag);
  if (known.size < 1_000) known.set(tag, found);
  return found;
}

function canonical(tag: string): string | undefined {
  try {
    const [plain] = Intl.getCanonicalLocales(tag);
    return plain && names.of(plain.split('-')[0] ?? plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** The direction in which a text runs by its first letter; undefined where it has none. */
export function directionIn(text: string): 'ltr' | 'rtl' | undefined {
  const letter = LETTER.exec(text)?.[0];
  return letter === undefined ? undefined : RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
