// Package contest holds the words of the contest office: its types, their
// validation and the errors a person reads. It imports the standard library and
// the leaf package polish alone, and does no I/O.
//
// # Glossary
//
// One English word for one thing, in every layer:
//
//	konkurs                 Contest
//	edycja                  Edition        one year of the contest
//	kategoria               Category       five, each with subcategories
//	podmiot, instytucja     Institution    kept once, across editions
//	osoba do kontaktu       Contact
//	uczestnik               Participation  an institution in one edition
//	zgłoszenie              Application    the form a participation came with
//	kanał                   Channel        visit, phone, online
//	kwestionariusz          Questionnaire  one a channel, in versions
//	wariant kwestionariusza Form           the criteria that apply to one kind of institution
//	sekcja                  Section
//	obszar                  Area           shared by the channels
//	kryterium               Criterion
//	waga                    Weight
//	odpowiedź               Answer
//	nie dotyczy             NotApplicable  (N/A)
//	scenariusz              Scenario
//	klucz odpowiedzi        AnswerKey
//	audyt                   Audit          one assessed contact
//	audytor                 Auditor        known by code only
//	arkusz                  Sheet          the paper or file an audit is written on
//	dowód                   Evidence       a file kept beside an audit
//	weryfikacja             Review
//	zasady                  Rules          weights, minimums, thresholds; sealed with a hash
//	wynik                   Score          exact, and published once rounded
//	miejsce                 Place          from the published score, 1224
//	lista                   RankingList    overall, a category, a channel, an area
//	ranking zatwierdzony    RankingSnapshot
//	kapituła                Jury
//	laureat                 Laureate       holder of the Quality Licence
//	wyróżnienie             Distinction
//	statuetka               Statuette
//	licencja jakości        QualityLicence
//	raport rankingowy       RankingReport
//	dokument wydany         IssuedDocument kept byte for byte
//	historia                Change         who, when, what, before and after
package contest
