package ask_test

import (
	"testing"

	"chancery/ask"
	"chancery/record"
)

// TestWordings asks each family in the words of several users.
func TestWordings(t *testing.T) {
	for family, questions := range map[ask.Family][]string{
		ask.When: {
			"Please tell me when Lind last met Soto.", "On which day was the port opened?", "Could you tell me when Norway last sent ships to Chile?", "What was the date of the last visit?", "In what year did Norway join the pact?",
			"When did a Norwegian prime minister last visit Chile?", "When was the last time that Norway and Chile met?",
			"When did Lind first meet Soto?", "What was the last visit of a Chilean president to Norway?", "Has a Norwegian king ever visited Chile?",
			"How long ago did Norway last send aid to Chile?", "When were the talks in Oslo?", "On what day did Lind arrive in Santiago?",
			"Did Lind visit Chile?", "Has Norway paid the grant?",
		},
		ask.Promised: {
			"What was Chile promised by Norway, and what came of it?", "What did Lind pledge at her inauguration, and has she kept it?", "Has Norway delivered the trucks?", "What has Norway offered Chile?", "Did Norway keep its word?",
			"What was promised to Chile, and what of it happened?", "What did Norway promise Chile?", "What became of the plan to build a port?",
			"Did Norway keep its promise to send ships?", "Which promises to Chile were kept?", "What has come of Lind's pledge?",
			"What happened to the plan for a joint exercise?", "Was the visit to Santiago carried out?", "Has Norway delivered what it promised?",
		},
		ask.DueWhen: {
			"Which deadlines have passed without anything being reported?", "Which payments to Chile are overdue?", "What is due before the end of 2031?", "What was planned for June?", "What has not yet been paid?",
			"What is due this month?", "What is overdue?", "What is due in March 2031, and what is overdue?", "What is coming up next week?",
			"What is scheduled for May?", "Which deadlines have passed?", "What is planned for June 2031?", "What should have happened by now?",
			"What deadlines are coming up?", "What is still outstanding?",
		},
		ask.WhoSays: {
			"Where does the figure of 40 million come from?", "On whose word does the claim rest?", "Who claimed that the ship was sunk?", "How many different sources say that the bonus was paid?",
			"Who says that Norway sank the ship: is this one source or seven?", "Who reported the attack on the ship?", "How many sources say that the ship was sunk?",
			"Where does the report of the sinking come from?", "Is the attack on the ship confirmed by several sources?", "According to whom was the ship sunk?",
			"How many independent sources are there for the attack?", "What are the sources for the attack on the ship?",
		},
		ask.StageOf: {
			"Was the fisheries pact suspended?", "Is the accord between Norway and Chile in force?", "Where does the trade agreement stand?", "What stage has the contract reached?",
			"Was the treaty between Norway and Chile signed, initialled or only declared?", "Has the treaty been ratified?", "Is the treaty in force?",
			"Did Norway and Chile sign the treaty?", "How far has the trade agreement come?", "What is the status of the treaty between Norway and Chile?",
			"Has the treaty entered into force?", "Did Chile ratify the treaty?",
		},
		ask.Accused: {
			"What is Lind alleged to have done?", "Who blames Norway for the sinking?", "What does Norway accuse Chile of, and how does Santiago respond?", "Who is accusing whom?",
			"What is Norway accused of, by whom, and what does it answer?", "Who accuses Norway?", "What are the allegations against Lind?",
			"What does Lind say to the accusations?", "What is Lind charged with?", "What is Norway blamed for?", "What do Norway and Chile accuse each other of?",
		},
		ask.Differ: {
			"Do the papers agree on how many ships left?", "When did the ship leave? Do the reports agree?", "How many dockers stayed at home, according to whom?", "Are there different versions of the attack?", "Do outlets agree on the sum?",
			"Where do outlets disagree?", "Where do accounts of the attack differ?", "Which reports contradict each other?", "What is disputed about the attack?",
			"Are there conflicting reports about the visit?", "On what do the papers not agree?", "Where do sources diverge?",
		},
		ask.KnownOn: {
			"As of 3 May 2031, what was known of the aid for Chile?", "By 3 May 2031, what had been reported about the visit?", "What was already known on 3 May 2031?",
			"What did we know on 25 January 2031?", "What was known about the attack on 3 May 2031?", "What had been reported by 3 May 2031?",
			"What was the state of knowledge on 3 May 2031?", "As of 3 May 2031, what did we know about the visit?",
		},
		ask.Unnamed: {
			"Which statements come from nameless people?", "Which claims come from people who are not named?", "What do unidentified officials say about the port?", "Which sources withheld their names?",
			"Which statements rest on unnamed officials?", "What do anonymous sources say?", "What rests on people who were not named?",
			"Which reports quote officials who asked not to be identified?", "What is based on unnamed sources?",
		},
		ask.Undertaken: {
			"Which obligations has Chile not fulfilled?", "What did Norway and Chile each commit to?", "What are the clauses of the accord?", "What was agreed between Norway and Chile?", "What is in the agreement?",
			"What has each side undertaken, clause by clause?", "What has Norway undertaken towards Chile?", "What are the obligations of Norway under the treaty?",
			"What did the two sides commit to?", "What does the treaty oblige Chile to do?", "What must Chile do under the agreement?", "What are the terms of the treaty?",
			"What did Norway and Chile agree to?",
		},
		ask.New: {
			"What's the latest on the strike?", "What has changed since yesterday?", "What is new about Chile, without the background?",
			"What is new in today's reports?", "What's new?", "What is new today, leaving the background out?", "What's the news of 3 May 2031?",
			"Is there anything new on Chile?", "What happened today?",
		},
		ask.Series: {
			"Make me a data set of the aid pledged to Chile.", "Please show me the meetings of the commission as a calendar.", "Can you give me a chronology of the vote?", "Who was freed in August?", "Summarise the events in Chile.",
			"Give me this as a timeline", "Give me the dealings of Norway and Chile as a timeline", "Show the attacks in Chile on a map", "List the visits of Lind",
			"What happened in Chile in May 2031?", "Export the talks as a data set", "Draw me a chronology of the strike", "Which meetings were held in Oslo?",
			"Make a calendar of the visits",
		},
		ask.Office: {
			"Who was Chile's vice-president before Ana Soto?", "Who was in charge of Norway's finance ministry in May 2031?", "Who took over as foreign minister?", "Who's the ambassador of Norway to Chile?",
			"Who was foreign minister of Norway on 24 January 2031?", "Who is the president of Chile?", "Who held the office of prime minister of Norway in May 2031?",
			"Who has been ambassador of Chile to Norway?", "Which person was foreign minister of Chile in 2031?", "Since when has Soto been president of Chile?",
			"Who succeeded Lind as foreign minister of Norway?",
		},
		ask.Count:   {"How many times did Lind meet Soto?", "How often has Norway sent ships?", "How many attacks were there in May 2031?", "Count the visits of Lind to Chile"},
		ask.Unknown: {"Is it going to rain?", "Should Norway leave the treaty?", "Hello", "Why is the sky blue?", "What is the capital of Chile?"},
	} {
		for _, question := range questions {
			if q := ask.Understand(question, &record.Report{}, nil, nil); q.Family != family {
				t.Errorf("%q is taken for family %d; want %d", question, q.Family, family)
			}
		}
	}
}
