/**
 * A report with a figure of every kind that editors treat in their own ways, and its word/document.xml as LibreOffice 7.4
 * writes it back from a mere open-and-save. To make the fixture anew:
 *
 *   npx tsx test/cloudfunctions/reporting/facts/saved-elsewhere.ts > report.docx
 *   soffice --headless --convert-to docx --outdir saved report.docx
 *   unzip -p saved/report.docx word/document.xml
 *
 * of which the looks of paragraphs and runs were left out, but for what hides a run. The whole file is saved-by-libreoffice.docx.
 */
import { docxWriter } from '../../../../cloudfunctions/documents/docx-writer'
import { toDocument } from '../../../../cloudfunctions/reporting/draft/to-document'
import { draftFigure, reportPrinting } from '../../../builders/report'

const figure = (key: string, title: string, display: string, unit: string) =>
  draftFigure({ key, title, display, unit, value: 1 })

const REPORT = reportPrinting(
  [
    draftFigure(),
    figure('served', '志愿服务', '164', '人次'),
    figure('grown', '比上年', '增长10.6%', ''),
    figure('teams', '服务队', '“热线先锋服务队”“银龄顾问队”2支', ''),
    figure('notice', '通知', '《关于支部委员分工的通知》（泊热支〔2025〕1号）', ''),
    figure('founded', '成立日期', '2025年3月4日', ''),
  ],
  ['一年来，党员捐款', 0, '元，', 3, '参加志愿服务', 1, '人次，总量比上年', 2, '。'],
  ['印发', 4, '，党员服务站', 5, '成立。'],
)

export const writeReport = () => docxWriter.writeDocument(toDocument(REPORT))

if (require.main === module) void writeReport().then((bytes) => process.stdout.write(bytes))
