package main

import (
	"fmt"
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/govmaturity/govmaturity"
)

// A language that the portal's own words are in. What a framework says is in
// the languages that its document has.
type language struct{ Tag, Dir, Name string }

var languages = []language{
	{"en", "ltr", "English"},
	{"fr", "ltr", "Français"},
	{"ar", "rtl", "العربية"},
}

// languageFor returns the language with a tag, or nil.
func languageFor(tag string) *language {
	for i := range languages {
		if languages[i].Tag == tag {
			return &languages[i]
		}
	}
	return nil
}

// preferred picks a language by an Accept-Language header: the first in it that
// there are words for. Browsers list them in order of preference.
func preferred(header string) *language {
	for part := range strings.SplitSeq(header, ",") {
		tag, _, _ := strings.Cut(strings.TrimSpace(part), ";")
		base, _, _ := strings.Cut(strings.ToLower(tag), "-")
		if l := languageFor(base); l != nil {
			return l
		}
	}
	return &languages[0]
}

// T returns the portal's own words. A key without words is a mistake that a
// test finds; people then read the key. Texts that are put into them are isolated.
func (l *language) T(key string, args ...any) string {
	all, ok := words[key]
	if !ok {
		return key
	}
	s := all[0]
	for i := range languages {
		if languages[i].Tag == l.Tag {
			s = all[i]
		}
	}
	if len(args) == 0 {
		return s
	}
	args = slices.Clone(args)
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = l.Isolate(text)
		}
	}
	return fmt.Sprintf(s, args...)
}

// Say writes what a framework says, in the reader's language if it has it. Where
// another stands in, the page says which: a screen reader changes its voice, and
// a line of English in an Arabic page runs from left to right.
func (l *language) Say(t govmaturity.Text) template.HTML {
	s, tag := t.Lookup(l.Tag)
	s = template.HTMLEscapeString(s)
	if tag == "" || strings.EqualFold(tag, l.Tag) {
		return template.HTML(s)
	}
	return template.HTML(`<span lang="` + template.HTMLEscapeString(tag) + `" dir="` + direction(tag) + `">` + s + `</span>`)
}

// Plain is Say where there is no place for a tag.
func (l *language) Plain(t govmaturity.Text) string { return t.In(l.Tag) }

// Isolate keeps what somebody typed from turning the order of the words around
// it, in a sentence that runs from right to left.
func (l *language) Isolate(s string) string {
	if l.Dir == "ltr" || s == "" {
		return s
	}
	return "\u2068" + s + "\u2069"
}

// Note says who translated the words of the library, where somebody did.
func (l *language) Note() string {
	if l.Tag == "en" {
		return ""
	}
	return govmaturity.WordsFor(l.Tag).Note()
}

// direction returns how a language is written, as far as the portal must know.
func direction(tag string) string {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	switch base {
	case "ar", "fa", "he", "ur", "ps", "dv", "yi", "sd", "ug", "ckb":
		return "rtl"
	}
	return "ltr"
}

// When writes a time. The portal does not know where a reader is, so it says
// which clock it means.
func (l *language) When(t time.Time) template.HTML {
	t = t.UTC()
	return template.HTML(fmt.Sprintf(`<time datetime="%s"><bdi>%s UTC</bdi></time>`, t.Format(time.RFC3339), t.Format("2006-01-02 15:04")))
}

// words are the portal's own, in the order of languages. The French and Arabic
// are translations of ours.
var words = joinedWords(pageWords, resultWords)

