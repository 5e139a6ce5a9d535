package main

import (
	"encoding/base64"
	"fmt"
	"strings"

	"biurolidera/.ci/peers/page"
)

// template is the certificate as an office would set it for a mail merge: a page
// with the background, and a field a line. It has no code, as a merge makes none.
func template(p page.Page, background []byte) []byte {
	var styles, body strings.Builder
	top := 0.0
	for i, l := range p.Lines {
		face, weight := "Lato", "normal"
		if l.Serif {
			face, weight = "EB Garamond SemiBold", "600"
		}
		height := l.Size * 1.25
		fmt.Fprintf(&styles, `<style:style style:name="P%d" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="%.2fpt" fo:line-height="%.2fpt"/><style:text-properties fo:font-family="%s" fo:font-weight="%s" fo:font-size="%.1fpt" fo:language="pl" fo:country="PL"/></style:style>`,
			i+1, l.Y-height*0.8-top, height, face, weight, l.Size)
		top = l.Y + height*0.2
		fmt.Fprintf(&body, `<text:p text:style-name="P%d"><text:database-display text:table-name="records" text:table-type="table" text:column-name="l%d" text:database-name="%s">x</text:database-display></text:p>`,
			i+1, i+1, dataSource)
	}
	return fmt.Appendf(nil, `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>%s<style:page-layout style:name="L"><style:page-layout-properties fo:page-width="%.2fpt" fo:page-height="%.2fpt" style:print-orientation="landscape" fo:margin="0pt"><style:background-image style:repeat="stretch"><office:binary-data>%s</office:binary-data></style:background-image></style:page-layout-properties></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="L"/></office:master-styles>
<office:body><office:text>%s</office:text></office:body></office:document>
`, styles.String(), p.Width, p.Height, base64.StdEncoding.EncodeToString(background), body.String())
}

// dataSource is the name under which the merge knows the list of records.
const dataSource = "certificates"
