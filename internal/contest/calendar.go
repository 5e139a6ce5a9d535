package contest

import (
	"slices"
	"time"
)

// Stage is a part of an edition's year (domain.md §1.3).
type Stage string

// The stages in the order of the year.
const (
	StageInvitations  Stage = "invitations"  // zaproszenia
	StageApplications Stage = "applications" // przyjmowanie zgłoszeń
	StageFieldwork    Stage = "fieldwork"    // audyty
	StageReview       Stage = "review"       // weryfikacja arkuszy
	StageJury         Stage = "jury"         // posiedzenie kapituły
	StageLicences     Stage = "licences"     // wydanie licencji
	StageGala         Stage = "gala"
)

// Stages lists them in the order of the year.
func Stages() []Stage {
	return []Stage{StageInvitations, StageApplications, StageFieldwork, StageReview, StageJury, StageLicences, StageGala}
}

// Milestone says when a stage is. From and To are days; To is its last day. Either
// may be zero: „until” and „from”.
type Milestone struct {
	Stage Stage
	From  time.Time
	To    time.Time
	Note  string
}

// ValidateCalendar checks that stages are known and come once and that none ends
// before it begins. Field is the stage.
func ValidateCalendar(all []Milestone) error {
	seen := map[Stage]bool{}
	for _, m := range all {
		switch {
		case !slices.Contains(Stages(), m.Stage) || seen[m.Stage]:
			return E("calendar_stage", "stage", string(m.Stage)).At(string(m.Stage))
		case !m.From.IsZero() && !m.To.IsZero() && m.To.Before(m.From):
			return E("calendar_backwards", "stage", string(m.Stage), "from", m.From, "to", m.To).At(string(m.Stage))
		}
		seen[m.Stage] = true
	}
	return nil
}

// AuditDraft is a sheet as far as it was typed in, unchecked. It counts nowhere until
// it is submitted.
type AuditDraft struct {
	AuditID int64
	SavedAt time.Time
	Sheet   Submission
}
