import type { CivilDate } from '../../../domain/time/civil-date'
import { reviewed, stretchBeside, STRETCHES, stretchOf, type Stretch } from '../../../domain/time/stretch'
import { copyNotice, shareNotice, type GroupNotice } from '../../../page-parts/group-notice'
import { readingPage } from '../../../page-parts/page'
import { shared } from '../../../page-parts/sharing'
import { tapped } from '../../../page-parts/tapped'
import { agendaLines, noteSummarySeen, openAgendaLine, type AgendaLine } from '../../../services/agenda'
import { partsOfPage } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { shownGroups, summaryNotice, type ShownGroup } from './summary-view'

const LABELS: Readonly<Record<Stretch, string>> = { month: '月', quarter: '季度', year: '今年' }

/** A month, a quarter or a year so far beside the one before: each number opens its records, and the committee can be sent it. */
readingPage('packages/summary/summary/summary', {
  data: {
    stretches: STRETCHES.map((key) => ({ key, label: LABELS[key] })),
    stretch: 'month' as Stretch,
    on: '' as CivilDate | '',
    title: '',
    branchName: '',
    words: '',
    groups: [] as readonly ShownGroup[],
    /** What waits today, whatever is looked at. */
    waits: [] as readonly AgendaLine[],
    missing: '',
    hasLater: false,
    notice: null as GroupNotice | null,
    canShare: 'shareFileMessage' in wx,
  },
  refresh: 'opened',
  /** The month that is over: it is what a committee looks at. */
  begin: ({ stretch = 'month', on }) => ({ stretch, on: on ?? stretchBeside('month', today(), -1) }),

  async read({ branchId }, { stretch, on }) {
    const { part, missing } = partsOfPage()
    const [summary, agenda] = await Promise.all([
      ask('branch.summary', { branchId, stretch, on: on || today() }),
      part('等着办的', ask('branch.agenda', { branchId })),
    ])
    const waits = agenda ? agendaLines(agenda, branchId).filter(({ to }) => to !== 'summary') : []
    return { summary, waits, missing: missing('等着办的') }
  },
  show({ summary, ...now }, { branchId }, { stretch, on }) {
    if (stretch === 'month') noteSummarySeen(branchId, summary.period.from)
    const still = summary.isOver ? '' : '还没有过完，数到今天；'
    return {
      ...now,
      ...{ title: summary.title, branchName: summary.branchName, groups: shownGroups(summary) },
      words: `${still}点一个数，看它依据的记录。`,
      hasLater: reviewed(stretch, stretchBeside(stretch, summary.period.from, 1), today()) !== undefined,
      notice: summaryNotice(summary, { branchId, stretch, ...(on ? { on } : {}) }),
    }
  },

  chooseStretch(event: WechatMiniprogram.CustomEvent<{ key: Stretch }>) {
    const { key: stretch } = event.detail
    // The year is told so far; of months and quarters the last that is over.
    const on = stretch === 'year' ? today() : stretchBeside(stretch, today(), -1)
    void this.turnTo({ stretch, on })
  },
  earlier() {
    void this.turnTo({ on: stretchBeside(this.data.stretch, this.data.on || today(), -1) })
  },
  later() {
    void this.turnTo({ on: stretchBeside(this.data.stretch, this.data.on || today(), 1) })
  },

  openFigure(event: WechatMiniprogram.TouchEvent) {
    const { seen, at } = this
    if (!seen) return
    const { period, isWide } = seen.summary
    const { from } = period
    void open('packages/report/evidence/evidence', {
      ...{ branchId: at.branchId, measure: tapped(event, 'measure'), from, to: stretchOf(this.data.stretch, from).to },
      cutOff: period.to,
      ...(isWide ? { scope: 'with-below' as const } : {}),
    })
  },
  openWait(event: WechatMiniprogram.TouchEvent) {
    const line = this.data.waits[Number(tapped(event, 'at'))]
    if (line) void openAgendaLine(line)
  },
  async share() {
    const { stretch, on } = this.data
    await this.attempt(async () => {
      const asked = { branchId: this.at.branchId, stretch, on: on || today() }
      const { path, fileName } = await takeFile(this, await ask('branch.summaryFile', asked))
      return shared(path, fileName)
    })
  },
  copy: copyNotice,
  onShareAppMessage: shareNotice,
})
