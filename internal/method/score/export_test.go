package score

// ForceWide makes a Scorer compute with big.Rat throughout.
func (s *Scorer) ForceWide() { s.wide = true }
