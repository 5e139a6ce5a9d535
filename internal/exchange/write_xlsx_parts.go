package exchange

// The parts of a written workbook that never change.

// Names the standard prescribes (ECMA-376).
const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	xlsxMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	xlsxRel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	xlsxPack = "http://schemas.openxmlformats.org/package/2006/"
	xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// Places in the cellXfs of xlsxStyleSheet.
const (
	styleHead  = 1
	styleTitle = 2
	styleScore = 3
	styleDate  = 4
	styleStamp = 5
)

// styleOfKind gives a cell's style by its kind; others have none.
var styleOfKind = map[outKind]int{outScore: styleScore, outDate: styleDate, outStamp: styleStamp}

// xlsxTypes says what each part is.
const xlsxTypes = xmlHead + `<Types xmlns="` + xlsxPack + `content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/xl/workbook.xml" ContentType="` + xlsxType + `sheet.main+xml"/>` +
	`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + xlsxType + `worksheet+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="` + xlsxType + `styles+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`

// xlsxRootRels leads from the package to the workbook and its properties.
const xlsxRootRels = xmlHead + `<Relationships xmlns="` + xlsxPack + `relationships">` +
	`<Relationship Id="rId1" Type="` + xlsxRel + `/officeDocument" Target="xl/workbook.xml"/>` +
	`<Relationship Id="rId2" Type="` + xlsxPack + `relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

// xlsxBookRels leads from the workbook to the worksheet and the styles.
const xlsxBookRels = xmlHead + `<Relationships xmlns="` + xlsxPack + `relationships">` +
	`<Relationship Id="rId1" Type="` + xlsxRel + `/worksheet" Target="worksheets/sheet1.xml"/>` +
	`<Relationship Id="rId2" Type="` + xlsxRel + `/styles" Target="styles.xml"/></Relationships>`

// xlsxBook takes the worksheet's name.
const xlsxBook = xmlHead + `<workbook xmlns="` + xlsxMain + `" xmlns:r="` + xlsxRel + `"><bookViews><workbookView/></bookViews>` +
	`<sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>`

// xlsxCore takes the title; the dates are fixed, so that equal tables are equal files.
const xlsxCore = xmlHead + `<cp:coreProperties xmlns:cp="` + xlsxPack + `metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
	`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title>` +
	`<dc:creator>Biuro Lidera</dc:creator><dc:language>pl-PL</dc:language>` +
	`<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created>` +
	`<dcterms:modified xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>`

// xlsxStyleSheet has the plain style, heading, title, two decimals, date, date and time.
const xlsxStyleSheet = xmlHead + `<styleSheet xmlns="` + xlsxMain + `">` +
	`<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>` +
	`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
	`<font><b/><sz val="14"/><name val="Calibri"/></font></fonts>` +
	`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
	`<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF4"/></patternFill></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>` +
	`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>` +
	`<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
	`<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
