/** Whether a report's file is the version that is stored here, or an older draft or another version that left here once. */
import type { FactSheet, PrintedParagraph } from '#domain/report/fact'
import { versionWords } from '#domain/report/final-report'
import { formatChineseDate } from '#domain/time/civil-date'
import { beijingDate, type Instant } from '#domain/time/instant'
import type { CarriedFacts, OfficialDocument } from '../../application/ports/documents'
import type { Collections } from '../../application/ports/collections'
import { isRefusal, type BranchContext } from '../../application/ports/handling'
import { isChangedBlock, toDocument } from '../draft/to-document'
import { wholeText } from '../facts/tokens'
import { headsOfFinals } from './final-heads'
import { withCode } from './verifying'
import { wholeReport } from './whole-report'

type StoredFinal = Collections['finalReports']
type Context = Pick<BranchContext, 'store' | 'branch' | 'documents'>

/** In what it is not the stored version, in sentences; none where it is. `carried`: what the file says it was written as. */
export async function otherVersionWords(
  context: Context,
  { sheet, printed }: CarriedFacts,
  final: StoredFinal | undefined,
): Promise<string[]> {
  const asWritten = bodyOf(printed)
  return sheet.finalId === undefined
    ? otherDraft(context, sheet, asWritten)
    : otherFinal(context, sheet, final, asWritten)
}

/** The final version that the file says it is; undefined of a draft, and where the organization has no such version. */
export async function finalOf({ store, branch }: Context, { finalId }: FactSheet): Promise<StoredFinal | undefined> {
  const final = finalId === undefined ? undefined : await store.get('finalReports', finalId)
  return final?.branchId === branch._id ? final : undefined
}

async function otherFinal(
  context: Context,
  sheet: FactSheet,
  final: StoredFinal | undefined,
  asWritten: readonly string[],
) {
  if (!final) return ['系统里没有这一稿定稿']
  const [latest] = await headsOfFinals(context.store, sheet, 1)
  const newer = latest && latest.version > final.version
  const said = `这是${dayOf(final.finalizedAt)}的${versionWords(final)}`
  const stored = bodyOf(await printedOf(context, withCode(final.frozen.document, final.code)))
  return [
    ...(newer ? [`${said}，${dayOf(latest.finalizedAt)}又定了${versionWords(latest)}`] : []),
    ...differing(asWritten, stored, `${said}，系统里存的这一稿`),
  ]
}

async function otherDraft(context: Context, sheet: FactSheet, asWritten: readonly string[]) {
  const { store, branch } = context
  const [report, [final]] = await Promise.all([
    wholeReport(store, branch, sheet.reportId),
    headsOfFinals(store, sheet, 1),
  ])
  const isFinal = final
    ? [`这份报告${dayOf(final.finalizedAt)}已经定稿（${versionWords(final)}），这个文件还是草稿`]
    : []
  if (isRefusal(report)) return [...isFinal, '系统里没有这份草稿']
  if (report.draftedAt !== sheet.draftedAt)
    return [...isFinal, `这是${dayOf(sheet.draftedAt)}起草的旧稿，系统里的草稿是${dayOf(report.draftedAt)}重新起草的`]
  const stored = bodyOf(await printedOf(context, toDocument(report)))
  return [...isFinal, ...differing(asWritten, stored, '文件生成以后，系统里的草稿又改过，现在')]
}

/** What the document says, as a file that leaves here now carries it. */
async function printedOf({ documents }: Context, document: OfficialDocument): Promise<readonly PrintedParagraph[]> {
  const { facts } = await documents.readDocument(await documents.writeDocument(document))
  return facts?.printed ?? []
}

/** Its paragraphs without blanks, and without what told of changes then; tables are told by their figures. */
function bodyOf(printed: readonly PrintedParagraph[]): string[] {
  return printed
    .filter(({ isInTable }) => !isInTable)
    .map((paragraph) => wholeText(paragraph).replace(/[\s\p{Cf}]/gu, ''))
    .filter((text) => text !== '' && !isChangedBlock(text))
}

/** So much of a paragraph tells which it is. */
const OPENING = 24

function differing(asWritten: readonly string[], stored: readonly string[], said: string): string[] {
  const others = stored.filter((text) => !asWritten.includes(text))
  const gone = asWritten.filter((text) => !stored.includes(text))
  const [first = ''] = others.length > 0 ? others : gone
  const opening = first.length > OPENING ? `${first.slice(0, OPENING)}…` : first
  if (others.length + gone.length === 0) return []
  return [
    others.length > 0 ? `${said}有${others.length}段与文件不同，如“${opening}”` : `${said}没有文件里的“${opening}”一段`,
  ]
}

function dayOf(at: Instant): string {
  return formatChineseDate(beijingDate(at))
}
