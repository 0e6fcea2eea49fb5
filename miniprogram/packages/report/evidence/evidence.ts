import type { OutputOf } from '#contract'
import { withheldWords } from '../../../domain/report/withheld-words'
import { until, type Period } from '../../../domain/time/period'
import { listPage } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import type { Opened } from '../../../services/routes'
import { declareNone, mayDeclareNone, NONE_WORDS, openEntry, recordOf } from '../record-places'
import { evidenceInput, figureInput } from './evidence-input'
import {
  besideText,
  blankWords,
  evidenceRows,
  figureView,
  ofYear,
  partIn,
  totalText,
  type EvidenceRow,
  type FigureView,
  type Outcome,
} from './evidence-view'

type At = Opened<'packages/report/evidence/evidence'>

const NO_FIGURE: FigureView = { display: '', unit: '', title: '', definition: '', period: '', changed: '' }
const PAGE_SIZE = 30
/** Begins the places in the list of the year that a change is compared with. */
const BEFORE = 'before '
type Evidence = OutputOf<'measure.evidence'>
const NO_LINES: Evidence = { items: [], next: null, total: 0, withheld: 0, adds: '' }

/** A figure, what it says, and the very records behind it; after a record was looked at, as it is now. */
listPage('packages/report/evidence/evidence', {
  data: { action: '', otherwise: '', enterAt: '', figure: NO_FIGURE, total: '', withheld: '', adds: '' },

  /** Of a change this year's records first, then those of the days it is compared with. */
  async portion(at, _, cursor) {
    const before = yearBefore(at)
    if (!before) return evidenceOf(at, cursor)
    const later = cursor?.startsWith(BEFORE) ? cursor.slice(BEFORE.length) : null
    const now = later === null ? ofYear(await evidenceOf(at, cursor), '本期') : NO_LINES
    if (now.next !== null) return now
    const then = ofYear(await evidenceOf(before, later), '上年同期')
    return { ...now, items: [...now.items, ...then.items], next: then.next === null ? null : `${BEFORE}${then.next}` }
  },
  async beside(at) {
    const before = yearBefore(at)
    const [outcome, earlier] = await Promise.all([figureOf(at), before && withTotal(before)])
    const enterAt = outcome.kind === 'no-record' ? outcome.enterAt : ''
    return { outcome, earlier, enterAt, permissions: enterAt ? await permissionsAt(at.branchId) : [] }
  },
  rows: (items, { before }): readonly EvidenceRow[] => evidenceRows(items, before),
  show({ first, beside: { outcome, earlier, enterAt, permissions } }, { drafted, change, scope = 'own' }) {
    const withheld = first.withheld + (earlier?.withheld ?? 0)
    if (outcome.kind === 'value')
      return {
        ...{ state: 'ready' as const, figure: figureView(outcome, drafted) },
        adds: earlier ? besideText(earlier.outcome, change) : first.adds,
        total: totalText(first.total + (earlier?.total ?? 0), outcome.value),
        withheld: withheld > 0 ? withheldWords(withheld, scope) : '',
      }
    const otherwise = mayDeclareNone(enterAt, permissions) ? NONE_WORDS : ''
    const { message } = blankWords(outcome, scope)
    return { state: 'empty', message, enterAt, action: enterAt ? '去登记' : '', otherwise }
  },
  nothing: '',

  openRecord(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows[Number(tapped(event, 'at'))]
    const opening = row && recordOf(row.line)
    if (opening) void this.attempt(opening)
  },

  declare() {
    void declareNone(this.at.branchId, this.data.enterAt, passed(this.at))
  },
  enter() {
    const missing = { subject: this.data.enterAt, period: passed(this.at) }
    void openEntry(this.at.branchId, missing, this.seen?.beside.permissions ?? [])
  },
})

/** The part of the period that has passed: what is to come is neither recorded nor declared. */
function passed({ from, to, cutOff }: At): Period {
  const last = cutOff !== undefined && cutOff < today() ? cutOff : today()
  return until({ from, to }, last) ?? { from, to }
}

/** The same for the days that a change is compared with; undefined where the figure is no change. */
function yearBefore({ besideFrom, besideTo, cutOff: _, ...at }: At): At | undefined {
  return besideFrom === undefined || besideTo === undefined ? undefined : { ...at, from: besideFrom, to: besideTo }
}

async function withTotal(at: At): Promise<Pick<Evidence, 'total' | 'withheld'> & { readonly outcome: Outcome }> {
  const [outcome, { total, withheld }] = await Promise.all([figureOf(at), evidenceOf(at, null, 1)])
  return { outcome, total, withheld }
}

function evidenceOf(at: At, cursor: string | null, pageSize = PAGE_SIZE): Promise<Evidence> {
  return ask('measure.evidence', { ...evidenceInput(at), cursor, pageSize })
}

/** The figure itself, or one part of it. */
async function figureOf(at: At): Promise<Outcome> {
  const { measure, by, key = '' } = at
  if (by !== undefined) {
    const { result } = await ask('measure.split', { ...figureInput(at), measureId: measure, by })
    return partIn(result, key)
  }
  const { results } = await ask('measure.compute', { ...figureInput(at), measureIds: [measure] })
  return results[0]?.figures[0]?.result ?? { kind: 'gone' }
}
