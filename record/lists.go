package record

// Type is a PLOVER event type.
type Type string

// The event types of PLOVER (Open Event Data Alliance, 2023), in the order of its codebook.
const (
	Agree     Type = "AGREE"     // agree to, or promise, future cooperation
	Consult   Type = "CONSULT"   // visit, meet, talk, negotiate
	Support   Type = "SUPPORT"   // praise, endorse, thank, recognise, ratify, sign
	Concede   Type = "CONCEDE"   // yield, release, ease, resign, reform
	Cooperate Type = "COOPERATE" // trade, share, cooperate materially or militarily
	Aid       Type = "AID"       // give money, food, arms, shelter
	Retreat   Type = "RETREAT"   // withdraw, cease fire, disarm
	Request   Type = "REQUEST"   // ask, urge, demand, propose
	Accuse    Type = "ACCUSE"    // criticise, accuse, investigate, sue
	Reject    Type = "REJECT"    // refuse, veto, oppose, deny a request
	Threaten  Type = "THREATEN"  // warn of one's own harmful act
	Protest   Type = "PROTEST"   // demonstrate, strike, riot
	Sanction  Type = "SANCTION"  // embargo, expel diplomats, withdraw aid, break off talks
	Mobilize  Type = "MOBILIZE"  // deploy, exercise, put on alert
	Coerce    Type = "COERCE"    // arrest, seize, restrict, censor, deport, hack
	Assault   Type = "ASSAULT"   // attack, kill, bomb, fight
)

// Status says how real an event is, according to the innermost source.
type Status string

// The statuses.
const (
	Occurred     Status = "occurred"     // told as done
	Ongoing      Status = "ongoing"      // told as under way
	Planned      Status = "planned"      // announced, scheduled, promised or agreed
	Proposed     Status = "proposed"     // suggested, asked for, offered
	Hypothetical Status = "hypothetical" // conditional, possible, feared, asked about
	Alleged      Status = "alleged"      // claimed or charged, and not vouched for by the report
	Denied       Status = "denied"       // denied by someone
	Negated      Status = "negated"      // told as not having happened
)

// Turn says what became of a plan, or of something under way. The empty Turn means that the words tell of none.
type Turn string

// The turns. The status goes with them, as far as the words themselves are told as so.
const (
	TurnCancelled Turn = "cancelled" // it will not take place: negated
	TurnPostponed Turn = "postponed" // it is still planned, for later: planned
	TurnSuspended Turn = "suspended" // it has stopped, and may go on: negated
	TurnResumed   Turn = "resumed"   // it goes on after a stop: whatever the words tell
)

// Headline says whether the headline tells an event. The empty Headline means that the text below it does.
type Headline string

// What the headline tells.
const (
	Repeated Headline = "repeated" // the text below tells it too, as an event of its own
	Alone    Headline = "alone"    // nothing below does
)

// Sector is a PLOVER actor sector: which part of a society an actor belongs to.
type Sector string

