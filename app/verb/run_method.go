package verb

// methodVerbs are the jobs of the method on any table: no contest file, one table in,
// one result out (method.md §6). Each stands in a file run_method_NAME.go.
func methodVerbs() []verb {
	return []verb{
		methodModel(),
		methodRanks(),
		methodReliability(),
		methodWeights(),
	}
}

// methodFormat reads --as: lines for people, or JSON where "json" is asked for. An
// error is then JSON too.
func (c *call) methodFormat() error {
	as, err := c.choice("as", "text", "json")
	c.asJSON = c.asJSON || as == "json"
	return err
}
