package office

// FileID is the file's own number, made with it and never changed.
func (o *Office) FileID() string { return o.db.FileID() }