// The sectors of PLOVER (Open Event Data Alliance, 2023), in the order of its manual: the frequent ones first.
// The empty Sector means "not stated"; a state, an organisation of states or a non-governmental one needs none.
const (
	Police       Sector = "COP" // police, investigators, guards and rescuers of the state
	Government   Sector = "GOV" // the executive, governing parties and coalitions, ministries and agencies
	Judiciary    Sector = "JUD" // judges, courts, prosecutors
	Legislator   Sector = "LEG" // parliaments, assemblies, lawmakers
	Military     Sector = "MIL" // troops, soldiers, all personnel and equipment of a state's forces
	Paramilitary Sector = "PRM" // armed organisations that do not oppose the government
	Party        Sector = "PTY" // political parties
	Rebel        Sector = "REB" // armed opposition groups and individuals
	Spy          Sector = "SPY" // intelligence services, their operatives
	UnknownArmed Sector = "UAF" // unidentified armed forces: "unknown gunmen"
	Unknown      Sector = "UNK" // actors of whom nothing is known

	Agriculture Sector = "AGR" // farmers, organised or not
	Business    Sector = "BUS" // companies and people of business, but for multinational ones
	Criminal    Sector = "CRM" // criminals and gangs
	Civilian    Sector = "CVL" // civilians, protesters, activists without a group of the kinds listed here
	Education   Sector = "EDU" // educators, schools, students
	Elite       Sector = "ELI" // former officials, ousted ones too, and families of officials
	Journalist  Sector = "JRN" // journalists, newspapers, broadcasters, web sites
	Labour      Sector = "LAB" // organised or unorganised labour in services and manufacturing
	Medical     Sector = "MED" // health workers and bodies
	Refugee     Sector = "REF" // refugees and displaced persons
	Opposition  Sector = "OPP" // political opposition: parties, persons, activists against the government
	Partial     Sector = "PRE" // partially recognised entities: breakaway regions, disputed territories
	Religious   Sector = "REL" // religious organisations and their people
	Social      Sector = "SOC" // civil society not covered above
)

// AgreementKind is what an agreement is about.
type AgreementKind string

// The kinds of agreement.
const (
	Peace       AgreementKind = "peace"
	Ceasefire   AgreementKind = "ceasefire"
	Trade       AgreementKind = "trade"
	Investment  AgreementKind = "investment"
	Nuclear     AgreementKind = "nuclear"
	Arms        AgreementKind = "arms"
	Defence     AgreementKind = "defence"
	Border      AgreementKind = "border"
	Transit     AgreementKind = "transit"
	EnergyDeal  AgreementKind = "energy"
	Technology  AgreementKind = "technology"
	Partnership AgreementKind = "partnership"
	Treaty      AgreementKind = "treaty"
	OtherKind   AgreementKind = "other"
)

// Modality is the force of a provision.
type Modality string

// The modalities.
const (
	Must    Modality = "must"
	MustNot Modality = "must not"
	May     Modality = "may"
	Will    Modality = "will"
)

// SourceKind says what sort of source a report relies on. The report's own voice is no source: an empty chain.
type SourceKind string

// The kinds of source. The empty kind means that the words do not tell.
const (
	Official    SourceKind = "official"    // a named holder of an office
	Person      SourceKind = "person"      // another named person
	Institution SourceKind = "institution" // a state, an organisation, a body, a paper
	Paper       SourceKind = "document"    // a report, a letter, a post, a study that speaks for itself
	Court       SourceKind = "court"       // a court, a charge sheet, a lawsuit, testimony
	Anonymous   SourceKind = "anonymous"   // people whom the report does not name: "aides", "a senior official"
	Hearsay     SourceKind = "hearsay"     // nobody in particular: "rumours", "reports say"
	SelfClaim   SourceKind = "self-claim"  // who is among the event's own actors
)

// Stance says how a source stands to what is credited to it.
type Stance string

// The stances.
const (
	Asserts Stance = "asserts" // says that it is so, or claims it
	Denies  Stance = "denies"  // says that it is not so
	Doubts  Stance = "doubts"  // questions whether it is so
	Demands Stance = "demands" // wants it to be so
)

// Stage says how far an agreement has come. The empty Stage means "not stated".
type Stage string

// The stages, in the order in which an agreement goes through them.
const (
	Announced   Stage = "announced"
	Negotiation Stage = "under negotiation"
	Negotiated  Stage = "negotiated" // the text is complete
	Agreed      Stage = "agreed"     // the parties say so; it is not told that anything was signed
	Initialled  Stage = "initialled" // the text is settled; nobody is bound
	Signed      Stage = "signed"
	Ratified    Stage = "ratified" // by a party at least
	InForce     Stage = "in force"
	Suspended   Stage = "suspended"
	Withdrawn   Stage = "withdrawn" // a party has left it
)
