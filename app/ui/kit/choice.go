package kit

// Choice is one of the values a field or a filter can have: what is kept and what
// is shown.
type Choice struct {
	Value string
	Text  string
}

// textOf gives the shown text of a value; a value that is not among the choices
// shows as it is, so that nothing kept is hidden.
func textOf(choices []Choice, value string) string {
	for _, c := range choices {
		if c.Value == value {
			return c.Text
		}
	}
	return value
}
