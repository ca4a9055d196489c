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

// Sector is a PLOVER actor sector.
type Sector string

// The sectors that rules here name; the register of actors may use every one of PLOVER's.
const (
	Government Sector = "GOV" // executive
	Military   Sector = "MIL"
	Rebel      Sector = "REB"
	Opposition Sector = "OPP"
	Party      Sector = "PTY"
	Agent      Sector = "AGR" // agriculture
	Business   Sector = "BUS"
	Criminal   Sector = "CRM"
	Civilian   Sector = "CVL"
	Education  Sector = "EDU"
	Elite      Sector = "ELI" // former officials, celebrities
	Energy     Sector = "ENG" // here: energy and industry
	Judiciary  Sector = "JUD"
	Journalist Sector = "JRN"
	Labour     Sector = "LAB"
	Legislator Sector = "LEG"
	Medical    Sector = "MED"
	Police     Sector = "COP"
	Refugee    Sector = "REF"
	Spy        Sector = "SPY"
	Unarmed    Sector = "UAF" // armed force that belongs to nobody known
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
