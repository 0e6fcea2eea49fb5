/** A final report, printed again as it was frozen, and checked by the code it prints. */
import type { DraftFigure } from '#domain/report/duty-report'
import { codeTyped, versionWords } from '#domain/report/final-report'
import { printedFigures } from '#domain/report/printed-figures'
import { memberNames } from '../../application/member-names'
import type { Block, OfficialDocument } from '../../application/ports/documents'
import { handedOver } from '../../application/ports/files'
import { refuse, type Handlers } from '../../application/ports/handling'
import { sealOf } from '../../application/ports/seal'
import { SlotDesks } from '../draft/slot-desks'
import { reportQuery } from '../draft/report-query'
import { readableTo } from '../measures/readable'
import { changedIn, meantOtherwise, type ChangedFigure } from './figures-now'
import { changedView, recordsSince } from './records-since'
import { fileTitle } from './file-title'
import { approvalNow, putReportOf } from './approving'
import { standingOfFinal } from './final-seal'
import { finalView, headsOfFinals } from './final-heads'

export const verifyHandlers: Handlers<'report.finalDocument' | 'report.verify'> = {
  'report.finalDocument': async ({ finalId }, context) => {
    const { store, branch, documents } = context
    const final = await store.get('finalReports', finalId)
    if (final?.branchId !== branch._id) return refuse('no-such-final', { field: 'finalId' })
    const standing = standingOfFinal(final, context)
    if (standing !== 'genuine') return refuse('final-not-genuine', { field: 'finalId', detail: { standing } })
    const { frozen, code } = final
    const document = { ...withCode(frozen.document, code), seal: sealOf(context, 'report facts') }
    const title = `${fileTitle(branch, final)}（${versionWords(final)}）.docx`
    return handedOver(title, await documents.writeDocument(document), context)
  },

  'report.verify': async ({ code }, context) => {
    const { store, branch, caller } = context
    const [final] = await store.find('finalReports', {
      filter: { branchId: branch._id, code: codeTyped(code) ?? '' },
      limit: 1,
    })
    if (!final) return refuse('no-such-final', { field: 'code' })
    const { report, approval, openPoints: points } = final.frozen
    const asked = reportQuery(store, branch, report, context.today)
    const [meeting, nameOf, [latest], changed, since] = await Promise.all([
      store.get('meetings', approval.meetingId),
      memberNames(store, [final.finalizedBy]),
      headsOfFinals(store, final, 1),
      asked.then((query) => changedIn(store, query, report)),
      asked.then((query) => {
        const shown = readableTo(caller, [branch, ...query.below])
        return recordsSince(store, new SlotDesks(store, query), report, { since: final.finalizedAt, shown })
      }),
    ])
    const { title, unit, scope, author } = report
    return {
      ...finalView(final),
      approvalNow: approvalNow(meeting, putReportOf(report, branch), final.finalizedAt),
      ...{ title, unit, scope, author, byName: nameOf(final.finalizedBy) },
      ...{ standing: standingOfFinal(final, context), latest: latest?.version ?? final.version },
      ...{ figures: printedFigures(report).length, openPoints: [...points], changed: changed.map(changeView) },
      ...changedView(since),
    }
  },
}

/** The document as it was frozen, with the code that was known only then. */
export function withCode(document: OfficialDocument, code: string): OfficialDocument {
  const printed = (block: Block): Block => {
    if (block.kind !== 'paragraph' || !block.runs.some(({ mark }) => mark === 'code')) return block
    const text = block.runs.map((run) => (run.mark === 'code' ? code : run.text)).join('')
    return { kind: 'paragraph', runs: [{ text }] }
  }
  return { ...document, blocks: document.blocks.map(printed) }
}

function changeView({ figure, was, now }: ChangedFigure) {
  const said = (each: DraftFigure | undefined) => (each ? `${each.display}${each.unit}` : null)
  const records = { recordsWere: was?.records ?? 0, recordsNow: now?.records ?? 0 }
  return { figure, was: said(was), now: said(now), ...records, meaning: was && now ? meantOtherwise(was, now) : [] }
}
