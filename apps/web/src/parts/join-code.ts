import { CODE_LENGTH, CODE_LETTERS } from '@openfloor/contract';

/** A join code as it is read aloud: two groups of three, `K7M 4PX`. */
export function groupedCode(code: string): string {
  return code.length === CODE_LENGTH ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}

const DIGIT_BLOCKS = [0x0660, 0x06f0, 0x0966, 0xff10];

function latin(letter: string): string {
  const point = letter.codePointAt(0) ?? 0;
  const block = DIGIT_BLOCKS.find((start) => point >= start && point < start + 10);
  return block === undefined ? letter : String(point - block);
}

/** What a person typed as a code: any case, spaces, dashes, full-width letters and the digits of other scripts. */
export function typedCode(typed: string): string {
  const plain = typed.normalize('NFKC').toUpperCase();
  return [...plain]
    .map(latin)
    .filter((letter) => CODE_LETTERS.includes(letter))
    .join('')
    .slice(0, CODE_LENGTH);
}

/** The address of the audience page, as short as it can be written; `shown` is what a person types. */
export function joinAddress(publicUrl: string, code: string): { url: string; shown: string } {
  const base = publicUrl.replace(/\/+$/, '');
  return { url: `${base}/s/${code}`, shown: base.replace(/^https?:\/\//, '') };
}
