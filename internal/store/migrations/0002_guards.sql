-- What must never happen, kept by the file itself: history and issued papers are
-- append-only, a questionnaire version with an audit on it stands, a closed edition
-- is read-only. The text of RAISE is the code of the error a person reads.

-- Append-only -----------------------------------------------------------------

CREATE TRIGGER change_no_update BEFORE UPDATE ON change
BEGIN SELECT RAISE(ABORT, 'history_append_only'); END;

CREATE TRIGGER change_no_delete BEFORE DELETE ON change
BEGIN SELECT RAISE(ABORT, 'history_append_only'); END;

CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal
BEGIN SELECT RAISE(ABORT, 'seal_permanent'); END;

CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal
BEGIN SELECT RAISE(ABORT, 'seal_permanent'); END;

CREATE TRIGGER ranking_snapshot_no_update BEFORE UPDATE ON ranking_snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot_permanent'); END;

CREATE TRIGGER ranking_snapshot_no_delete BEFORE DELETE ON ranking_snapshot
BEGIN SELECT RAISE(ABORT, 'snapshot_permanent'); END;

CREATE TRIGGER issued_document_no_update BEFORE UPDATE ON issued_document
BEGIN SELECT RAISE(ABORT, 'document_permanent'); END;

CREATE TRIGGER issued_document_no_delete BEFORE DELETE ON issued_document
BEGIN SELECT RAISE(ABORT, 'document_permanent'); END;

CREATE TRIGGER change_payload_only_erased BEFORE UPDATE ON change_payload
WHEN OLD.erased_by IS NOT NULL OR NEW.erased_by IS NULL OR NEW.change_id <> OLD.change_id
    OR length(NEW.body) > 0 OR length(NEW.salt) > 0
BEGIN SELECT RAISE(ABORT, 'history_append_only'); END;

CREATE TRIGGER change_payload_no_delete BEFORE DELETE ON change_payload
BEGIN SELECT RAISE(ABORT, 'history_append_only'); END;

CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob
BEGIN SELECT RAISE(ABORT, 'evidence_permanent'); END;

CREATE TRIGGER licence_permanent BEFORE UPDATE OF id, edition_id, participation_id, number, name, category, issued_on, valid_from, valid_to ON licence
BEGIN SELECT RAISE(ABORT, 'licence_permanent'); END;

CREATE TRIGGER licence_no_delete BEFORE DELETE ON licence
BEGIN SELECT RAISE(ABORT, 'licence_permanent'); END;

CREATE TRIGGER meta_file_id BEFORE UPDATE OF file_id, created_at ON meta
BEGIN SELECT RAISE(ABORT, 'file_id_permanent'); END;

CREATE TRIGGER meta_no_delete BEFORE DELETE ON meta
BEGIN SELECT RAISE(ABORT, 'file_id_permanent'); END;

-- A questionnaire version with an audit on it -----------------------------------

CREATE TRIGGER questionnaire_used_update BEFORE UPDATE ON questionnaire
WHEN EXISTS (SELECT 1 FROM audit WHERE edition_id = OLD.edition_id AND channel = OLD.channel AND questionnaire_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'questionnaire_used'); END;

CREATE TRIGGER questionnaire_used_delete BEFORE DELETE ON questionnaire
WHEN EXISTS (SELECT 1 FROM audit WHERE edition_id = OLD.edition_id AND channel = OLD.channel AND questionnaire_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'questionnaire_used'); END;

-- A closed edition -------------------------------------------------------------

CREATE TRIGGER edition_closed_update BEFORE UPDATE OF code, name, year, example ON edition
WHEN OLD.state = 'closed'
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER edition_closed_delete BEFORE DELETE ON edition
WHEN OLD.state = 'closed'
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER category_closed_insert BEFORE INSERT ON category
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER category_closed_update BEFORE UPDATE ON category
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER category_closed_delete BEFORE DELETE ON category
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER rules_closed_insert BEFORE INSERT ON rules
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER rules_closed_update BEFORE UPDATE ON rules
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER rules_closed_delete BEFORE DELETE ON rules
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER seal_closed_insert BEFORE INSERT ON seal
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER questionnaire_closed_insert BEFORE INSERT ON questionnaire
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER questionnaire_closed_update BEFORE UPDATE ON questionnaire
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER questionnaire_closed_delete BEFORE DELETE ON questionnaire
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER scenario_closed_insert BEFORE INSERT ON scenario
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER scenario_closed_update BEFORE UPDATE ON scenario
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER scenario_closed_delete BEFORE DELETE ON scenario
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER participation_closed_insert BEFORE INSERT ON participation
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER participation_closed_update BEFORE UPDATE ON participation
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER participation_closed_delete BEFORE DELETE ON participation
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER audit_closed_insert BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER audit_closed_update BEFORE UPDATE ON audit
WHEN EXISTS (SELECT 1 FROM edition WHERE id IN (OLD.edition_id, NEW.edition_id) AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER audit_closed_delete BEFORE DELETE ON audit
WHEN EXISTS (SELECT 1 FROM edition WHERE id = OLD.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER ranking_snapshot_closed_insert BEFORE INSERT ON ranking_snapshot
WHEN EXISTS (SELECT 1 FROM edition WHERE id = NEW.edition_id AND state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

-- New answers are many: PutAnswers asks once an audit, so there is no trigger.

CREATE TRIGGER subcategory_closed_insert BEFORE INSERT ON subcategory
WHEN EXISTS (SELECT 1 FROM category JOIN edition ON edition.id = category.edition_id
    WHERE category.id = NEW.category_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER subcategory_closed_update BEFORE UPDATE ON subcategory
WHEN EXISTS (SELECT 1 FROM category JOIN edition ON edition.id = category.edition_id
    WHERE category.id = OLD.category_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER subcategory_closed_delete BEFORE DELETE ON subcategory
WHEN EXISTS (SELECT 1 FROM category JOIN edition ON edition.id = category.edition_id
    WHERE category.id = OLD.category_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER application_closed_insert BEFORE INSERT ON application
WHEN EXISTS (SELECT 1 FROM participation JOIN edition ON edition.id = participation.edition_id
    WHERE participation.id = NEW.participation_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER application_closed_update BEFORE UPDATE ON application
WHEN EXISTS (SELECT 1 FROM participation JOIN edition ON edition.id = participation.edition_id
    WHERE participation.id = OLD.participation_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER application_closed_delete BEFORE DELETE ON application
WHEN EXISTS (SELECT 1 FROM participation JOIN edition ON edition.id = participation.edition_id
    WHERE participation.id = OLD.participation_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER answer_closed_update BEFORE UPDATE ON answer
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER answer_closed_delete BEFORE DELETE ON answer
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER answer_note_closed_update BEFORE UPDATE ON answer_note
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER answer_note_closed_delete BEFORE DELETE ON answer_note
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER critical_decision_closed_insert BEFORE INSERT ON critical_decision
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = NEW.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER critical_decision_closed_update BEFORE UPDATE ON critical_decision
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER critical_decision_closed_delete BEFORE DELETE ON critical_decision
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER evidence_closed_insert BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = NEW.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER evidence_closed_update BEFORE UPDATE ON evidence
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;

CREATE TRIGGER evidence_closed_delete BEFORE DELETE ON evidence
WHEN EXISTS (SELECT 1 FROM audit JOIN edition ON edition.id = audit.edition_id
    WHERE audit.id = OLD.audit_id AND edition.state = 'closed')
BEGIN SELECT RAISE(ABORT, 'edition_closed'); END;
