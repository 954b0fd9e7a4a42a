import { AlignmentType, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx';
import { directionOf } from '../text/say.js';

const INK = '10202B';
const MUTED = '4A5B66';
const FONT = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Microsoft YaHei' };

/** Sizes are half points. Every style is one that word processors know, or is based on one. */
export function stylesFor(language: string): IStylesOptions {
  const isRightToLeft = directionOf(language) === 'rtl';
  const tongue = isRightToLeft ? { value: 'en-GB', bidirectional: language } : { value: language };
  const heading = (size: number, before: number) => ({
    run: { font: FONT, size, sizeComplexScript: size, bold: true, boldComplexScript: true, color: INK },
    paragraph: { spacing: { before, after: 80 }, keepNext: true },
  });
  const own = (id: string, run: object, paragraph: object) => ({
    id,
    name: id,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  });
  return {
    default: {
      document: {
        run: { font: FONT, size: 22, sizeComplexScript: 22, color: INK, language: tongue },
        paragraph: { spacing: { after: 100, line: 288 } },
      },
      title: { ...heading(40, 60), paragraph: { spacing: { before: 60, after: 160 } } },
      heading1: heading(28, 400),
      heading2: heading(24, 240),
      hyperlink: { run: { color: '00588A', underline: {} } },
    },
    paragraphStyles: [
      own('Over', { bold: true, boldComplexScript: true, color: MUTED }, {}),
      own('Lead', { bold: true, boldComplexScript: true }, { spacing: { before: 120, after: 160 } }),
      own('Note', { color: MUTED, size: 20, sizeComplexScript: 20 }, {}),
      own('Draft', {}, { border: boxed('8A4B00'), shading: { fill: 'FFF1DC' } }),
      own('Fact', {}, { spacing: { after: 40 } }),
      own('Cell', { size: 19, sizeComplexScript: 19 }, { spacing: { after: 0, line: 264 } }),
      {
        ...own(
          'Caption',
          { bold: true, boldComplexScript: true, size: 21, sizeComplexScript: 21 },
          { keepNext: true, spacing: { before: 200, after: 80 } },
        ),
        name: 'caption',
      },
    ],
  };
}

/** Points and numbers of lists; each list counts from 1. */
export const NUMBERING: INumberingOptions = {
  config: [
    { reference: 'points', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', ...indented() }] },
    { reference: 'numbers', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', ...indented() }] },
  ],
};

function indented() {
  return {
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 500, hanging: 300 } } },
  };
}

function boxed(color: string) {
  const side = { style: 'single', size: 12, space: 6, color } as const;
  return { top: side, bottom: side, left: side, right: side };
}
