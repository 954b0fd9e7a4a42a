/**
 * What it costs to find similar questions: `node test/bench/similar.mjs [questions …]`, over the built server. Reads rooms of
 * so many questions in five languages, asks as somebody who types, and compares as for staff. Medians and p99 in ms.
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const built = join(import.meta.dirname, '../../dist/node/apps/server/src/similar/question-index.js');
const { QuestionIndex } = await import(pathToFileURL(built).href);

/** Words from which questions are made, by language: who or what, does what, to what, and where. */
const PARTS = {
  en: [
    'How can|Why do|When will|Should|Who decides whether|What stops',
    'small states|response teams|providers|civil society|hospitals|rural schools|young delegates|regulators|platforms|registries',
    'share incident data|pay for spam filters|weaken encryption|publish transparency reports|train judges in digital evidence|block illegal content|protect whistleblowers|set technical standards',
    'across borders|during elections|in local languages|without a court order|after donor projects end|with open budgets|under one treaty|in landlocked regions',
  ],
  fr: [
    'Comment|Pourquoi|Quand|Qui décide si',
    'les petits États|les équipes de réponse|les fournisseurs|la société civile|les hôpitaux|les écoles rurales',
    'partagent les données d’incidents|paient le filtrage du courrier indésirable|affaiblissent le chiffrement|publient des rapports',
    'au-delà des frontières|pendant les élections|dans les langues locales|sans décision de justice',
  ],
  ar: [
    'كيف|لماذا|متى|هل',
    'الدول الصغيرة|فرق الاستجابة|مزودو الخدمة|المجتمع المدني|المدارس الريفية',
    'تتبادل بيانات الحوادث|تدفع تكلفة تصفية البريد|تضعف التشفير|تنشر التقارير',
    'عبر الحدود|أثناء الانتخابات|باللغات المحلية|دون أمر قضائي',
  ],
  zh: [
    '如何让|为什么|什么时候|谁决定',
    '小国|应急团队|运营商|民间社会|农村学校',
    '共享事件数据|支付垃圾邮件过滤|削弱加密|公布透明度报告',
    '跨越国界|在选举期间|用当地语言|没有法院命令',
  ],
  ru: [
    'Как|Почему|Когда|Кто решает',
    'малые страны|группы реагирования|провайдеры|гражданское общество|сельские школы',
    'обмениваются данными об инцидентах|платят за фильтрацию спама|ослабляют шифрование|публикуют отчёты',
    'через границы|во время выборов|на местных языках|без решения суда',
  ],
};
const LANGUAGES = Object.keys(PARTS);

function question(at) {
  const language = LANGUAGES[at % LANGUAGES.length];
  let seed = Math.imul(at + 1, 2_654_435_761) >>> 0;
  const words = PARTS[language].map((part) => {
    const all = part.split('|');
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return all[seed % all.length];
  });
  return { text: `${words.join(language === 'zh' ? '' : ' ')}, ${at % 37}?`, language };
}

function timed(times, act) {
  const took = [];
  for (let at = 0; at < times; at += 1) {
    const begun = performance.now();
    act(at);
    took.push(performance.now() - begun);
  }
  took.sort((one, other) => one - other);
  const ms = (share) => took[Math.min(took.length - 1, Math.floor(share * took.length))].toFixed(2);
  return `${ms(0.5)} and ${ms(0.99)} ms`;
}

const counts = process.argv.slice(2).map(Number);
for (const count of counts.length > 0 ? counts : [100, 500, 2_000, 5_000]) {
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  const index = new QuestionIndex();
  const put = timed(count, (at) => index.put(at + 1, [question(at)]));
  globalThis.gc?.();
  const kilobytes = Math.round((process.memoryUsage().heapUsed - before) / 1_000);
  const asked = timed(500, (at) => index.like(question(at * 7 + 3), 40, 6));
  const paired = timed(200, (at) => index.like(question(at * 11 + 5), 50, 9));
  process.stdout.write(
    `${count} questions: taking one in ${put}; somebody types ${asked}; staff's comparison of one ${paired}; ${kilobytes} kB\n`,
  );
}
