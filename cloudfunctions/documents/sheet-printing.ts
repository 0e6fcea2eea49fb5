/** What the library of workbooks cannot say of a sheet that is for paper: how it fits its page, and what each page repeats. */
import type { SheetOnPaper } from '../application/ports/documents'

/** The sheets of a workbook in their order, under the names they have there. */
type Sheets = readonly { readonly name: string; readonly paper: SheetOnPaper | undefined }[]

/** For the library: a feature of ours, which adds to the parts it has written. */
export function printing(sheets: Sheets) {
  const titles = sheets.flatMap(({ name, paper }, at) => (paper ? [printTitles(name, paper, at)] : []))
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml: string, _: unknown, { sheetIndex }: { readonly sheetIndex: number }) =>
            onPaper(xml, sheets[sheetIndex]?.paper),
        },
        'xl/workbook.xml': {
          transform: (xml: string) =>
            titles.length === 0
              ? xml
              : xml.replace('</sheets>', () => `</sheets><definedNames>${titles.join('')}</definedNames>`),
        },
      },
    },
  }
}

/** A4, as wide as the page and as long as it needs (ECMA-376 Part 1, 18.3.1.63, 18.3.1.65, 18.3.1.70); a page number below. */
function onPaper(xml: string, paper: SheetOnPaper | undefined): string {
  if (!paper) return xml
  const page =
    '<printOptions horizontalCentered="1"/>' +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="9" fitToHeight="0" orientation="${paper.isWide ? 'landscape' : 'portrait'}"/>` +
    '<headerFooter><oddFooter>&amp;C— &amp;P —</oddFooter></headerFooter>'
  return xml
    .replace(/<worksheet [^>]*>/, (opened) => `${opened}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`)
    .replace('</worksheet>', `${page}</worksheet>`)
}

/** The row of the table's titles is on every page: the defined name that says so (18.2.6). */
function printTitles(name: string, { above }: SheetOnPaper, at: number): string {
  const row = above.length + 1
  const sheet = name.replaceAll("'", "''").replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">'${sheet}'!$${row}:$${row}</definedName>`
}
