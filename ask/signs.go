package ask

import (
	"regexp"
	"strings"
)

// signs are the words by which a family is known; the first that fits counts.
var signs = []struct {
	family Family
	words  *regexp.Regexp
}{
	{Series, regexp.MustCompile(`(?i)^(give|make|show|draw|put|plot|export|build|prepare|compile|list)\b.*\b(timeline|map|calendar|data ?set|chronology)\b`)},
	{Differ, regexp.MustCompile(`(?i)\b(do|did|does) (the |all |both |these |those )*(reports?|papers?|newspapers?|outlets?|accounts?|sources?|agencies|media|they)( all)? (agree|say the same|match|tally)\b|^how many\b.*\baccording to whom\b|\b(different|differing|rival|competing) (accounts?|versions?|figures?|numbers?|tolls?|dates?)\b`)},
	{WhoSays, regexp.MustCompile(`(?i)^who (says?|said|claims?|claimed|reports?|reported|told|asserts?)\b|\bone source\b|\baccording to whom\b|\bhow many (independent |different )?(sources|outlets|origins)\b|\b(the|several|many|which|what) sources\b.*\b(for|of|say)\b|\bconfirmed by\b|^where (does|do|did) .*\bcome from\b|\breports? of .* come from\b|\b(several|independent) sources\b|^on whose (word|authority)\b|^(whose|what is the) (claim|source)\b`)},
	{KnownOn, regexp.MustCompile(`(?i)\b(did|do) (we|you|anyone|people|the public) (already )?know\b|\bwas (already |publicly |then )?known\b|\bhad been (reported|published|known|said) (by|until|before|on|about)\b|\bstate of knowledge\b`)},
	{Unnamed, regexp.MustCompile(`(?i)\b(unnamed|nameless|unidentified|anonymous(ly)?|anonymity)\b|\bnot (to be |been )?(named|identified|quoted by name)\b|\bwithout (a name|names|being named|giving (a|their|his|her) names?)\b|\bnobody (is )?named\b|\bwithh(e|o)ld (his|her|their) names?\b`)},
	{Differ, regexp.MustCompile(`(?i)\b(disagree\w*|differ|differs|diverge|dispute[sd]?|contradict\w*|conflict(s|ing)? (with|report|account|version)\w*|conflicting)\b|\bnot agree\b|\bdiscrepanc\w+\b`)},
	{Accused, regexp.MustCompile(`(?i)\baccus(e[sd]?|ing)\b|\baccusations?\b|\ballegations?\b|\balleged(ly)?\b|\bcharge[sd]? with\b|\bblame[sd]?\b|\b(respond|reply|answer)(s|ed)? to the charge`)},
	{Office, regexp.MustCompile(`(?i)^since when (is|was|has|have)\b|^(which|what) person (is|was|has)\b|^who (succeeded|replaced|followed|came after|preceded|took over|became|runs|ran|heads|headed|leads|led)\b|^when did .* (become|take office as)\b`)},
	{Undertaken, regexp.MustCompile(`(?i)\bund?ert(ak|ook)\w*\b|\b(committed (itself|themselves|himself|herself)? ?to|commits? to|commitments?)\b|\bclause by clause\b|\boblige[sd]?\b|\bobligations?\b|\bobligated\b|^what (must|does .* have to|do .* have to|(did|have|has) .* agreed? (to|on)\b|(was|were|is|has been) agreed)|\b(terms|clauses|provisions|articles) of\b|^what (is|was) in the .*\b(agreement|treaty|deal|accord|pact|contract|settlement)\b`)},
	{StageOf, regexp.MustCompile(`(?i)\b(signed|initial(l)?ed|ratified|in force|entered into force|only declared|concluded|suspended)\b.*\?|^(did|has|have) .*\b(sign|initial|ratify|ratified)\b|\bstage\b|\bhow far (has|have|is|are)\b|\bstatus of the\b|^where does the .* stand\b`)},
	{Promised, regexp.MustCompile(`(?i)\bpromis(e[sd]?|ing)\b|\bpledge[sd]?\b|\bpledging\b|\bvow(s|ed)?\b|\bbecame of\b|\bbecome of\b|\bc[ao]me of\b|\bcarried out\b|\b(was|were) .* kept\b|\bhappened (to|with) the plans?\b|\b(keep|kept) (its|his|her|their) (word|promises?)\b|\bannounced? .* what (of|came|became)\b|\b(did|has|have) .* (deliver(ed)?|fulfil(led|l)?)\b|^what .* (offered?|assured?)\b`)},
	{DueWhen, regexp.MustCompile(`(?i)\b(over)?due\b|\bscheduled\b|\bplanned (for|in|on|by)\b|\bdeadlines?\b|\bcoming up\b|\boutstanding\b|\bshould have (happened|been)\b|\b(still|yet) to (come|happen)\b|\bon the (agenda|calendar)\b|^what (is|was) (expected|planned|to happen)\b|\bnot (yet )?been (done|paid|delivered|held)\b`)},
	{New, regexp.MustCompile(`(?i)\b(is|was|'s|are) (really |actually )?new\b|\b(anything|something|what) new\b|\bthe (latest|news) (today|of|on|about|from)\b|\bhappened today\b|\bwhat has changed\b|^what('s| is) the latest\b`)},
	{Count, regexp.MustCompile(`(?i)^(how (many|often)|count)\b`)},
	{When, regexp.MustCompile(`(?i)^(on (what|which) (day|date)|(in )?what (year|month)|when|how long ago) (did|was|were|has|have|is|will|are)\b|\bthe (last|first) (time|visit|meeting|trip|attack|talks|round)\b|^what (is|was) the date\b`)},
	{Office, regexp.MustCompile(`(?i)^who('s| is| was| were| are| held| holds| has been| served| serves| acted| acts)\b.*\b(president|minister|ministry|premier|chancellor|secretary|king|queen|speaker|ambassador|envoy|general|chief|leader|spokes\w+|head|chair\w*|commander|director|governor|mayor|prosecutor|judge|commissioner|office|post|in charge|diplomat|negotiator|coach|bishop|pope)\b`)},
	{Series, regexp.MustCompile(`(?i)\b(timeline|map|calendar|data ?set|chronology|dealings)\b|^(list|show|give me|which|summari[sz]e|what (happened|has happened|went on|did|has|have|do|does))\b|^who\b|^everything\b`)},
	{When, regexp.MustCompile(`(?i)^(did|has|have|had|when) `)}, // the last time, if there was one
}

