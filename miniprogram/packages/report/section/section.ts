import { moved } from '../../../page-parts/moved'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { CallFailure } from '../../../services/call-failure'
import { open } from '../../../services/routes'
import { openPiece } from '../open-piece'
import {
  contentOf,
  entryRows,
  readSection,
  SECTION_WORDS,
  sectionLengthWords,
  withEntries,
  type EntryRow,
} from '../written-section'

/** One section that people write: its entries in order, each to be changed, moved or taken out. */
readingPage('packages/report/section/section', {
  data: { action: '', title: '', length: '', rows: [] as readonly EntryRow[], add: '', mayWrite: false, section: '' },

  async read(at) {
    const [permissions, content] = await Promise.all([permissionsAt(at.branchId), readSection(at)])
    return { content, mayWrite: permissions.includes('write-report') }
  },
  show({ content, mayWrite }, { section }) {
    const { written, heading } = content
    const { empty, add } = SECTION_WORDS[section]
    const rows = entryRows(section, content, written)
    const length = sectionLengthWords(section, content, written)
    const none = rows.length > 0 ? {} : { ...nothing(empty), action: mayWrite ? add : '' }
    return { ...none, title: heading, rows, length, add, mayWrite, section }
  },

  openPart(event: WechatMiniprogram.TouchEvent) {
    const report = this.seen?.content.report
    const [at, name] = [placeOf(event), tapped(event, 'name')]
    if (report) void this.attempt(() => openPiece(this.at.branchId, report, at, name))
  },
  add() {
    this.openEntry('')
  },
  find() {
    const { branchId, reportId } = this.at
    void open('packages/report/problems/problems', { branchId, reportId })
  },
  /** Puts the step on the plan of the next year, once. */
  async plan(event: WechatMiniprogram.TouchEvent) {
    const stepId = this.data.rows[placeOf(event)]?.key
    const report = this.seen?.content.report
    await this.attempt(async () => {
      if (stepId === undefined || !report) return
      const { year, cutOff, scope } = report
      await this.send('report.planStep', { branchId: this.at.branchId, year, cutOff, scope, stepId })
      say('已列入计划')
      await this.load()
    })
  },
  change(event: WechatMiniprogram.TouchEvent) {
    this.openEntry(this.data.rows[placeOf(event)]?.key ?? '')
  },
  openEntry(entryId: string) {
    if (this.data.mayWrite) void open('packages/report/section-entry/section-entry', { ...this.at, entryId })
  },

  async moveUp(event: WechatMiniprogram.TouchEvent) {
    await this.attempt(() => this.keep((entries) => moved(entries, placeOf(event), -1)))
  },
  async moveDown(event: WechatMiniprogram.TouchEvent) {
    await this.attempt(() => this.keep((entries) => moved(entries, placeOf(event), 1)))
  },
  async remove(event: WechatMiniprogram.TouchEvent) {
    const at = placeOf(event)
    const row = this.data.rows[at]
    if (!row) return
    await this.attempt(async () => {
      if (!(await agreed('删去这一条？', row.lead, '删去'))) return
      await this.keep((entries) => entries.filter((_, index) => index !== at))
    })
  },

  /** Keeps the section as it is to be. When somebody else wrote meanwhile, what they wrote is shown first. */
  async keep(edit: Parameters<typeof withEntries>[2]) {
    if (!this.seen) return
    const { branchId, reportId, section } = this.at
    const { revision, written } = this.seen.content
    const content = contentOf(section, withEntries(written, section, edit))
    try {
      await this.send('report.write', { branchId, reportId, revision, content })
    } catch (failure) {
      if (failure instanceof CallFailure && failure.code === 'writing-changed') await this.load()
      throw failure
    }
    await this.load()
  },
})

function placeOf(event: WechatMiniprogram.TouchEvent): number {
  return Number(tapped(event, 'at'))
}
