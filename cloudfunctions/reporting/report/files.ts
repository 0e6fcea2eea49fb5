/** What goes with a report's document: the records behind its figures, as a workbook or as a page to be opened offline. */
import type { ReportScope } from '#domain/report/duty-report'
import type { Fact } from '#domain/report/fact'
import { onePage } from '#domain/report/one-page'
import { slotOf, type Slot } from '#domain/report/slot'
import { withheldWords } from '#domain/report/withheld-words'
import { formatChineseDate } from '#domain/time/civil-date'
import type { FigureCard } from '../../application/ports/documents'
import { handedOver } from '../../application/ports/files'
import { isRefusal, type BranchContext, type Handlers } from '../../application/ports/handling'
import type { Reader } from '../../application/ports/store'
import { numbersBehind } from '../draft/forms'
import { isDesk, SlotDesks, type ReportQuery } from '../draft/slot-desks'
import { keptReport } from '../draft/kept-report'
import { onePageDocument } from '../draft/one-page-document'
import { toDocument } from '../draft/to-document'
import { factRecords, type FactRecords } from '../facts/fact-records'
import { factSheet, whenOfFigures } from '../facts/facts'
import { withoutNames } from '../facts/without-names'
import { recordsWorkbook } from '../facts/workbook'
import { readableTo } from '../measures/readable'
import { reportQuery } from '../draft/report-query'
import { changedLines, changedSince, changedWords } from './figures-now'
import { fileTitle } from './file-title'
import { readWordsOf } from '../draft/kept-words'
import { withWriting } from './writing'

/** Lines of a measure at most: a workbook is to hold all there is, a page is to open at once. */
const MOST = { xlsx: 5000, html: 200 } as const
const NAMES = { xlsx: '依据记录', html: '可点开的网页', 'one-page': '一页看全年' } as const

export const fileHandlers: Handlers<'report.evidenceFile'> = {
  'report.evidenceFile': async ({ reportId, format, withNames }, context) => {
    const { store, branch, caller, today, documents } = context
    const stored = await keptReport(store, branch, reportId)
    if (isRefusal(stored)) return stored
    const report = { ...stored, sections: withWriting(stored, await readWordsOf(store, stored)) }
    const kept = (bytes: Uint8Array, extension: string) =>
      handedOver(`${fileTitle(branch, report)}${NAMES[format]}.${extension}`, bytes, context)
    const changed = await changedSince(context, report)
    if (format === 'one-page') {
      const shown = new Set(onePage(report).flatMap((group) => group.figures.map(({ key }) => key)))
      const here = changedLines(
        changed.filter(({ figure }) => shown.has(figure.key)),
        report.year,
      )
      return kept(await documents.writePage(onePageDocument(report, here), []), 'html')
    }
    const query = await reportQuery(store, branch, report, today)
    const organizations = [branch, ...query.below]
    const { facts } = factSheet(report)
    const records = await factRecords(store, facts, {
      desksOf: await desksOf(store, query, facts),
      when: whenOfFigures(report),
      most: MOST[format],
      shown: readableTo(caller, organizations),
      branches: organizations,
    })
    const tell = withNames ? (line: string) => line : withoutNames(await everybody(context))
    const bytes =
      format === 'xlsx'
        ? await documents.writeSheets(
            recordsWorkbook(records, {
              ...{ tell, scope: report.scope },
              changed: new Map(changed.map((each) => [each.figure.key, changedWords(each, report.year)])),
            }),
          )
        : await documents.writePage(
            toDocument(report, undefined, changedLines(changed, report.year)),
            records.map((each) => figureCard(each, tell, report.scope)),
          )
    return kept(bytes, format)
  },
}

/** The desk of each figure, with what all of them need read at once. */
async function desksOf(store: Reader, query: ReportQuery, facts: readonly Fact[]) {
  const desks = new SlotDesks(store, query, 'whole')
  const slots = new Map(facts.map(({ key }) => [key, yearsBehind(slotOf(key))] as const))
  await desks.load([...slots.values()].flat())
  return ({ key }: Fact) =>
    (slots.get(key) ?? []).flatMap((slot) => {
      const desk = desks.of(slot)
      return isDesk(desk) ? [desk] : []
    })
}

/** The numbers whose records stand behind a figure: of a change those of both years. */
function yearsBehind(slot: Slot | undefined): Slot[] {
  if (!slot) return []
  return slot.form === 'change' || slot.form === 'change-percent' ? numbersBehind(slot) : [slot]
}

/**
 * Everybody who was ever on a roll of the bureau or below it: a record names lecturers and partners of other branches too. And
 * who applied to join, of whom there is a name and nothing else.
 */
async function everybody({ store, branch }: BranchContext): Promise<string[]> {
  const root = branch.ancestorIds[0] ?? branch._id
  const below = await store.findAll('branches', { ancestorIds: root })
  const branchIds = [root, ...below.map(({ _id }) => _id)]
  const [members, applications] = await Promise.all([
    store.findAll('members', { 'spans.branchId': { $in: branchIds } }),
    store.findAll('ledger', { kind: 'membership-application', branchId: { $in: branchIds } }),
  ])
  const applicants = applications.flatMap(({ values }) => values['applicant'] ?? [])
  return [...members.map(({ name }) => name), ...applicants.filter((each) => typeof each === 'string')]
}

function figureCard(
  { fact, number, when, adds, groups }: FactRecords,
  tell: (line: string) => string,
  of: ReportScope,
): FigureCard {
  const { tag, title, display, unit, definition, scope, records } = fact
  return {
    tag,
    title: `${number}. ${tell(title)}`,
    value: `${display}${unit}`,
    said: [
      { name: '口径', text: tell(definition) },
      ...(adds ? [{ name: '怎样算出', text: tell(adds) }] : []),
      { name: '期间', text: when },
      { name: '范围', text: tell(scope) },
      { name: '记录数', text: `${records} 条` },
    ],
    lists: groups.map((group) => ({
      title: group.title,
      ...{ total: group.total, withheld: group.withheld },
      withheldSaid: group.withheld > 0 ? withheldWords(group.withheld, of) : '',
      lines: group.lines.map(({ date, branch, title: line }) =>
        [formatChineseDate(date), branch ?? '', tell(line)].filter((said) => said !== '').join(' '),
      ),
    })),
  }
}
