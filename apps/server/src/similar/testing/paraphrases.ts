/** Questions of one language: pairs that ask the same in other words, and others on the same matters that ask something else. */
export interface Labelled {
  pairs: readonly (readonly [string, string])[];
  others: readonly string[];
}

/** Made up for the measure of quality; nobody in particular asked them. */
export const LABELLED: Readonly<Record<string, Labelled>> = {
  en: {
    pairs: [
      ['Who should pay for filtering spam?', 'Who pays for spam filters: the users or the providers?'],
      [
        'How can small countries take part in setting technical standards?',
        'What can small states do to participate when technical standards are set?',
      ],
      [
        'Will there be sign language interpretation at the next meeting?',
        'Is sign language interpretation planned for next year’s meeting?',
      ],
      [
        'Why is encryption being weakened in the name of child protection?',
        'Protecting children is used as a reason to weaken encryption. Why?',
      ],
      [
        'How do you verify that questions are not removed by the moderators?',
        'Can we check that moderators do not delete questions?',
      ],
      [
        'What happens to our personal data once the session is over?',
        'Which personal data of us do you keep after the session?',
      ],
      [
        'Should internet shutdowns during elections be banned by treaty?',
        'Do we need an international treaty against internet shutdowns at election time?',
      ],
      [
        'When will affordable broadband reach rural schools in Africa?',
        'How long until rural African schools have broadband they can afford?',
      ],
      ['Is there any plan to fund travel for youth delegates?', 'Will travel of young delegates be funded?'],
      [
        'Who is liable when an AI system makes a wrong medical decision?',
        'If AI decides wrongly in medicine, who carries the liability?',
      ],
      [
        'How can national response teams share incident data across borders?',
        'What would let national CERTs exchange data on incidents across borders?',
      ],
      [
        'What is being done against disinformation in local languages?',
        'Disinformation in local languages: what are platforms doing about it?',
      ],
    ],
    others: [
      'Who should pay for undersea cables to small islands?',
      'Will the recordings of this meeting be published?',
      'What personal data do providers hand over to the police?',
      'How can small companies compete with large platforms?',
      'Should children have accounts on social networks at all?',
      'Does encryption make the network slower?',
      'Is there a treaty on cybercrime that covers spam?',
      'How many youth delegates are here today?',
      'Why are there so few questions from Africa?',
      'When does the session on accessibility begin?',
    ],
  },
  fr: {
    pairs: [
      [
        'Qui doit payer le filtrage du courrier indésirable ?',
        'À qui revient de payer pour filtrer le courrier indésirable ?',
      ],
      [
        'Comment les petits pays peuvent-ils participer aux normes techniques ?',
        'De quelle manière un petit pays peut-il participer à l’élaboration des normes techniques ?',
      ],
      [
        'Y aura-t-il une interprétation en langue des signes l’an prochain ?',
        'Est-ce que l’interprétation en langue des signes est prévue pour l’année prochaine ?',
      ],
      [
        'Pourquoi affaiblir le chiffrement au nom de la protection des enfants ?',
        'La protection des enfants justifie-t-elle d’affaiblir le chiffrement ?',
      ],
      [
        'Que deviennent nos données personnelles après la session ?',
        'Quelles données personnelles gardez-vous une fois la session terminée ?',
      ],
      [
        'Faut-il un traité contre les coupures d’internet pendant les élections ?',
        'Les coupures d’internet en période électorale devraient-elles être interdites par un traité ?',
      ],
      [
        'Quand les écoles rurales auront-elles un accès abordable au haut débit ?',
        'À quand le haut débit abordable dans les écoles rurales ?',
      ],
      [
        'Le voyage des jeunes délégués sera-t-il financé ?',
        'Existe-t-il un financement pour le voyage des délégués jeunes ?',
      ],
      [
        'Qui est responsable si une intelligence artificielle se trompe dans un diagnostic ?',
        'En cas de diagnostic erroné par une intelligence artificielle, qui est responsable ?',
      ],
      [
        'Que fait-on contre la désinformation dans les langues locales ?',
        'Quelles mesures contre la désinformation en langues locales ?',
      ],
    ],
    others: [
      'Qui doit payer les câbles sous-marins vers les petites îles ?',
      'Les enregistrements de la réunion seront-ils publiés ?',
      'Quelles données les fournisseurs remettent-ils à la police ?',
      'Les enfants devraient-ils avoir un compte sur les réseaux sociaux ?',
      'Le chiffrement ralentit-il le réseau ?',
      'Combien de jeunes délégués sont ici aujourd’hui ?',
      'À quelle heure commence la session sur l’accessibilité ?',
      'Pourquoi si peu de questions viennent-elles d’Afrique ?',
    ],
  },
  ar: {
    pairs: [
      ['من يدفع تكلفة تصفية البريد المزعج؟', 'على من تقع تكلفة تصفية الرسائل والبريد المزعج؟'],
      [
        'كيف تشارك الدول الصغيرة في وضع المعايير التقنية؟',
        'ما السبيل لمشاركة الدول الصغيرة في المعايير التقنية؟',
      ],
      [
        'هل ستتوفر ترجمة بلغة الإشارة في الاجتماع القادم؟',
        'هل هناك خطة لتوفير الترجمة إلى لغة الإشارة في اجتماع العام القادم؟',
      ],
      ['لماذا يُضعف التشفير باسم حماية الأطفال؟', 'حماية الأطفال تُستعمل ذريعة لإضعاف التشفير، لماذا؟'],
      ['ماذا يحدث لبياناتنا الشخصية بعد الجلسة؟', 'ما البيانات الشخصية التي تحتفظون بها بعد انتهاء الجلسة؟'],
      [
        'هل نحتاج إلى معاهدة ضد قطع الإنترنت أثناء الانتخابات؟',
        'هل ينبغي أن تمنع معاهدة دولية قطع الإنترنت وقت الانتخابات؟',
      ],
      [
        'متى يصل الإنترنت السريع بسعر معقول إلى المدارس الريفية؟',
        'متى ستحصل مدارس الريف على إنترنت سريع بسعر معقول؟',
      ],
      ['هل سيُموَّل سفر المندوبين الشباب؟', 'هل يوجد تمويل لسفر الشباب المندوبين؟'],
      [
        'من المسؤول إذا أخطأ الذكاء الاصطناعي في التشخيص الطبي؟',
        'إذا كان التشخيص الطبي للذكاء الاصطناعي خاطئاً فمن المسؤول؟',
      ],
      ['ما الذي يُفعل ضد التضليل باللغات المحلية؟', 'كيف تكافحون التضليل في اللغات المحلية؟'],
    ],
    others: [
      'من يدفع ثمن الكابلات البحرية إلى الجزر الصغيرة؟',
      'هل ستُنشر تسجيلات هذا الاجتماع؟',
      'ما البيانات التي تسلمها الشركات إلى الشرطة؟',
      'هل يجب أن تكون للأطفال حسابات على الشبكات الاجتماعية؟',
      'هل يبطئ التشفير الشبكة؟',
      'كم عدد المندوبين الشباب هنا اليوم؟',
      'متى تبدأ الجلسة عن سهولة الوصول؟',
      'لماذا الأسئلة من أفريقيا قليلة؟',
    ],
  },
  zh: {
    pairs: [
      ['谁应该支付过滤垃圾邮件的费用？', '过滤垃圾邮件的费用由谁来支付？'],
      ['小国怎样才能参与技术标准的制定？', '在制定技术标准时，小国如何参与？'],
      ['下次会议会有手语翻译吗？', '明年的会议是否安排手语翻译？'],
      ['为什么以保护儿童为名削弱加密？', '保护儿童成了削弱加密的理由，为什么？'],
      ['会议结束后我们的个人数据会怎样处理？', '会议之后你们会保留哪些个人数据？'],
      ['是否应该通过条约禁止选举期间断网？', '我们需要一个禁止在选举期间断网的国际条约吗？'],
      ['农村学校什么时候能用上负担得起的宽带？', '负担得起的宽带何时能到达农村学校？'],
      ['青年代表的旅费会有资助吗？', '有没有计划资助青年代表的旅费？'],
      ['人工智能作出错误的医疗诊断时由谁负责？', '如果人工智能的医疗诊断出错，谁来负责？'],
      ['针对当地语言的虚假信息采取了什么措施？', '平台对当地语言的虚假信息有什么措施？'],
    ],
    others: [
      '谁应该支付通往小岛的海底电缆？',
      '这次会议的录音会公开吗？',
      '运营商会把哪些数据交给警方？',
      '儿童应该有社交网络账号吗？',
      '加密会让网络变慢吗？',
      '今天有多少青年代表在场？',
      '无障碍的会议几点开始？',
      '为什么来自非洲的问题这么少？',
    ],
  },
  ru: {
    pairs: [
      [
        'Кто должен платить за фильтрацию спама?',
        'За чей счёт фильтруется спам и кто должен за это платить?',
      ],
      [
        'Как малым странам участвовать в разработке технических стандартов?',
        'Каким образом малые страны могут участвовать в создании технических стандартов?',
      ],
      [
        'Будет ли перевод на жестовый язык на следующей встрече?',
        'Планируется ли жестовый перевод на следующей встрече?',
      ],
      [
        'Почему шифрование ослабляют под предлогом защиты детей?',
        'Защита детей стала предлогом для ослабления шифрования. Почему?',
      ],
      [
        'Что станет с нашими персональными данными после сессии?',
        'Какие персональные данные вы храните после окончания сессии?',
      ],
      [
        'Нужен ли договор против отключений интернета во время выборов?',
        'Следует ли запретить договором отключение интернета на время выборов?',
      ],
      [
        'Когда в сельских школах появится доступный широкополосный интернет?',
        'Когда доступный широкополосный интернет дойдёт до сельской школы?',
      ],
      [
        'Будут ли оплачены поездки молодых делегатов?',
        'Есть ли средства, чтобы оплатить поездку молодым делегатам?',
      ],
      [
        'Кто отвечает, если искусственный интеллект поставил неверный диагноз?',
        'Если диагноз искусственного интеллекта неверен, кто за это отвечает?',
      ],
      [
        'Что делается против дезинформации на местных языках?',
        'Какие меры принимаются против дезинформации на местных языках?',
      ],
    ],
    others: [
      'Кто должен платить за подводные кабели к малым островам?',
      'Будут ли опубликованы записи этой встречи?',
      'Какие данные провайдеры передают полиции?',
      'Нужны ли детям учётные записи в социальных сетях?',
      'Замедляет ли шифрование сеть?',
      'Сколько молодых делегатов сегодня в зале?',
      'Во сколько начинается сессия о доступности?',
      'Почему так мало вопросов из Африки?',
    ],
  },
};
