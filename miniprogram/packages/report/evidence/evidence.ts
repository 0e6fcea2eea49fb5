import type { PageState } from '../../../components/page-state/page-state'
import { isCivilDate, type CivilDate } from '../../../domain/time/civil-date'
import { until, type Period } from '../../../domain/time/period'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read, type Failed } from '../../../services/page-load'
import type { EvidenceLine } from '../../../services/reports'
import { parametersOf, type Opened } from '../../../services/routes'
import { declareNone, mayDeclareNone, NONE_WORDS, openEntry, recordOf } from '../record-places'
import {
  blankWords,
  evidenceRows,
  figureView,
  partIn,
  totalText,
  type EvidenceRow,
  type FigureView,
  type Outcome,
} from './evidence-view'

const NO_FIGURE: FigureView = { display: '', unit: '', title: '', definition: '', period: '', changed: '' }
const PAGE_SIZE = 30

/** A figure, what it says, and the very records behind it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    otherwise: '',
    enterAt: '',
    fault: '',
    figure: NO_FIGURE,
    total: '',
    rows: [] as EvidenceRow[],
    isMoreComing: false,
  },
  asked: {} as Partial<Record<keyof Opened<'packages/report/evidence/evidence'>, string>>,
  lines: [] as readonly EvidenceLine[],
  next: null as string | null,

  onLoad(query: Record<string, string | undefined>) {
    this.asked = parametersOf<'packages/report/evidence/evidence'>(query)
  },

  onShow() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  onReachBottom() {
    void this.more()
  },

  /** The figure and the first records; after a record was looked at, as it is now. */
  async load() {
    const [outcome, evidence] = await Promise.all([this.figure(), read('measure.evidence', this.query(null))])
    if ('failed' in outcome) return this.setData({ ...outcome.failed })
    if (outcome.value.kind !== 'value') {
      const { message, enterAt } = blankWords(outcome.value)
      const permissions = enterAt ? await permissionsAt(this.asked.branchId ?? '') : []
      const otherwise = mayDeclareNone(enterAt, permissions) ? NONE_WORDS : ''
      return this.setData({ state: 'empty', message, enterAt, action: enterAt ? '去登记' : '', otherwise })
    }
    if ('failed' in evidence) return this.setData({ ...evidence.failed })
    const { items, next, total } = evidence.value
    this.lines = items
    this.next = next
    this.setData({
      state: 'ready',
      fault: '',
      figure: figureView(outcome.value, this.asked.drafted),
      total: totalText(total, outcome.value.value),
      rows: evidenceRows(items, 0, ''),
    })
  },

  async figure(): Promise<{ value: Outcome } | { failed: Failed }> {
    const { measure = '', by, key = '' } = this.asked
    const { cursor: _c, limit: _l, measureId: _m, part: _p, ...query } = this.query(null)
    if (by !== undefined) {
      const split = await read('measure.split', { ...query, measureId: measure, by })
      return 'failed' in split ? split : { value: partIn(split.value.result, key) }
    }
    const computed = await read('measure.compute', { ...query, measureIds: [measure] })
    if ('failed' in computed) return computed
    return { value: computed.value.results[0]?.figures[0]?.result ?? { kind: 'gone' } }
  },

  query(cursor: string | null) {
    const { branchId = '', measure = '', from = '', to = '', cutOff = '', by, key = '' } = this.asked
    return {
      branchId,
      measureId: measure,
      period: { from, to } as Period,
      cutOff: isCivilDate(cutOff) ? cutOff : (null as CivilDate | null),
      part: by === undefined ? null : { by, key },
      scope: 'own' as const,
      cursor,
      limit: PAGE_SIZE,
    }
  },

  async more() {
    const { lines, next } = this
    if (next === null || this.data.isMoreComing) return
    this.setData({ isMoreComing: true, fault: '' })
    const answer = await read('measure.evidence', this.query(next))
    this.setData({ isMoreComing: false })
    if (this.next !== next) return
    if ('failed' in answer) return this.setData({ fault: answer.failed.message })
    const rows = evidenceRows(answer.value.items, lines.length, lines[lines.length - 1]?.part ?? '')
    this.lines = [...lines, ...answer.value.items]
    this.next = answer.value.next
    this.setData({ rows: [...this.data.rows, ...rows] })
  },

  openRecord(event: WechatMiniprogram.TouchEvent) {
    const line = this.lines[Number(event.currentTarget.dataset['at'])]
    void (line && recordOf(line))?.()
  },

  /** The part of the period that has passed: of what is to come nobody can say that there was none. */
  declare() {
    const { branchId = '' } = this.asked
    const { period, cutOff } = this.query(null)
    const passed = until(period, cutOff !== null && cutOff < today() ? cutOff : today())
    if (passed) void declareNone(branchId, this.data.enterAt, passed)
  },
  enter() {
    void openEntry(this.asked.branchId ?? '', this.data.enterAt)
  },
})
