package export

import "reflect"

// Shapes are the Go types of what this package writes as JSON, for a description of the forms.
var Shapes = struct{ Entry, Due, Report, ReportRef, Statement, Answer reflect.Type }{
	reflect.TypeFor[jsonEntry](), reflect.TypeFor[jsonDue](), reflect.TypeFor[jsonReport](), reflect.TypeFor[jsonReportRef](),
	reflect.TypeFor[jsonSaid](), reflect.TypeFor[Answer](),
}
