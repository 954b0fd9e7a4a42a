const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Regions that browsers know beside the countries of ISO 3166: unions, made-up ones, parts of countries. */
const NO_COUNTRY = /^(AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|XK|ZZ)$/;

/** The codes of ISO 3166 that this browser has names for, in alphabetical order; codes of the past are left out. */
export function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return all.filter(
    (code) => !NO_COUNTRY.test(code) && names.of(code) && new Intl.Locale(`und-${code}`).region === code,
  );
}
