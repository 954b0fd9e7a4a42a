import type { PrivacyNotice } from '@openfloor/contract';
import { createHash } from 'node:crypto';

/** The paragraphs of the page in one language; `{…}` are times in words, left out with their line where nothing ends. */
interface Words {
  title: string;
  version: string;
  kept: string[];
  ends: { seats: string; ballots: string; words: string; backups: string };
  stays: string;
  yours: string[];
  threat: string[];
}

const english: Words = {
  title: 'What we keep',
  version: 'Version {n} of this notice.',
  kept: [
    'You need no account. This site keeps what you write here: your questions, your votes, your requests to speak, and the details you choose to give.',
    'No address of yours is kept in the database. No company measures, follows or counts you here: everything comes from this one server.',
    'While you type a question, its words are compared with the questions of the session on this server, so that you are shown what was asked already. They are not kept before you send them.',
  ],
  ends: {
    seats: 'Your place in a session ends {for} after it closes.',
    ballots: 'Who voted for what is forgotten {for} after it closes. Only the counts stay.',
    words: 'Texts and names go {for} after it closes. Only the numbers stay.',
    backups: 'Copies of the database are deleted after {for}.',
  },
  stays: 'What has no end here stays until the organiser deletes it.',
  yours: [
    'In the session, open Menu and then Your data: there you can fetch everything that is kept of you, and erase it.',
    'This works as long as your browser has its place, without a name and without an account. Copies made before still hold what you erased until they are deleted; whoever puts one back erases you again.',
  ],
  threat: [
    'What this cannot do: others in the room may see your screen, and may know your way of writing. Your network knows that you opened this site. Whoever runs this server can read its database until the times above are over.',
    'If it is dangerous for you to be known, give no name, write nothing that only you know, and use Tor or a VPN. Both work here.',
  ],
};

const arabic: Words = {
  title: 'ما الذي نحتفظ به',
  version: 'النسخة {n} من هذا البيان.',
  kept: [
    'لا تحتاج إلى حساب. يحتفظ هذا الموقع بما تكتبه هنا: أسئلتك وأصواتك وطلباتك للكلام وما تختار ذكره عن نفسك.',
    'لا يُحفظ عنوانك في قاعدة البيانات. ولا تقيسك أو تتبعك أي شركة هنا: كل شيء يأتي من هذا الخادم وحده.',
    'أثناء كتابة سؤال تُقارن كلماته على هذا الخادم بأسئلة الجلسة لتُعرض عليك الأسئلة المشابهة. ولا تُحفظ قبل أن ترسلها.',
  ],
  ends: {
    seats: 'ينتهي مكانك في الجلسة بعد {for} من إغلاقها.',
    ballots: 'يُنسى من صوّت لماذا بعد {for} من إغلاقها، ولا تبقى إلا الأعداد.',
    words: 'تُحذف النصوص والأسماء بعد {for} من إغلاقها، ولا تبقى إلا الأرقام.',
    backups: 'تُحذف نسخ قاعدة البيانات بعد {for}.',
  },
  stays: 'وما لا أجل له هنا يبقى إلى أن يحذفه المنظّم.',
  yours: [
    'في الجلسة افتح «القائمة» ثم «بياناتك»: هناك يمكنك تنزيل كل ما نحتفظ به عنك ومحوه.',
    'يعمل ذلك ما دام متصفحك يحتفظ بمكانه، بلا اسم وبلا حساب. وتبقى النسخ السابقة محتفظة بما محوته إلى أن تُحذف، وإذا استُعيدت إحداها مُحيت بياناتك من جديد.',
  ],
  threat: [
    'ما لا يستطيعه هذا الموقع: قد يرى من في القاعة شاشتك وقد يعرف أسلوبك في الكتابة. وشبكتك تعرف أنك فتحت هذا الموقع. ومن يدير هذا الخادم يستطيع قراءة قاعدة بياناته إلى أن تنقضي المدد المذكورة.',
    'إن كان في معرفة هويتك خطر عليك فلا تذكر اسما ولا تكتب ما لا يعرفه سواك، واستعمل Tor أو شبكة VPN. كلاهما يعمل هنا.',
  ],
};

const STYLE =
  ':root{color-scheme:light dark}body{max-inline-size:38em;margin:0 auto;padding:24px 16px;font:17px/1.55 system-ui,sans-serif}h1{font-size:26px;line-height:1.25}li{margin-block:8px}small{opacity:.75}';

/** The policy of the page: its one style, and nothing else from anywhere. */
export const PRIVACY_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The notice as a page without scripts, in Arabic or in English. */
export function privacyPage(notice: PrivacyNotice, language: string): string {
  const isArabic = language === 'ar';
  const words = isArabic ? arabic : english;
  const tag = isArabic ? 'ar' : 'en';
  const lasting = (many: number | null, unit: 'hour' | 'day', line: string): string[] =>
    many === null ? [] : [line.replace('{for}', spell(tag, many, unit))];
  const ends = [
    ...lasting(notice.seatsHours, 'hour', words.ends.seats),
    ...lasting(notice.ballotsDays, 'day', words.ends.ballots),
    ...lasting(notice.wordsDays, 'day', words.ends.words),
    ...lasting(notice.backupsDays, 'day', words.ends.backups),
  ];
  const rest = ends.length < 4 ? [words.stays] : [];
  const paragraphs = (lines: string[]) => lines.map((line) => `<p>${line}</p>`).join('');
  const list = ends.length === 0 ? '' : `<ul>${ends.map((line) => `<li>${line}</li>`).join('')}</ul>`;
  return `<!doctype html><html lang="${tag}" dir="${isArabic ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${words.title}</title><style>${STYLE}</style></head><body><main><h1>${words.title}</h1>${paragraphs(words.kept)}${list}${paragraphs([...rest, ...words.yours, ...words.threat])}<p><small>${words.version.replace('{n}', String(notice.version))}</small></p></main></body></html>`;
}

function spell(tag: string, many: number, unit: 'hour' | 'day'): string {
  return new Intl.NumberFormat(`${tag}-u-nu-latn`, { style: 'unit', unit, unitDisplay: 'long' }).format(many);
}
