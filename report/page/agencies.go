package page

// agencies maps how pages name a news agency, in lower case, to its name.
var agencies = map[string]string{
	"reuters": "Reuters", "thomson reuters": "Reuters",
	"ap": "Associated Press", "associated press": "Associated Press", "the associated press": "Associated Press",
	"afp": "AFP", "agence france-presse": "AFP",
	"dpa": "dpa", "deutsche presse-agentur": "dpa",
	"upi": "UPI", "united press international": "UPI",
	"xinhua": "Xinhua", "tass": "TASS", "interfax": "Interfax", "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg",
	"efe": "EFE", "ansa": "ANSA", "anadolu agency": "Anadolu", "anadolu": "Anadolu", "kyodo news": "Kyodo", "kyodo": "Kyodo",
	"yonhap": "Yonhap", "pti": "PTI", "press trust of india": "PTI", "ani": "ANI", "ians": "IANS", "pa media": "PA Media",
	"press association": "PA Media", "canadian press": "The Canadian Press", "the canadian press": "The Canadian Press", "aap": "AAP",
}
