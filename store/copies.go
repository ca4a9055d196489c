package store

// regroup finds all copies anew.
func (s *session) regroup() error {
	return s.exec(`UPDATE report SET copies = id WHERE copies <> id`)
}
