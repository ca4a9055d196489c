package ask

import "strings"

// sames are words that reports and questions use for one another, a class a line; a word stands for all that begin with it, if it ends in "-".
const sames = `
vote- votin- elect- poll polls polling ballot-
truce truces ceasefire- armistice-
hostage- captive- kidnap- abduct-
free freed frees freeing release- releasing liberat-
pay pays paid paying payment- instalment- installment- tranche- transfer- disburs-
accord accords agreement- agree agrees agreed deal deals pact pacts treaty treaties contract- arrangement- settlement-
attack- assault- raid raids raided bomb- shell shells shelled shelling blast- explosion-
meet meets met meeting- talks talk summit- negotiat- conference- convene-
visit- trip trips travel- journey- tour tours
aid assistance relief help grant grants
soldier- troop-
withdraw- pull pulled pullout- pulls
kill killed killing kills dead died deaths death toll casualties
protest- demonstrat- march marched marches marchers rally rallies
strike strikes striking walkout- stoppage-
arrest- detain- detention- custody
sanction- embargo-
resign- quit
earthquake- quake- tremor-
pipe pipes pipeline-
ship ships vessel- boat- tanker-
border- frontier- boundary boundaries
docker- dockwork- longshore- stevedore-
parliament- legislat- assembly
court- tribunal- judge-
bill bills law laws legislation
refugee- migrant- asylum
nuclear atomic
postpon- delay-
cancel- scrap- abandon-
inaugurat- sworn oath
wage- salary salaries
weapon- arms
rebel- insurgent- guerrilla- fighter-
worker- employee- staff
`

// class and starts are sames by word, and by beginning.
var class, starts = func() (map[string]string, []string) {
	words, begins := map[string]string{}, []string(nil)
	for line := range strings.Lines(sames) {
		for _, w := range strings.Fields(line) {
			of := "=" + strings.Fields(line)[0]
			if stem, open := strings.CutSuffix(w, "-"); open {
				begins = append(begins, stem)
			}
			if words[w] == "" {
				words[w] = of
			}
		}
	}
	return words, begins
}()

// key is what a word is compared by: its class, or else its stem.
func key(w string) string {
	if of := class[w]; of != "" {
		return of
	}
	for _, s := range starts {
		if strings.HasPrefix(w, s) {
			return class[s+"-"]
		}
	}
	return stem(w)
}
