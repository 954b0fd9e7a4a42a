import { describe, expect, it } from '@jest/globals';
import { termsOf } from './words.js';

const words = (text: string, language = 'en') => termsOf(text, language).map(({ word }) => word);

describe('the words of a question', () => {
  it('are without case and accents, each once', () => {
    expect(words('À qui revient-il de PAYER, payer, Payer?', 'fr')).toEqual([
      'a',
      'qui',
      'revient',
      'il',
      'de',
      'payer',
    ]);
  });

  it('are the same in Arabic with and without vowel signs, the article, and letters that stand for one another', () => {
    expect(words('الحماية', 'ar')).toEqual(words('حمايه', 'ar'));
    expect(words('والأطفالُ', 'ar')).toEqual(words('اطفال', 'ar'));
    expect(words('التشفيـــر', 'ar')).toEqual(words('تشفير', 'ar'));
    expect(words('إلى', 'ar')).toEqual(words('الي', 'ar'));
  });

  it('are found where nothing stands between them, with the pairs of signs beside', () => {
    const chinese = words('过滤垃圾邮件的费用', 'zh');
    expect(chinese).toEqual(expect.arrayContaining(['垃圾', '邮件', '费用', '圾邮']));
    expect(words('迷惑メールの費用', 'ja')).toEqual(expect.arrayContaining(['メール', '費用']));
    expect(words('ใครควรจ่ายค่าใช้จ่าย', 'th')).toEqual(expect.arrayContaining(['ใคร']));
  });

  it('are told apart also in a language that nobody knows', () => {
    expect(words('who pays', 'zz-Unknown1')).toEqual(['who', 'pays']);
  });

  it('count the less the shorter they are, and a sign as much as three letters', () => {
    const bulk = (text: string, language = 'en') => termsOf(text, language).map((term) => term.bulk);
    const [the, internet] = bulk('the internet');
    expect([the, internet]).toEqual([0.5, 1]);
    expect(bulk('费用', 'zh')[0]).toBe(1);
    expect(bulk('钱', 'zh')).toEqual([0.5]);
  });

  it('are bounded, whatever is sent', () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `word${at}`).join(' ');
    expect(words(many).length).toBeLessThanOrEqual(160);
    expect(words('字'.repeat(20_000), 'zh').length).toBeLessThanOrEqual(160);
    expect(words(String.fromCodePoint(0x200b).repeat(50))).toEqual([]);
  });
});