// courtesy is what stands before a question without changing it.
var courtesy = regexp.MustCompile(`(?i)^(please|hello|hi|so|and|but|well|now|ok|okay|(can|could|would|will) you( please)?|(i('d| would)? (like|want|need)|we('d| would)? (like|want|need)) to know|do you know|tell (me|us)|let me know|i wonder|i am wondering)\b[ ,:]*`)

// asOfDay is a day that a question is put under: "As of 3 May 2031, what …?".
var asOfDay = regexp.MustCompile(`(?i)^(as of|as at|by|until|up to|on|in|since|between|at) [^,?]*, *`)

// familyOf is the family of a question by its words.
func familyOf(question string) Family {
	question = strings.TrimSpace(question)
	for {
		cut := courtesy.ReplaceAllString(question, "")
		if cut == question || cut == "" {
			break
		}
		question = cut
	}
	question = asOfDay.ReplaceAllString(question, "")
	for _, s := range signs {
		if s.words.MatchString(question) {
			return s.family
		}
	}
	return Unknown
}

// askingWords belong to the asking, not to what is asked about.
var askingWords = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(`when what who whom whose which where why how did does do was were is are has have had been being the and for with from that this
		these those about last first time times give make show list draw put timeline map calendar data dataset set chronology say says said claims claim one source sources several many
		seven two three only declared signed initialled initialed ratified force stage stages accused accuse accuses accuser accusing accusation accusations answer answers outlets papers reports
		outlet paper report accounts account versions media agencies disagree disagrees differ differs dispute disputes disputed contradict contradicts contradicting conflicting know knew known unnamed
		anonymous anonymity nameless unidentified officials statements statement rest rests based undertaken undertake undertook undertakes commit commits committed
		obligation obligations obliged clause clauses terms provisions under towards each other side sides new latest today promised promise promises pledged pledge pledges happened happen
		became become came come kept due overdue deadline deadlines passed without anything reported still open
		between against upon into over after before during until since there their them they its his her she him you your whether not any held hold please tell dealings case
		out often ever already anyone minister president more less much agree agrees agreed all both either every points point background leaving
		people persons person somebody someone named name names reached respond responds response reply replies replied react reaction got get done yet far now
		according different can could would will should must may might also than then just exactly actually currently so far status stand stands as of on
		everything something nothing things thing reported published nobody whole complete full order words part parts go went gone put it kind suspended concluded entered fulfilled fulfil fulfill broken`) {
		m[w] = true
	}
	return m
}()