// pageWords are those of all other pages.
var pageWords = map[string][3]string{
	"portal":       {"Maturity portal", "Portail de maturité", "بوابة قياس النضج"},
	"skip":         {"Skip to the content", "Aller au contenu", "انتقل إلى المحتوى"},
	"home":         {"Frameworks", "Référentiels", "أطر التقييم"},
	"where":        {"You are here", "Vous êtes ici", "أنت هنا"},
	"language":     {"Language", "Langue", "اللغة"},
	"you-are":      {"You are", "Vous êtes", "أنت"},
	"change-name":  {"Change your name", "Changer de nom", "تغيير الاسم"},
	"say-name":     {"Say who you are", "Dire qui vous êtes", "عرّف بنفسك"},
	"foot":         {"An example to start from. Behind the login of your own house, and not in front of it.", "Un exemple pour commencer. À placer derrière la connexion de votre institution, et non devant.", "مثال للبدء منه. مكانه خلف نظام الدخول في مؤسستك، وليس أمامه."},
	"error-prefix": {"Error", "Erreur", "خطأ"},

	"frameworks":      {"Frameworks", "Référentiels", "أطر التقييم"},
	"frameworks-lead": {"Choose what to assess with. Each says where its content comes from, and how official it is.", "Choisissez un référentiel. Chacun dit d'où vient son contenu et à quel point il est officiel.", "اختر الإطار الذي تقيّم به. كل إطار يذكر مصدر محتواه ومدى رسميته."},
	"framework":       {"Framework", "Référentiel", "الإطار"},
	"edition":         {"Edition", "Édition", "الإصدار"},
	"content":         {"Content", "Contenu", "المحتوى"},
	"numbers":         {"Numbers", "Chiffres", "الأرقام"},
	"questions":       {"Questions", "Questions", "الأسئلة"},
	"assessments":     {"Assessments", "Évaluations", "التقييمات"},

	"official":     {"official", "officiel", "رسمي"},
	"paraphrased":  {"reworded", "reformulé", "معاد صياغته"},
	"derived":      {"worked out", "déduit", "مستنتج"},
	"illustrative": {"made-up example", "exemple inventé", "مثال مختلق"},

	"not-loaded":      {"This framework is not loaded any more. What was assessed with it is kept.", "Ce référentiel n'est plus chargé. Les évaluations faites avec lui sont gardées.", "لم يعد هذا الإطار محمّلًا. التقييمات التي أجريت به محفوظة."},
	"about-framework": {"About this framework", "À propos de ce référentiel", "حول هذا الإطار"},
	"what-it-asks":    {"What it asks", "Ce qu'il demande", "ما يسأل عنه"},
	"part":            {"Part", "Partie", "الجزء"},
	"lists":           {"Lists", "Listes", "القوائم"},
	"sources":         {"Sources", "Sources", "المصادر"},
	"no-sources":      {"It names none.", "Il n'en nomme aucune.", "لا يذكر أي مصدر."},
	"hash":            {"Content hash", "Empreinte du contenu", "بصمة المحتوى"},
	"subjects":        {"Who was assessed", "Qui a été évalué", "من جرى تقييمه"},
	"no-subjects":     {"Nobody yet.", "Personne pour l'instant.", "لا أحد بعد."},
	"rater":           {"Rater", "Évaluateur", "المقيّم"},
	"date":            {"Date", "Date", "التاريخ"},
	"status":          {"Status", "État", "الحالة"},
	"draft":           {"draft", "brouillon", "مسودة"},
	"finished":        {"finished", "terminée", "مكتمل"},
	"open":            {"Open", "Ouvrir", "فتح"},
	"open-of":         {"Open the assessment by %s, %s", "Ouvrir l'évaluation de %s, %s", "فتح تقييم %s، %s"},

	"start":         {"Start an assessment", "Commencer une évaluation", "بدء تقييم"},
	"start-lead":    {"Several people can each assess the same subject: write its name in the same way.", "Plusieurs personnes peuvent évaluer le même sujet : écrivez son nom de la même façon.", "يمكن لعدة أشخاص تقييم الموضوع نفسه: اكتبوا اسمه بالطريقة نفسها."},
	"subject-label": {"Who or what is assessed", "Qui ou quoi est évalué", "من أو ما الذي يجري تقييمه"},
	"subject-hint":  {"A country, an agency, a service.", "Un pays, une administration, un service.", "بلد أو جهة أو خدمة."},
	"rater-label":   {"Who answers", "Qui répond", "من يجيب"},
	"rater-hint":    {"Your name, or that of your unit.", "Votre nom, ou celui de votre équipe.", "اسمك أو اسم فريقك."},
	"date-label":    {"Date", "Date", "التاريخ"},
	"comma":         {", ", ", ", "، "},
	"semicolon":     {"; ", " ; ", "؛ "},
	"date-hint":     {"A year, a month or a day: 2026, 2026-11 or 2026-11-22.", "Une année, un mois ou un jour : 2026, 2026-11 ou 2026-11-22.", "سنة أو شهر أو يوم: \u20662026\u2069 أو \u20662026-11\u2069 أو \u20662026-11-22\u2069."},
	"same-label":    {"Which one is meant", "Lequel est visé", "أيهم المقصود"},
	"same-another":  {"No, it is another one", "Non, c'est un autre", "لا، إنه موضوع آخر"},
	"start-button":  {"Start", "Commencer", "ابدأ"},

	"you":         {"Who are you?", "Qui êtes-vous ?", "من أنت؟"},
	"you-lead":    {"Each save is kept with the name of who made it, so that two people at one draft know of each other. It is no login.", "Chaque enregistrement garde le nom de son auteur : deux personnes sur un brouillon savent ainsi l'une de l'autre. Ce n'est pas une connexion.", "يُحفظ مع كل حفظ اسم من قام به، ليعرف شخصان يعملان على مسودة واحدة أحدهما عن الآخر. هذا ليس تسجيل دخول."},
	"name-label":  {"Your name", "Votre nom", "اسمك"},
	"name-hint":   {"As colleagues know you.", "Comme vos collègues vous connaissent.", "كما يعرفك زملاؤك."},
	"save-button": {"Save", "Enregistrer", "حفظ"},

	"assessment":     {"Assessment of %s", "Évaluation de %s", "تقييم %s"},
	"progress":       {"Progress", "Avancement", "التقدم"},
	"answered":       {"Answered", "Répondu", "المجاب"},
	"n-of-m":         {"%d of %d", "%d sur %d", "%d من %d"},
	"edit":           {"Answer", "Répondre", "الإجابة"},
	"edit-of":        {"Answer: %s", "Répondre : %s", "الإجابة: %s"},
	"last-save":      {"Last saved", "Dernier enregistrement", "آخر حفظ"},
	"by":             {"by", "par", "بواسطة"},
	"version":        {"Version", "Version", "النسخة"},
	"what-next":      {"What next", "Et ensuite", "الخطوة التالية"},
	"finish":         {"Finish", "Terminer", "الإنهاء"},
	"scorecard":      {"Scorecard", "Résultats", "بطاقة النتائج"},
	"notes":          {"Evidence notes", "Notes sur les preuves", "ملاحظات الأدلة"},
	"history":        {"History", "Historique", "السجل"},
	"subject-page":   {"All raters of this subject", "Tous les évaluateurs de ce sujet", "كل مقيّمي هذا الموضوع"},
	"export":         {"Export", "Exporter", "تصدير"},
	"export-answers": {"Answers (JSON)", "Réponses (JSON)", "الإجابات (JSON)"},
	"export-card":    {"Scorecard (JSON)", "Résultats (JSON)", "بطاقة النتائج (JSON)"},
	"export-csv":     {"Scorecard (CSV)", "Résultats (CSV)", "بطاقة النتائج (CSV)"},
	"finished-note":  {"Finished by %s. It does not change any more.", "Terminée par %s. Elle ne change plus.", "أنهاه %s. لم يعد قابلاً للتغيير."},
	"again":          {"Start a new draft from it", "Commencer un nouveau brouillon à partir d'elle", "بدء مسودة جديدة منه"},
	"copied-from":    {"It was started from", "Elle a été commencée à partir de", "بدأ من"},
	"a-finished-one": {"a finished assessment", "une évaluation terminée", "تقييم مكتمل"},
	"other-content":  {"The framework's document has changed since. This assessment goes on with the content that it was started with, which the portal keeps.", "Le document du référentiel a changé depuis. Cette évaluation continue avec le contenu de départ, que le portail conserve.", "تغيّرت وثيقة الإطار منذ ذلك الحين. يستمر هذا التقييم بالمحتوى الذي بدأ به، وتحتفظ به البوابة."},

	"save":        {"Save", "Enregistrer", "حفظ"},
	"save-next":   {"Save and continue", "Enregistrer et continuer", "حفظ ومتابعة"},
	"save-mine":   {"Save my answers", "Enregistrer mes réponses", "حفظ إجاباتي"},
	"drop-mine":   {"Do not save mine: show what is stored", "Ne pas enregistrer les miennes : montrer ce qui est enregistré", "عدم حفظ إجاباتي: عرض المحفوظ"},
	"saved":       {"Saved.", "Enregistré.", "تم الحفظ."},
	"nothing-new": {"Nothing was different from what is stored.", "Rien ne différait de ce qui est enregistré.", "لا يوجد اختلاف عن المحفوظ."},
	"merged":      {"While you were working, %s saved other questions. Yours and theirs are both kept.", "Pendant votre travail, %s a enregistré d'autres questions. Vos réponses et les siennes sont toutes gardées.", "أثناء عملك، حفظ %s أسئلة أخرى. إجاباتك وإجاباتهم محفوظة كلها."},
	"theirs-were": {"Changed by others:", "Modifié par d'autres :", "ما غيّره الآخرون:"},
	"stale":       {"Somebody else saved the same questions. Nothing of yours is saved yet, and nothing is lost.", "Quelqu'un d'autre a enregistré les mêmes questions. Rien de vous n'est encore enregistré, et rien n'est perdu.", "حفظ شخص آخر الأسئلة نفسها. لم يُحفظ شيء من إجاباتك بعد، ولم يُفقد شيء."},
	"stale-title": {"Two people changed the same answers", "Deux personnes ont modifié les mêmes réponses", "غيّر شخصان الإجابات نفسها"},
	"stale-who":   {"Saved by %s", "Enregistré par %s", "حفظه %s"},
	"stale-what":  {"The form below holds your answers, and beside them what the other person changed elsewhere. Change what you wish. Only when you press “%s” are your answers to these questions saved over theirs.", "Le formulaire ci-dessous contient vos réponses et, ailleurs, ce que l'autre personne a modifié. Changez ce que vous voulez. Vos réponses à ces questions ne remplacent les siennes que si vous appuyez sur « %s ».", "يحتوي النموذج أدناه على إجاباتك، وعلى ما غيّره الشخص الآخر في مواضع أخرى. غيّر ما تشاء. لن تحل إجاباتك عن هذه الأسئلة محل إجاباته إلا إذا ضغطت «%s»."},
	"stale-table": {"Where the two differ", "Où les deux diffèrent", "مواضع الاختلاف"},
	"question":    {"Question", "Question", "السؤال"},
	"yours":       {"Yours, not saved", "La vôtre, non enregistrée", "إجابتك، غير محفوظة"},
	"theirs":      {"Theirs, saved", "La sienne, enregistrée", "إجابته، محفوظة"},
	"before":      {"Before", "Avant", "السابق"},
	"at-field":    {"%s saved “%s” here. Yours, “%s”, is not saved yet.", "%s a enregistré « %s » ici. La vôtre, « %s », n'est pas encore enregistrée.", "حفظ %s هنا «%s». إجابتك «%s» لم تُحفظ بعد."},
	"comment":     {"comment", "commentaire", "تعليق"},
	"evidence":    {"evidence", "preuves", "أدلة"},
	"not-saved":   {"Not saved. Your entries are all here: mend what is said below and save again.", "Non enregistré. Tout ce que vous avez saisi est ici : corrigez ce qui est indiqué et enregistrez de nouveau.", "لم يُحفظ. كل ما أدخلته موجود هنا: صحّح ما هو مبيّن أدناه واحفظ مرة أخرى."},

	"finish-lead":       {"A finished assessment does not change any more. A new draft can be started from it at any time.", "Une évaluation terminée ne change plus. Un nouveau brouillon peut en être tiré à tout moment.", "التقييم المكتمل لا يتغير بعد ذلك. ويمكن بدء مسودة جديدة منه في أي وقت."},
	"unanswered-list":   {"Not answered yet", "Pas encore répondu", "لم تتم الإجابة بعد"},
	"all-answered":      {"All that is asked has an answer, or the reason why there is none.", "Tout ce qui est demandé a une réponse, ou la raison pour laquelle il n'y en a pas.", "لكل سؤال مطروح إجابة أو سبب لعدم وجودها."},
	"unanswered-note":   {"It can be finished so. What is missing counts as the framework says, and shows in the coverage.", "Elle peut être terminée ainsi. Ce qui manque compte comme le dit le référentiel et se voit dans la couverture.", "يمكن إنهاؤه هكذا. يُحسب الناقص كما ينص الإطار، ويظهر في نسبة التغطية."},
	"finish-stale-self": {"You saved after this page was made. Look at it again before you finish: nothing is finished yet.", "Vous avez enregistré depuis l'affichage de cette page. Relisez avant de terminer : rien n'est encore terminé.", "حفظتَ بعد إنشاء هذه الصفحة. راجعها مرة أخرى قبل الإنهاء: لم يُنهَ شيء بعد."},
	"finish-button":     {"Finish", "Terminer", "إنهاء"},
	"finish-stale":      {"%s saved after you opened this page. Look at it again before you finish: nothing is finished yet.", "%s a enregistré après l'ouverture de cette page. Relisez avant de terminer : rien n'est encore terminé.", "حفظ %s بعد فتحك هذه الصفحة. راجعها مرة أخرى قبل الإنهاء: لم يُنهَ شيء بعد."},
	"already-finished":  {"This assessment is finished and does not change any more. Nothing was saved. Start a new draft from it to go on.", "Cette évaluation est terminée et ne change plus. Rien n'a été enregistré. Commencez un nouveau brouillon pour continuer.", "هذا التقييم مكتمل ولم يعد يتغير. لم يُحفظ شيء. ابدأ مسودة جديدة منه للمتابعة."},

	"card-draft":      {"This is a draft: the numbers may still change.", "C'est un brouillon : les chiffres peuvent encore changer.", "هذه مسودة: قد تتغير الأرقام."},
	"coverage":        {"Coverage", "Couverture", "التغطية"},
	"standing":        {"Standing", "Caractère officiel", "الصفة"},
	"none":            {"none", "aucun", "لا يوجد"},
	"radar":           {"Radar of the parts", "Radar des parties", "مخطط راداري للأجزاء"},
	"heat":            {"Parts by stages", "Parties par étapes", "الأجزاء حسب المراحل"},
	"over-time":       {"Progress over time", "Évolution dans le temps", "التقدم عبر الزمن"},
	"table-of":        {"The same as a table", "La même chose en tableau", "المعطيات نفسها في جدول"},
	"all-results":     {"All results", "Tous les résultats", "كل النتائج"},
	"why":             {"Why these numbers?", "Pourquoi ces chiffres ?", "لماذا هذه الأرقام؟"},
	"no-chart":        {"There is nothing to draw: %s", "Il n'y a rien à dessiner : %s", "لا يوجد ما يُرسم: %s"},
	"no-stages":       {"the parts have no stages in common.", "les parties n'ont pas d'étapes communes.", "لا توجد مراحل مشتركة بين الأجزاء."},
	"raters":          {"Raters side by side", "Évaluateurs côte à côte", "المقيّمون جنبًا إلى جنب"},
	"raters-note":     {"The raters stand side by side. They are not put together into one number, unless somebody chooses a rule for it below.", "Les évaluateurs sont présentés côte à côte. Ils ne sont pas réunis en un seul chiffre, sauf si quelqu'un choisit une règle ci-dessous.", "يُعرض المقيّمون جنبًا إلى جنب، ولا تُجمع نتائجهم في رقم واحد إلا إذا اختار أحد قاعدة لذلك أدناه."},
	"raters-latest":   {"Of each rater, the newest finished assessment.", "De chaque évaluateur, la dernière évaluation terminée.", "من كل مقيّم، أحدث تقييم مكتمل."},
	"need-two-raters": {"There is one finished rater, or none. Two or more can be seen side by side.", "Il y a au plus un évaluateur terminé. À partir de deux, ils se voient côte à côte.", "يوجد مقيّم واحد مكتمل أو لا يوجد. يمكن عرض اثنين أو أكثر جنبًا إلى جنب."},
	"need-two-times":  {"There are not two finished assessments by one rater yet.", "Il n'y a pas encore deux évaluations terminées d'un même évaluateur.", "لا يوجد بعد تقييمان مكتملان لمقيّم واحد."},
	"other-editions":  {"Assessments with another content of the framework are not drawn here.", "Les évaluations faites avec un autre contenu du référentiel ne sont pas dessinées ici.", "التقييمات التي أجريت بمحتوى آخر للإطار غير مرسومة هنا."},

	"notes-lead": {"What the answers rest on: documents, conversations, doubts. A note is added and not changed.", "Ce sur quoi reposent les réponses : documents, entretiens, doutes. Une note s'ajoute et ne se modifie pas.", "ما تستند إليه الإجابات: وثائق ومحادثات وشكوك. تُضاف الملاحظة ولا تُعدّل."},
	"no-notes":   {"No notes yet.", "Aucune note pour l'instant.", "لا ملاحظات بعد."},
	"add-note":   {"Add a note", "Ajouter une note", "إضافة ملاحظة"},
	"text-label": {"Note", "Note", "الملاحظة"},
	"text-hint":  {"At most 5,000 characters.", "Au plus 5 000 caractères.", "5000 حرف على الأكثر."},
	"node-label": {"What it is about", "Sur quoi elle porte", "موضوعها"},
	"about-all":  {"The whole assessment", "Toute l'évaluation", "التقييم كله"},
	"add-button": {"Add", "Ajouter", "إضافة"},

	"history-lead": {"All that was saved. Nothing is taken out.", "Tout ce qui a été enregistré. Rien n'est retiré.", "كل ما حُفظ. لا يُحذف شيء."},
	"who":          {"Who", "Qui", "من"},
	"when":         {"When", "Quand", "متى"},
	"what":         {"What", "Quoi", "ماذا"},
	"did-start":    {"started", "commencé", "بدأ"},
	"did-save":     {"saved", "enregistré", "حفظ"},
	"did-merge":    {"saved, together with what others had saved", "enregistré, avec ce que d'autres avaient enregistré", "حفظ مع ما حفظه آخرون"},
	"did-finish":   {"finished", "terminé", "أنهى"},

	"state-unanswered":     {"not answered", "sans réponse", "بدون إجابة"},
	"state-answered":       {"answered", "répondu", "مجاب"},
	"state-imputed":        {"estimated", "estimé", "تقديري"},
	"state-not-applicable": {"not applicable", "sans objet", "لا ينطبق"},
	"state-not-deployed":   {"not deployed", "non déployé", "غير مطبق"},
	"state-excluded":       {"excluded", "exclu", "مستبعد"},
	"state-not-asked":      {"not asked", "non demandé", "غير مطلوب"},
	"state-blocked":        {"blocked: too much is missing", "bloqué : il manque trop", "محجوب: الناقص كثير"},
	"state-unscored":       {"no score of its own", "pas de score propre", "لا نتيجة خاصة به"},

	"problems":        {"There is a problem", "Il y a un problème", "هناك مشكلة"},
	"p-required":      {"Fill this in.", "À remplir.", "املأ هذا الحقل."},
	"p-missing":       {"This field was not sent. Send the whole form.", "Ce champ n'a pas été envoyé. Envoyez tout le formulaire.", "لم يُرسل هذا الحقل. أرسل النموذج كاملًا."},
	"p-doubled":       {"This field was sent %d times, and takes one value.", "Ce champ a été envoyé %d fois et ne prend qu'une valeur.", "أُرسل هذا الحقل %d مرات، وهو يأخذ قيمة واحدة."},
	"p-unknown":       {"The form has no field “%s”.", "Le formulaire n'a pas de champ « %s ».", "لا يحتوي النموذج على الحقل «%s»."},
	"p-long":          {"%d characters are more than the %d allowed.", "%d caractères dépassent les %d permis.", "%d حرفًا أكثر من المسموح به وهو %d."},
	"p-text":          {"This is not plain text: it has characters that cannot be shown.", "Ce n'est pas du texte simple : il contient des caractères non affichables.", "هذا ليس نصًا عاديًا: فيه أحرف لا يمكن عرضها."},
	"p-date":          {"This is no date such as 2026, 2026-11 or 2026-11-22.", "Ce n'est pas une date telle que 2026, 2026-11 ou 2026-11-22.", "هذا ليس تاريخًا مثل \u20662026\u2069 أو \u20662026-11\u2069 أو \u20662026-11-22\u2069."},
	"p-year":          {"The year %s is outside %s to %s.", "L'année %s est en dehors de %s à %s.", "السنة %s خارج المدى من %s إلى %s."},
	"p-unseen":        {"This shows nothing: a name needs letters, numbers or signs that can be seen.", "Ceci n'affiche rien : un nom a besoin de lettres, de chiffres ou de signes visibles.", "هذا لا يُظهر شيئًا: يحتاج الاسم إلى أحرف أو أرقام أو علامات مرئية."},
	"p-near":          {"There is a subject with almost the same name as “%s”. Choose whether it is meant: under two names, the results of one stand apart.", "Il existe un sujet dont le nom est presque le même que « %s ». Indiquez si c'est lui : sous deux noms, les résultats d'un seul sujet sont séparés.", "يوجد موضوع اسمه شبيه جدًا بـ«%s». اختر إن كان هو المقصود: فباسمين تتفرق نتائج الموضوع الواحد."},
	"p-nameless":      {"Say who you are first, with the link at the top, opened in another tab: nothing is saved yet. What you entered is here. Then press the button again.", "Dites d'abord qui vous êtes, par le lien en haut de la page, ouvert dans un autre onglet : rien n'est encore enregistré. Votre saisie est ici. Appuyez ensuite de nouveau sur le bouton.", "عرّف بنفسك أولًا عبر الرابط في أعلى الصفحة، في علامة تبويب أخرى: لم يُحفظ شيء بعد. ما أدخلته موجود هنا. ثم اضغط الزر مرة أخرى."},
	"p-unavailable":   {"The portal cannot write to its file now: the disk is full, or another program holds the file. Nothing was saved. What you entered is here: press the button again in a while, and tell whoever looks after the portal.", "Le portail ne peut pas écrire dans son fichier pour le moment : le disque est plein, ou un autre programme retient le fichier. Rien n'a été enregistré. Votre saisie est ici : appuyez de nouveau sur le bouton dans un moment et prévenez la personne qui s'occupe du portail.", "لا تستطيع البوابة الكتابة في ملفها الآن: القرص ممتلئ، أو أن برنامجًا آخر يحجز الملف. لم يُحفظ شيء. ما أدخلته موجود هنا: اضغط الزر مرة أخرى بعد قليل، وأخبر المسؤول عن البوابة."},
	"p-number":        {"“%s” is no version number of this page.", "« %s » n'est pas un numéro de version de cette page.", "«%s» ليس رقم نسخة لهذه الصفحة."},
	"p-choice":        {"“%s” is none of the choices.", "« %s » n'est pas un des choix.", "«%s» ليس من الخيارات."},
	"p-edition":       {"This form was made for another edition or another content of the framework. Nothing was saved. What you entered is shown below, in the form of this edition.", "Ce formulaire a été fait pour une autre édition ou un autre contenu du référentiel. Rien n'a été enregistré. Ce que vous avez saisi est montré ci-dessous, dans le formulaire de cette édition.", "أُعد هذا النموذج لإصدار آخر أو محتوى آخر من الإطار. لم يُحفظ شيء. ما أدخلته معروض أدناه في نموذج هذا الإصدار."},
	"p-token":         {"The page was open for too long, or in another browser. Nothing was saved. What you entered is here: press the button again.", "La page est restée ouverte trop longtemps, ou dans un autre navigateur. Rien n'a été enregistré. Votre saisie est ici : appuyez de nouveau sur le bouton.", "بقيت الصفحة مفتوحة مدة طويلة أو في متصفح آخر. لم يُحفظ شيء. ما أدخلته هنا: اضغط الزر مرة أخرى."},
	"p-not-sent":      {"The answer to this question was not sent. What is stored is shown again.", "La réponse à cette question n'a pas été envoyée. Ce qui est enregistré est montré de nouveau.", "لم تُرسل إجابة هذا السؤال. يُعرض المحفوظ من جديد."},
	"bad-request":     {"The portal cannot read what was sent", "Le portail ne peut pas lire ce qui a été envoyé", "لا تستطيع البوابة قراءة ما أُرسل"},
	"bad-request-2":   {"Nothing was saved. Go back in your browser: what you typed is still there.", "Rien n'a été enregistré. Revenez en arrière dans votre navigateur : votre saisie y est encore.", "لم يُحفظ شيء. ارجع إلى الصفحة السابقة في المتصفح: ما كتبته ما زال هناك."},
	"too-large":       {"That is too much at once", "C'est trop à la fois", "هذا كثير دفعة واحدة"},
	"too-large-2":     {"A page can be sent with at most %d kilobytes and %d fields. Nothing was saved. Go back in your browser: what you typed is still there. Shorten it, or save one part at a time.", "Une page peut être envoyée avec au plus %d kilo-octets et %d champs. Rien n'a été enregistré. Revenez en arrière dans votre navigateur : votre saisie y est encore. Raccourcissez-la.", "يمكن إرسال صفحة بما لا يزيد عن %d كيلوبايت و%d حقل. لم يُحفظ شيء. ارجع إلى الصفحة السابقة في المتصفح: ما كتبته ما زال هناك. اختصره."},
	"media-type":      {"This kind of content is not taken", "Ce type de contenu n'est pas accepté", "هذا النوع من المحتوى غير مقبول"},
	"forbidden":       {"This did not come from a page of the portal", "Cela ne vient pas d'une page du portail", "لم يأتِ هذا من صفحة في البوابة"},
	"forbidden-2":     {"Nothing was saved. Open the page in the portal, and send it from there.", "Rien n'a été enregistré. Ouvrez la page dans le portail et envoyez-la de là.", "لم يُحفظ شيء. افتح الصفحة في البوابة وأرسلها من هناك."},
	"not-found":       {"There is no such page", "Cette page n'existe pas", "لا توجد صفحة كهذه"},
	"not-found-2":     {"The address may be mistyped, or the framework is not loaded any more.", "L'adresse est peut-être mal écrite, ou le référentiel n'est plus chargé.", "قد يكون العنوان مكتوبًا خطأ، أو لم يعد الإطار محمّلًا."},
	"not-allowed":     {"This page does not take that", "Cette page n'accepte pas cela", "هذه الصفحة لا تقبل ذلك"},
	"failed":          {"Something went wrong in the portal", "Le portail a rencontré un problème", "حدث خطأ في البوابة"},
	"failed-2":        {"It is written in the log under the number %s. What was not confirmed as saved is not saved. Go back in your browser and try again.", "C'est noté dans le journal sous le numéro %s. Ce qui n'a pas été confirmé n'est pas enregistré. Revenez en arrière et réessayez.", "دُوّن ذلك في السجل تحت الرقم %s. ما لم يُؤكد حفظه غير محفوظ. ارجع في المتصفح وحاول مرة أخرى."},
	"unavailable":     {"The portal cannot save now", "Le portail ne peut pas enregistrer pour le moment", "لا تستطيع البوابة الحفظ الآن"},
	"send-again-lead": {"What you had entered is kept in this page. Send it again from here, in a while.", "Ce que vous aviez saisi est gardé dans cette page. Renvoyez-le d'ici, dans un moment.", "ما أدخلته محفوظ في هذه الصفحة. أرسله من هنا مرة أخرى بعد قليل."},
	"send-again":      {"Send again", "Renvoyer", "إرسال مرة أخرى"},
	"nobody":          {"The login did not say who you are", "La connexion n'a pas dit qui vous êtes", "لم يذكر نظام الدخول من أنت"},
	"nobody-2":        {"The portal takes your name from the login in front of it, and got none. Open it by the address that the login is on, or ask whoever looks after the portal. Nothing was saved.", "Le portail prend votre nom de la connexion placée devant lui et n'en a reçu aucun. Ouvrez-le par l'adresse de cette connexion, ou adressez-vous à la personne qui s'occupe du portail. Rien n'a été enregistré.", "تأخذ البوابة اسمك من نظام الدخول الموضوع أمامها ولم يصلها أي اسم. افتحها من العنوان الذي عليه نظام الدخول، أو اسأل المسؤول عن البوابة. لم يُحفظ شيء."},
	"strange-host":    {"The portal does not go by this name", "Le portail ne répond pas à ce nom", "لا تُعرف البوابة بهذا الاسم"},
	"strange-host-2":  {"Open it by its own address. Whoever looks after the portal can say by which names it goes.", "Ouvrez-le par sa propre adresse. La personne qui s'occupe du portail peut dire à quels noms il répond.", "افتحها من عنوانها الصحيح. ويستطيع المسؤول عن البوابة أن يحدد الأسماء التي تُعرف بها."},
	"to-the-start":    {"To the frameworks", "Vers les référentiels", "إلى أطر التقييم"},

	// The first page.
	"home-title":     {"Assess", "Évaluer", "التقييم"},
	"my-drafts":      {"My drafts", "Mes brouillons", "مسوداتي"},
	"continue":       {"Continue", "Continuer", "متابعة"},
	"continue-of":    {"Continue: %s, %s", "Continuer : %s, %s", "متابعة: %s، %s"},
	"overview":       {"Overview", "Vue d'ensemble", "نظرة عامة"},
	"overview-of":    {"Overview: %s, %s", "Vue d'ensemble : %s, %s", "نظرة عامة: %s، %s"},
	"more-drafts":    {"There are older drafts: each framework's page lists its assessments.", "Il y a des brouillons plus anciens : la page de chaque référentiel liste ses évaluations.", "توجد مسودات أقدم: صفحة كل إطار تعرض تقييماته."},
	"search":         {"Search", "Chercher", "بحث"},
	"search-label":   {"Search by title, publisher or topic", "Chercher par titre, éditeur ou thème", "البحث بالعنوان أو الناشر أو الموضوع"},
	"search-all":     {"Show all", "Tout montrer", "عرض الكل"},
	"search-found":   {"Frameworks found: %d", "Référentiels trouvés : %d", "عدد الأطر التي عُثر عليها: %d"},
	"own-title":      {"Your own frameworks", "Vos propres référentiels", "أطركم الخاصة"},
	"undated":        {"undated", "sans date", "بلا تاريخ"},
	"minutes":        {"about %d min", "environ %d min", "نحو %d دقيقة"},
	"minutes-note":   {"Minutes are estimates for one person. Where the framework's document says how long it takes, that is shown; else half a minute is counted for each question, and its words as read at 200 a minute; of a list, one item. To find the evidence takes longer.", "Les minutes sont estimées pour une personne. Si le document du référentiel indique une durée, c'est elle ; sinon on compte une demi-minute par question et la lecture à 200 mots par minute ; d'une liste, un élément. Trouver les preuves prend plus de temps.", "الدقائق تقديرية لشخص واحد. إذا ذكرت وثيقة الإطار المدة فهي المعروضة، وإلا فيُحسب نصف دقيقة لكل سؤال، وقراءة نصوصه بسرعة 200 كلمة في الدقيقة، ومن كل قائمة عنصر واحد. والعثور على الأدلة يستغرق وقتًا أطول."},
	"older-editions": {"Older editions (%d)", "Éditions antérieures (%d)", "إصدارات أقدم (%d)"},
	"takes":          {"Time it takes", "Durée", "المدة"},
	"publisher":      {"Publisher", "Éditeur", "الناشر"},
	"author-notes":   {"Notes of the authors of this document", "Notes des auteurs de ce document", "ملاحظات معدّي هذه الوثيقة"},
	"standing-title": {"Who says so? The words for it", "Qui le dit ? Les mots employés", "من يقول ذلك؟ معاني الكلمات"},
	"official-2":     {"The publisher's own words or figures, as published.", "Les mots ou les chiffres de l'éditeur, tels que publiés.", "كلمات الناشر أو أرقامه كما نُشرت."},
	"paraphrased-2":  {"The publisher says this, but not in these words.", "L'éditeur dit cela, mais pas dans ces mots.", "الناشر يقول هذا، ولكن بغير هذه الكلمات."},
	"derived-2":      {"Not said by the publisher: concluded or computed here from what it says.", "L'éditeur ne le dit pas : conclu ou calculé ici à partir de ce qu'il dit.", "لم يقله الناشر: استُنتج أو حُسب هنا مما يقوله."},
	"illustrative-2": {"An example, to show how something works. Nobody has published it.", "Un exemple pour montrer comment cela marche. Personne ne l'a publié.", "مثال يبيّن كيف يعمل الشيء، ولم ينشره أحد."},

	// The way through a draft.
	"save-back":        {"Save and go back", "Enregistrer et revenir", "حفظ ورجوع"},
	"page-n":           {"Page %d of %d", "Page %d sur %d", "الصفحة %d من %d"},
	"answered-total":   {"Answered in all: %d of %d", "Réponses en tout : %d sur %d", "المجاب إجمالًا: %d من %d"},
	"lang-kept":        {"What you typed is all here, and is not saved yet.", "Tout ce que vous avez saisi est ici et n'est pas encore enregistré.", "كل ما كتبته موجود هنا، ولم يُحفظ بعد."},
	"check-answers":    {"Check your answers", "Vérifiez vos réponses", "راجع إجاباتك"},
	"check-lead":       {"All that is answered, in words. Each answer leads back to its question.", "Tout ce qui est répondu, en mots. Chaque réponse ramène à sa question.", "كل الإجابات بالكلمات. كل إجابة تعيدك إلى سؤالها."},
	"answers-of":       {"The answers of", "Les réponses de", "إجابات"},
	"answers-all":      {"All answers", "Toutes les réponses", "كل الإجابات"},
	"and-more-missing": {"And more: each part says how many.", "Et d'autres : chaque partie dit combien.", "وغيرها: كل جزء يذكر العدد."},
	"change":           {"Change", "Modifier", "تغيير"},
	"change-of":        {"Change:", "Modifier :", "تغيير:"},
	"now":              {"Now", "Maintenant", "الآن"},
	"changes-of":       {"What changed in version %d", "Ce qui a changé dans la version %d", "ما تغيّر في النسخة %d"},
	"more-changes":     {"Further changes: %d. The version shows all answers.", "Autres changements : %d. La version montre toutes les réponses.", "تغييرات أخرى: %d. النسخة تعرض كل الإجابات."},
	"newer":            {"Newer", "Plus récents", "الأحدث"},
	"older":            {"Older", "Plus anciens", "الأقدم"},
	"version-n":        {"Version %d", "Version %d", "النسخة %d"},
	"version-lead":     {"All answers as they were then. Nothing can be changed here.", "Toutes les réponses telles qu'elles étaient. Rien ne peut être modifié ici.", "كل الإجابات كما كانت حينها. لا يمكن تغيير شيء هنا."},
	"version-before":   {"The version before", "La version précédente", "النسخة السابقة"},
	"version-after":    {"The version after", "La version suivante", "النسخة التالية"},
	"not-known":        {"not known", "on ne sait pas", "غير معروف"},
	"not-in-list":      {"not in the list", "absent de la liste", "ليس في القائمة"},

	// Lists.
	"up":             {"Up", "Monter", "إلى أعلى"},
	"up-of":          {"Move up: %s", "Monter : %s", "نقل إلى أعلى: %s"},
	"down":           {"Down", "Descendre", "إلى أسفل"},
	"down-of":        {"Move down: %s", "Descendre : %s", "نقل إلى أسفل: %s"},
	"remove":         {"Remove", "Retirer", "إزالة"},
	"remove-of":      {"Remove: %s", "Retirer : %s", "إزالة: %s"},
	"no-items":       {"Nothing is in this list yet.", "Cette liste est encore vide.", "لا شيء في هذه القائمة بعد."},
	"add-items":      {"Names to add to the list", "Noms à ajouter à la liste", "أسماء تضاف إلى القائمة"},
	"add-items-hint": {"One a line. Each gets a page of its own.", "Un par ligne. Chacun aura sa propre page.", "اسم في كل سطر. لكل اسم صفحة خاصة به."},
	"add-to":         {"Add to: %s", "Ajouter à : %s", "إضافة إلى: %s"},
	"items-shown":    {"%d to %d of %d.", "%d à %d sur %d.", "%d إلى %d من %d."},
	"items-before":   {"Those before", "Précédents", "السابقة"},
	"items-after":    {"Those after", "Suivants", "التالية"},
	"item-gone":      {"This is not in the list", "Ceci n'est pas dans la liste", "هذا ليس في القائمة"},
	"item-gone-2":    {"Somebody has taken it out, or the address is mistyped. The history has what was answered.", "Quelqu'un l'a retiré, ou l'adresse est mal écrite. L'historique garde les réponses.", "أزاله شخص ما، أو العنوان مكتوب خطأ. السجل يحتفظ بالإجابات."},
	"item-gone-3":    {"Somebody has taken this out of the list while you were working. Nothing of this page was saved. What you typed is here, to be copied; add the name to the list again to go on.", "Quelqu'un l'a retiré de la liste pendant votre travail. Rien de cette page n'est enregistré. Votre saisie est ici, pour être copiée ; ajoutez de nouveau le nom à la liste pour continuer.", "أزاله شخص ما من القائمة أثناء عملك. لم يُحفظ شيء من هذه الصفحة. ما كتبته هنا لتنسخه؛ أضف الاسم إلى القائمة من جديد للمتابعة."},
	"p-items":        {"That would make %d items, and a list holds at most %d here. Nothing was added.", "Cela ferait %d éléments, et une liste en contient ici au plus %d. Rien n'a été ajouté.", "سيصبح العدد %d، والقائمة هنا لا تتسع لأكثر من %d. لم يُضف شيء."},
	"p-item-twice":   {"“%s” is in the list already.", "« %s » est déjà dans la liste.", "«%s» موجود في القائمة."},
	"p-item-changed": {"Somebody has changed “%s” since this page was shown. Look at it before you remove it.", "Quelqu'un a modifié « %s » depuis l'affichage de cette page. Regardez-le avant de le retirer.", "غيّر شخص ما «%s» منذ عرض هذه الصفحة. اطّلع عليه قبل إزالته."},
	"p-own-pages":    {"Items of a list have pages of their own, and cannot be sent with this page.", "Les éléments d'une liste ont leurs propres pages et ne peuvent être envoyés avec celle-ci.", "لعناصر القائمة صفحات خاصة بها، ولا يمكن إرسالها مع هذه الصفحة."},

	// Files.
	"files":              {"Files", "Fichiers", "الملفات"},
	"files-out":          {"Take everything away", "Tout emporter", "أخذ كل شيء"},
	"files-out-lead":     {"One file (JSON) with all that is here: assessments and drafts with every version, comments, evidence and notes, and the documents of their frameworks with their hashes. Brought into an empty portal, it gives the same file again. It holds names of people: keep it as you keep the portal.", "Un fichier (JSON) avec tout ce qui se trouve ici : évaluations et brouillons avec toutes leurs versions, commentaires, preuves et notes, et les documents de leurs référentiels avec leurs empreintes. Importé dans un portail vide, il redonne le même fichier. Il contient des noms de personnes : gardez-le comme le portail lui-même.", "ملف واحد (JSON) فيه كل ما هو هنا: التقييمات والمسودات بكل نسخها، والتعليقات والأدلة والملاحظات، ووثائق أطرها مع بصماتها. إذا أُدخل في بوابة فارغة أعطى الملف نفسه من جديد. فيه أسماء أشخاص: احفظه كما تحفظ البوابة."},
	"files-everything":   {"Everything (JSON)", "Tout (JSON)", "كل شيء (JSON)"},
	"files-one":          {"Each assessment has files of its own on its page: its answers (JSON), a workbook to fill in (XLSX), its results (CSV), a report to print.", "Chaque évaluation a ses propres fichiers sur sa page : ses réponses (JSON), un classeur à remplir (XLSX), ses résultats (CSV), un rapport à imprimer.", "لكل تقييم ملفاته في صفحته: إجاباته (JSON)، ومصنّف للتعبئة (XLSX)، ونتائجه (CSV)، وتقرير للطباعة."},
	"files-in":           {"Bring in a file", "Importer un fichier", "إدخال ملف"},
	"files-in-lead":      {"It comes in as a whole or not at all. What is wrong is listed with its place. Nothing that is here is written over.", "Il est importé en entier ou pas du tout. Ce qui ne va pas est listé avec son emplacement. Rien de ce qui est ici n'est remplacé.", "يُدخل كاملًا أو لا يُدخل أبدًا. وكل خطأ يُعرض مع موضعه. ولا يُكتب فوق شيء موجود هنا."},
	"files-in-all":       {"A file with everything: what is not here is added. Where a history goes on in the file, it goes on here. The same stays as it is. Where the two contradict each other, the whole file is refused.", "Un fichier complet : ce qui n'est pas ici est ajouté. Un historique qui continue dans le fichier continue ici. Ce qui est identique reste. En cas de contradiction, tout le fichier est refusé.", "ملف فيه كل شيء: يُضاف ما ليس هنا. وحيث يستمر السجل في الملف يستمر هنا. وما هو نفسه يبقى كما هو. وإذا تناقض الاثنان رُفض الملف كله."},
	"files-in-one":       {"One assessment (JSON or YAML), as the library writes it: it becomes a new draft, with you as who began it. It must say subject, rater and date. The same file twice is one draft.", "Une évaluation (JSON ou YAML) telle que l'écrit la bibliothèque : elle devient un nouveau brouillon, commencé par vous. Elle doit indiquer le sujet, l'évaluateur et la date. Le même fichier deux fois ne fait qu'un brouillon.", "تقييم واحد (JSON أو YAML) كما تكتبه المكتبة: يصبح مسودة جديدة بدأتَها أنت. يجب أن يذكر الموضوع والمقيّم والتاريخ. والملف نفسه مرتين مسودة واحدة."},
	"files-in-book":      {"A workbook (XLSX) that was filled in: the same. Begin with that of any assessment with this framework.", "Un classeur (XLSX) rempli : de même. Partez de celui de n'importe quelle évaluation avec ce référentiel.", "مصنّف (XLSX) بعد تعبئته: كذلك. ابدأ بمصنّف أي تقييم بهذا الإطار."},
	"files-in-button":    {"Bring in", "Importer", "إدخال"},
	"files-before":       {"Brought in so far", "Importé jusqu'ici", "ما أُدخل حتى الآن"},
	"files-none":         {"Nothing yet.", "Rien pour l'instant.", "لا شيء بعد."},
	"files-done":         {"The file is in.", "Le fichier est importé.", "أُدخل الملف."},
	"files-counts":       {"Assessments added: %d; gone on: %d; the same: %d. Frameworks added: %d.", "Évaluations ajoutées : %d ; continuées : %d ; identiques : %d. Référentiels ajoutés : %d.", "تقييمات أُضيفت: %d؛ استمرت: %d؛ مطابقة: %d. أطر أُضيفت: %d."},
	"file-label":         {"File", "Fichier", "الملف"},
	"file-hint":          {"At most %d megabytes.", "Au plus %d mégaoctets.", "%d ميغابايت على الأكثر."},
	"near-label":         {"A subject whose name is almost that of another one is really another", "Un sujet dont le nom est presque celui d'un autre est bien un autre sujet", "موضوع اسمه شبيه جدًا باسم موضوع آخر هو فعلًا موضوع آخر"},
	"file-wrong":         {"Nothing of %s was stored. Problems: %d. The table on this page lists them with their places.", "Rien de %s n'a été enregistré. Problèmes : %d. Le tableau de cette page les liste avec leur emplacement.", "لم يُحفظ شيء من %s. عدد المشكلات: %d. وهي معروضة مع مواضعها في جدول هذه الصفحة."},
	"file-too-large":     {"A file can have at most %d megabytes. Nothing was stored. A larger portal is moved with its backup.", "Un fichier peut avoir au plus %d mégaoctets. Rien n'a été enregistré. Un portail plus grand se déplace avec sa sauvegarde.", "لا يتجاوز الملف %d ميغابايت. لم يُحفظ شيء. تُنقل البوابة الأكبر بنسختها الاحتياطية."},
	"bad-file":           {"Nothing was stored. The file did not arrive as a whole: go back in your browser and send it again.", "Rien n'a été enregistré. Le fichier n'est pas arrivé en entier : revenez en arrière et renvoyez-le.", "لم يُحفظ شيء. لم يصل الملف كاملًا: ارجع في المتصفح وأرسله مرة أخرى."},
	"p-no-file":          {"Choose a file. It must not be empty.", "Choisissez un fichier. Il ne doit pas être vide.", "اختر ملفًا. يجب ألا يكون فارغًا."},
	"p-unavailable-file": {"The portal cannot write to its file now. Nothing was stored. Choose the file again in a while, and tell whoever looks after the portal.", "Le portail ne peut pas écrire dans son fichier pour le moment. Rien n'a été enregistré. Choisissez de nouveau le fichier dans un moment et prévenez la personne qui s'occupe du portail.", "لا تستطيع البوابة الكتابة في ملفها الآن. لم يُحفظ شيء. اختر الملف من جديد بعد قليل وأخبر المسؤول عن البوابة."},
	"places":             {"What is wrong in the file", "Ce qui ne va pas dans le fichier", "الأخطاء في الملف"},
	"place":              {"Place", "Emplacement", "الموضع"},
	"line":               {"Line:column", "Ligne:colonne", "السطر:العمود"},
	"what-wrong":         {"What is wrong", "Ce qui ne va pas", "الخطأ"},
	"p-more":             {"And %d more.", "Et %d de plus.", "و%d غيرها."},
	"p-cut":              {"The file ends here, in the middle: it was cut. Take it away again from where it is whole.", "Le fichier s'arrête ici, au milieu : il est coupé. Exportez-le de nouveau là où il est entier.", "ينتهي الملف هنا في وسطه: إنه مقطوع. صدّره من جديد من حيث هو كامل."},
	"p-json":             {"From here on, this is no JSON.", "À partir d'ici, ce n'est plus du JSON.", "من هنا لم يعد هذا JSON."},
	"p-utf8":             {"This is no text in UTF-8.", "Ce n'est pas du texte en UTF-8.", "هذا ليس نصًا بترميز UTF-8."},
	"p-key":              {"Nothing is called “%s” here.", "Rien ne s'appelle « %s » ici.", "لا شيء هنا اسمه «%s»."},
	"p-key-twice":        {"This is said twice.", "Ceci est dit deux fois.", "ذُكر هذا مرتين."},
	"p-not-there":        {"This is missing.", "Ceci manque.", "هذا ناقص."},
	"p-object":           {"There must be an object {…} here.", "Il faut ici un objet {…}.", "يجب أن يكون هنا كائن {…}."},
	"p-list":             {"There must be a list […] here.", "Il faut ici une liste […].", "يجب أن تكون هنا قائمة […]."},
	"p-no-text":          {"There must be a text in quotes here.", "Il faut ici un texte entre guillemets.", "يجب أن يكون هنا نص بين علامتي اقتباس."},
	"p-no-number":        {"There must be a whole number here.", "Il faut ici un nombre entier.", "يجب أن يكون هنا عدد صحيح."},
	"p-after":            {"Something stands after the end.", "Quelque chose suit la fin.", "يوجد شيء بعد النهاية."},
	"p-format":           {"The format is “%s”, and this portal reads %s.", "Le format est « %s », et ce portail lit %s.", "التنسيق «%s»، وهذه البوابة تقرأ %s."},
	"p-moment":           {"“%s” is no time such as 2026-11-25T09:00:00.000000000Z.", "« %s » n'est pas un moment tel que 2026-11-25T09:00:00.000000000Z.", "«%s» ليس وقتًا مثل \u20662026-11-25T09:00:00.000000000Z\u2069."},
	"p-twice":            {"“%s” is there twice.", "« %s » s'y trouve deux fois.", "«%s» موجود مرتين."},
	"p-hash":             {"The document has the hash %s: it was changed.", "Le document a l'empreinte %s : il a été modifié.", "بصمة الوثيقة %s: لقد عُدّلت."},
	"p-other-id":         {"The document is %s.", "Le document est %s.", "الوثيقة هي %s."},
	"p-id":               {"“%s” is no id of a portal.", "« %s » n'est pas un identifiant de portail.", "«%s» ليس معرّفًا من بوابة."},
	"p-no-such":          {"“%s” is not in the file.", "« %s » n'est pas dans le fichier.", "«%s» ليس في الملف."},
	"p-no-framework":     {"The file has no framework with the hash “%s”.", "Le fichier n'a pas de référentiel avec l'empreinte « %s ».", "لا يحتوي الملف على إطار بصمته «%s»."},
	"p-version":          {"The version must be %d: all are there, in order.", "La version doit être %d : toutes y sont, dans l'ordre.", "يجب أن تكون النسخة %d: كلها موجودة بالترتيب."},
	"p-what":             {"“%s” cannot be here: the first version is start, the last of a finished one finish, and all others save or merge.", "« %s » ne peut pas être ici : la première version est start, la dernière d'une évaluation terminée finish, toutes les autres save ou merge.", "«%s» لا يصح هنا: النسخة الأولى start، وآخر نسخة من المكتمل finish، وما بينهما save أو merge."},
	"p-contradicts":      {"The document says “%s”, and the assessment “%s”.", "Le document dit « %s », et l'évaluation « %s ».", "تقول الوثيقة «%s» ويقول التقييم «%s»."},
	"p-differs":          {"This assessment is here already, and %s. Nothing of the file was stored.", "Cette évaluation est déjà ici, et %s. Rien du fichier n'a été enregistré.", "هذا التقييم موجود هنا، و%s. لم يُحفظ شيء من الملف."},
	"differs-about":      {"says otherwise who, what or when", "indique autrement qui, quoi ou quand", "يذكر خلاف ذلك من وماذا ومتى"},
	"differs-versions":   {"has other versions", "a d'autres versions", "له نسخ أخرى"},
	"differs-notes":      {"has other notes", "a d'autres notes", "له ملاحظات أخرى"},
	"differs-end":        {"was finished otherwise", "a été terminée autrement", "أُنهي على نحو آخر"},
	"p-is-framework":     {"This is a framework, and no assessment: it is uploaded on the page of uploaded frameworks.", "C'est un référentiel et non une évaluation : il se charge sur la page des référentiels chargés.", "هذا إطار وليس تقييمًا: يُحمَّل في صفحة الأطر المحمّلة."},
	"p-no-edition":       {"There is no edition %s of %s here. There are: %s.", "Il n'y a pas ici d'édition %s de %s. Il y a : %s.", "لا يوجد هنا الإصدار %s من %s. الموجود: %s."},
	"p-no-instrument":    {"There is no framework %s here.", "Il n'y a pas ici de référentiel %s.", "لا يوجد هنا الإطار %s."},
	"p-near-file":        {"%s is almost the name of a subject that is here: %s. Write it so in the file, or tick that it is another one.", "%s est presque le nom d'un sujet qui est ici : %s. Écrivez-le ainsi dans le fichier, ou cochez que c'en est un autre.", "%s شبيه جدًا باسم موضوع موجود هنا: %s. اكتبه هكذا في الملف، أو علّم على أنه موضوع آخر."},
	"p-edition-file":     {"This was made for another content of this edition. Take a new workbook from the portal.", "Ceci a été fait pour un autre contenu de cette édition. Prenez un nouveau classeur dans le portail.", "أُعدّ هذا لمحتوى آخر من هذا الإصدار. خذ مصنّفًا جديدًا من البوابة."},
	"came-with":          {"Something of it was brought in with the file %s by %s", "Une partie a été importée avec le fichier %s par %s", "أُدخل شيء منه مع الملف %s بواسطة %s"},
	"export-all-csv":     {"All assessments and their results (CSV)", "Toutes les évaluations et leurs résultats (CSV)", "كل التقييمات ونتائجها (CSV)"},
	"csv-note":           {"For a spreadsheet in your language: a text that begins as a formula would has an apostrophe before it.", "Pour un tableur dans votre langue : un texte qui commence comme une formule est précédé d'une apostrophe.", "لجدول بيانات بلغتك: النص الذي يبدأ كما تبدأ الصيغة تسبقه فاصلة عليا."},

	// The workbook.
	"book":             {"Workbook to fill in (XLSX)", "Classeur à remplir (XLSX)", "مصنّف للتعبئة (XLSX)"},
	"book-lead":        {"Fill in the columns answer, state, comment and evidence of the other sheet, and bring the file in on the page Files of the portal: it becomes a new draft. Leave a blank where nobody has answered. Several options stand with a semicolon between them.", "Remplissez les colonnes réponse, état, commentaire et preuves de l'autre feuille, puis importez le fichier à la page Fichiers du portail : il devient un nouveau brouillon. Laissez vide ce qui n'a pas de réponse. Séparez plusieurs options par un point-virgule.", "املأ أعمدة الإجابة والحالة والتعليق والأدلة في الورقة الأخرى، ثم أدخل الملف في صفحة الملفات في البوابة: يصبح مسودة جديدة. اترك ما لا إجابة له فارغًا. وافصل بين عدة خيارات بفاصلة منقوطة."},
	"book-items":       {"Each list ends with blank rows: write a name in the column item of each of them to add one. Copy these rows for more.", "Chaque liste se termine par des lignes vides : écrivez un nom dans la colonne élément de chacune pour en ajouter un. Copiez ces lignes pour en ajouter d'autres.", "تنتهي كل قائمة بصفوف فارغة: اكتب اسمًا في عمود العنصر في كل منها لإضافة عنصر. وانسخ هذه الصفوف للمزيد."},
	"book-hash":        {"Leave this as it is: it says which content of the framework is answered.", "Laissez tel quel : c'est le contenu du référentiel auquel on répond.", "اتركه كما هو: يبيّن محتوى الإطار المجاب عنه."},
	"book-within":      {"Within", "Dans", "ضمن"},
	"book-item":        {"Item", "Élément", "العنصر"},
	"book-id":          {"Question id", "Identifiant de la question", "معرّف السؤال"},
	"book-choices":     {"What can be answered", "Réponses possibles", "الإجابات الممكنة"},
	"book-answer":      {"Answer", "Réponse", "الإجابة"},
	"book-comment":     {"Comment", "Commentaire", "التعليق"},
	"book-evidence":    {"Evidence, one a line", "Preuves, une par ligne", "الأدلة، واحد في كل سطر"},
	"book-item-id":     {"Item id", "Identifiant de l'élément", "معرّف العنصر"},
	"list-name":        {"List", "Liste", "القائمة"},
	"book-deep":        {"This assessment has lists within lists within lists, for which a sheet has no columns. Take its answers as JSON.", "Cette évaluation a des listes dans des listes dans des listes, pour lesquelles une feuille n'a pas de colonnes. Prenez ses réponses en JSON.", "في هذا التقييم قوائم داخل قوائم داخل قوائم لا أعمدة لها في الورقة. خذ إجاباته بصيغة JSON."},
	"book-merged":      {"Cells were merged here. Take them apart, and write the value into each row.", "Des cellules ont été fusionnées ici. Séparez-les et écrivez la valeur dans chaque ligne.", "دُمجت خلايا هنا. افصل بينها واكتب القيمة في كل صف."},
	"book-broken":      {"This cannot be read as a workbook (XLSX). It is cut, protected with a password, too large, or something else.", "Ceci ne peut être lu comme classeur (XLSX). Il est coupé, protégé par mot de passe, trop grand, ou autre chose.", "لا يمكن قراءة هذا كمصنّف (XLSX). إنه مقطوع أو محمي بكلمة سر أو كبير جدًا أو شيء آخر."},
	"book-no-sheet":    {"This sheet is missing.", "Cette feuille manque.", "هذه الورقة ناقصة."},
	"book-no-key":      {"No row begins with “%s”.", "Aucune ligne ne commence par « %s ».", "لا صف يبدأ بـ«%s»."},
	"book-columns":     {"The first row must have these columns: %s.", "La première ligne doit avoir ces colonnes : %s.", "يجب أن يحتوي الصف الأول على هذه الأعمدة: %s."},
	"book-beside":      {"Nothing belongs here, beside the columns.", "Rien n'a sa place ici, à côté des colonnes.", "لا مكان لشيء هنا بجانب الأعمدة."},
	"book-no-question": {"There is no question “%s” here.", "Il n'y a pas de question « %s » ici.", "لا يوجد سؤال «%s» هنا."},
	"book-no-within":   {"There is no item “%s” above that has this list.", "Il n'y a pas plus haut d'élément « %s » ayant cette liste.", "لا يوجد أعلاه عنصر «%s» له هذه القائمة."},
	"book-state":       {"“%s” is no state. There are: %s.", "« %s » n'est pas un état. Il y a : %s.", "«%s» ليست حالة. الحالات: %s."},
	"book-contradicts": {"The state “%s” contradicts the answer beside it.", "L'état « %s » contredit la réponse à côté.", "الحالة «%s» تناقض الإجابة المجاورة."},

	// The report.
	"report":          {"Report to print", "Rapport à imprimer", "تقرير للطباعة"},
	"report-title":    {"Report: %s", "Rapport : %s", "تقرير: %s"},
	"report-lead":     {"Print this page with your browser, or save it as a PDF: it has at most three sheets of A4. The scorecard has all numbers.", "Imprimez cette page avec votre navigateur, ou enregistrez-la en PDF : elle tient sur trois feuilles A4 au plus. La page des résultats a tous les chiffres.", "اطبع هذه الصفحة من المتصفح أو احفظها PDF: لا تتجاوز ثلاث أوراق A4. وفي بطاقة النتائج كل الأرقام."},
	"overall":         {"As a whole", "Dans l'ensemble", "النتيجة الإجمالية"},
	"value":           {"Value", "Valeur", "القيمة"},
	"level":           {"Level", "Niveau", "المستوى"},
	"state":           {"State", "État", "الحالة"},
	"range":           {"on a scale from %s to %s", "sur une échelle de %s à %s", "على مقياس من %s إلى %s"},
	"no-value":        {"no value", "pas de valeur", "لا قيمة"},
	"report-parts":    {"Part by part", "Partie par partie", "جزءًا جزءًا"},
	"report-more":     {"And %d more: they are on the scorecard.", "Et %d de plus : voir la page des résultats.", "و%d غيرها: في بطاقة النتائج."},
	"report-strong":   {"Strongest", "Points forts", "الأقوى"},
	"report-weak":     {"Weakest", "Points faibles", "الأضعف"},
	"report-why":      {"How the result comes about", "Comment le résultat est obtenu", "كيف نتجت النتيجة"},
	"report-why-more": {"The scorecard has all of it.", "La suite est sur la page des résultats.", "التتمة في بطاقة النتائج."},

	// Frameworks that were uploaded.
	"uploads":        {"Uploaded frameworks", "Référentiels chargés", "الأطر المحمّلة"},
	"uploads-lead":   {"Frameworks of your own house: a file, or written here. Each is read, checked and shown before it can be chosen.", "Les référentiels de votre institution : un fichier, ou écrits ici. Chacun est lu, vérifié et montré avant de pouvoir être choisi.", "أطر مؤسستكم: ملف أو ما يُكتب هنا. يُقرأ كل منها ويُفحص ويُعرض قبل أن يمكن اختياره."},
	"uploads-list":   {"All that were uploaded", "Tous ceux qui ont été chargés", "كل ما حُمّل"},
	"uploads-none":   {"None yet.", "Aucun pour l'instant.", "لا شيء بعد."},
	"uploads-by":     {"Uploaded by", "Chargé par", "حمّله"},
	"used-by":        {"Put to use by", "Mis en service par", "وضعه قيد الاستخدام"},
	"written-here":   {"written in the form", "écrit dans le formulaire", "كُتب في النموذج"},
	"uploads-add":    {"Add one", "En ajouter un", "إضافة إطار"},
	"uploads-button": {"Upload and check", "Charger et vérifier", "تحميل وفحص"},
	"uploads-rules":  {"Rules", "Règles", "القواعد"},
	"rule-checked":   {"A framework that breaks a law of well-made instruments can be used when somebody says why. The reason is kept with their name.", "Un référentiel qui enfreint une règle des instruments bien faits peut servir si quelqu'un dit pourquoi. La raison est gardée avec son nom.", "الإطار الذي يخالف قاعدة من قواعد الأدوات المحكمة يمكن استخدامه إذا ذكر أحد السبب. ويُحفظ السبب مع اسمه."},
	"rule-hash":      {"The same id and edition with another content is another hash, and stands beside the old one. New assessments start with the one that was put to use last.", "Le même identifiant et la même édition avec un autre contenu ont une autre empreinte, à côté de l'ancienne. Les nouvelles évaluations commencent avec celui mis en service en dernier.", "المعرّف والإصدار نفسهما بمحتوى آخر لهما بصمة أخرى بجانب القديمة. وتبدأ التقييمات الجديدة بآخر ما وُضع قيد الاستخدام."},
	"rule-drafts":    {"Drafts and finished assessments keep the content that they began with.", "Les brouillons et les évaluations terminées gardent le contenu avec lequel ils ont commencé.", "تحتفظ المسودات والتقييمات المكتملة بالمحتوى الذي بدأت به."},
	"rule-catalogue": {"An edition of the catalogue is not replaced: give yours another id or edition.", "Une édition du catalogue n'est pas remplacée : donnez à la vôtre un autre identifiant ou une autre édition.", "لا يُستبدل إصدار من الفهرس: أعط إطارك معرّفًا أو إصدارًا آخر."},
	"up-chosen":      {"in use", "en service", "قيد الاستخدام"},
	"up-older":       {"was in use; drafts keep it", "a été en service ; les brouillons le gardent", "كان قيد الاستخدام؛ تحتفظ به المسودات"},
	"up-running":     {"being checked", "en cours de vérification", "قيد الفحص"},
	"up-broken":      {"checked; places where a law is broken: %d", "vérifié ; règles enfreintes à %d endroits", "فُحص؛ مواضع مخالفة القواعد: %d"},
	"up-ready":       {"checked, not in use yet", "vérifié, pas encore en service", "فُحص ولم يُستخدم بعد"},
	"edit-new":       {"Write a new one", "En écrire un nouveau", "كتابة إطار جديد"},
	"edit-title":     {"A new content of %s", "Un nouveau contenu de %s", "محتوى جديد لـ%s"},
	"edit-from":      {"Go on from it in the form", "Continuer à partir de lui dans le formulaire", "المتابعة منه في النموذج"},
	"edit-lead":      {"What you write becomes a framework beside the others, with a hash of its own. It is checked and shown before anybody can choose it.", "Ce que vous écrivez devient un référentiel à côté des autres, avec sa propre empreinte. Il est vérifié et montré avant que quiconque puisse le choisir.", "يصبح ما تكتبه إطارًا بجانب الأطر الأخرى وله بصمته. ويُفحص ويُعرض قبل أن يختاره أحد."},
	"edit-save":      {"Save and check", "Enregistrer et vérifier", "حفظ وفحص"},
	"edit-loses":     {"This form cannot hold everything that the document says: what it has no field for is left out of what you save. To keep it, take the document, change it there, and upload it.", "Ce formulaire ne peut contenir tout ce que dit le document : ce qui n'y a pas de champ sera absent de ce que vous enregistrez. Pour le garder, prenez le document, modifiez-le et chargez-le.", "لا يتسع هذا النموذج لكل ما في الوثيقة: ما ليس له حقل سيُترك مما تحفظه. للاحتفاظ به خذ الوثيقة وعدّلها ثم حمّلها."},
	"take-document":  {"Its document (JSON)", "Son document (JSON)", "وثيقته (JSON)"},
	"laws":           {"Laws of well-made instruments", "Règles des instruments bien faits", "قواعد الأدوات المحكمة"},
	"laws-kept":      {"It was tried with the worst, the best and many other answers, and breaks none.", "Il a été essayé avec les pires, les meilleures et beaucoup d'autres réponses, et n'en enfreint aucune.", "جُرّب بأسوأ الإجابات وأفضلها وبكثير غيرها ولم يخالف أيًا منها."},
	"laws-broken":    {"It was tried with the worst, the best and many other answers. Places where a law is broken: %d", "Il a été essayé avec les pires, les meilleures et beaucoup d'autres réponses. Endroits où une règle est enfreinte : %d", "جُرّب بأسوأ الإجابات وأفضلها وبكثير غيرها. مواضع مخالفة القواعد: %d"},
	"laws-running":   {"It is still being checked.", "La vérification est encore en cours.", "ما زال الفحص جاريًا."},
	"look-again":     {"Look again", "Regarder de nouveau", "انظر مرة أخرى"},
	"laws-more":      {"What was tried, in English", "Ce qui a été essayé, en anglais", "ما جُرّب، بالإنجليزية"},
	"preview":        {"As respondents will see it", "Tel que le verront les répondants", "كما سيراه المجيبون"},
	"preview-lead":   {"Nothing can be entered here.", "Rien ne peut être saisi ici.", "لا يمكن إدخال شيء هنا."},
	"preview-list":   {"For each item of the list:", "Pour chaque élément de la liste :", "لكل عنصر في القائمة:"},
	"use-title":      {"Put it to use", "Le mettre en service", "وضعه قيد الاستخدام"},
	"use-lead":       {"From then on it can be chosen for assessments. It cannot be taken back: what comes later is another upload.", "Il pourra dès lors être choisi pour des évaluations. C'est définitif : la suite sera un autre chargement.", "عندها يمكن اختياره للتقييمات. ولا رجوع عن ذلك: ما يأتي بعده تحميل آخر."},
	"use-other":      {"Another content of this edition is in use. New assessments will start with this one; those that began with the other keep it.", "Un autre contenu de cette édition est en service. Les nouvelles évaluations commenceront avec celui-ci ; celles commencées avec l'autre le gardent.", "محتوى آخر من هذا الإصدار قيد الاستخدام. ستبدأ التقييمات الجديدة بهذا، وما بدأ بالآخر يحتفظ به."},
	"use-button":     {"Put to use", "Mettre en service", "وضع قيد الاستخدام"},
	"use-open":       {"To its page", "Vers sa page", "إلى صفحته"},
	"reason-label":   {"Why it is used although it breaks a law", "Pourquoi il sert bien qu'il enfreigne une règle", "سبب استخدامه رغم مخالفته قاعدة"},
	"reason-hint":    {"Such as: its publisher made it so.", "Par exemple : son éditeur l'a voulu ainsi.", "مثلًا: هكذا أعدّه ناشره."},
	"p-unchecked":    {"It was not checked to the end yet. Look again in a while.", "La vérification n'est pas terminée. Revenez dans un moment.", "لم يكتمل فحصه بعد. انظر مرة أخرى بعد قليل."},
	"p-catalogue":    {"%s is an edition of the catalogue, which is not replaced. Give yours another id or edition.", "%s est une édition du catalogue, qui n'est pas remplacée. Donnez à la vôtre un autre identifiant ou une autre édition.", "%s إصدار من الفهرس لا يُستبدل. أعط إطارك معرّفًا أو إصدارًا آخر."},
	"p-nodes":        {"It has %d parts and questions, and at most %d can be checked here.", "Il a %d parties et questions, et au plus %d peuvent être vérifiées ici.", "فيه %d جزءًا وسؤالًا، ولا يمكن هنا فحص أكثر من %d."},

	"law-monotone":         {"A better answer never makes a result worse. Here it does:", "Une meilleure réponse n'aggrave jamais un résultat. Ici, elle le fait :", "الإجابة الأفضل لا تجعل النتيجة أسوأ أبدًا. وهنا تفعل:"},
	"law-weights-matter":   {"What has a weight can make a difference. Here it never does:", "Ce qui a un poids peut faire une différence. Ici, jamais :", "ما له وزن يمكن أن يُحدث فرقًا. وهنا لا يُحدثه أبدًا:"},
	"law-share-matters":    {"The share that a gate asks for is neither all nor any one. Here it is:", "La part qu'un seuil demande n'est ni la totalité ni un seul élément. Ici, elle l'est :", "النسبة التي يطلبها الحد ليست الكل ولا واحدًا أيًا كان. وهنا هي كذلك:"},
	"law-same-range":       {"What a mean combines counts on the same range. Here it does not:", "Ce qu'une moyenne combine se compte sur la même échelle. Ici, non :", "ما يجمعه المتوسط يُحسب على المدى نفسه. وهنا ليس كذلك:"},
	"law-levels-reachable": {"Each level is reached by some answers. Here one never is:", "Chaque niveau est atteint par certaines réponses. Ici, l'un ne l'est jamais :", "كل مستوى تبلغه إجابات ما. وهنا مستوى لا يُبلغ أبدًا:"},
	"law-silence":          {"A blank is not worth more than an answer. Here it is:", "Un blanc ne vaut pas plus qu'une réponse. Ici, il vaut plus :", "الفراغ لا يساوي أكثر من إجابة. وهنا يساوي أكثر:"},
}
