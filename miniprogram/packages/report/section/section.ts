import type { PageState } from '../../../components/page-state/page-state'
import type { Written, WrittenSection } from '../../../domain/report/report-writing'
import { permissionsAt } from '../../../services/branch'
import { open, parametersOf } from '../../../services/routes'
import { send } from '../../../services/submit'
import { sentenceOf } from '../../../text/refusals'
import {
  contentOf,
  entryRows,
  moved,
  readSection,
  SECTION_WORDS,
  sectionLengthWords,
  sectionNamed,
  withEntries,
  type EntryRow,
  type SectionContent,
} from '../written-section'

/** One section that people write: its entries in order, each to be changed, moved or taken out. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    action: '',
    title: '',
    length: '',
    rows: [] as EntryRow[],
    add: '',
    mayWrite: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  reportId: '',
  section: 'problems' as WrittenSection,
  content: undefined as SectionContent | undefined,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', reportId = '', section } = parametersOf<'packages/report/section/section'>(query)
    Object.assign(this, { branchId, reportId, section: sectionNamed(section) })
  },

  onShow() {
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  async load() {
    const { branchId, section } = this
    const [permissions, answer] = await Promise.all([permissionsAt(branchId), readSection(this)])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.setData({ mayWrite: permissions.includes('write-report'), add: SECTION_WORDS[section].add, fault: '' })
    this.show(answer.value)
  },

  show(content: SectionContent) {
    const { section } = this
    const { written, heading } = content
    this.content = content
    const { empty, add } = SECTION_WORDS[section]
    const rows = entryRows(section, content, written)
    const length = sectionLengthWords(section, content, written)
    this.setData({ title: heading, rows, length, state: rows.length > 0 ? 'ready' : 'empty' })
    if (rows.length === 0) this.setData({ message: empty, action: this.data.mayWrite ? add : '' })
  },

  add() {
    this.openEntry('')
  },
  change(event: WechatMiniprogram.TouchEvent) {
    this.openEntry(this.data.rows[placeOf(event)]?.key ?? '')
  },
  openEntry(entryId: string) {
    if (!this.data.mayWrite) return
    const { branchId, reportId, section } = this
    void open('packages/report/section-entry/section-entry', { branchId, reportId, section, entryId })
  },

  async moveUp(event: WechatMiniprogram.TouchEvent) {
    await this.keep((entries) => moved(entries, placeOf(event), -1))
  },
  async moveDown(event: WechatMiniprogram.TouchEvent) {
    await this.keep((entries) => moved(entries, placeOf(event), 1))
  },
  async remove(event: WechatMiniprogram.TouchEvent) {
    const at = placeOf(event)
    const row = this.data.rows[at]
    if (!row) return
    const { confirm } = await wx.showModal({ title: '删去这一条？', content: row.lead, confirmText: '删去' })
    if (confirm) await this.keep((entries) => entries.filter((_, index) => index !== at))
  },

  /** Keeps the section as it is to be. When somebody else wrote meanwhile, what they wrote is shown first. */
  async keep(edit: Parameters<typeof withEntries>[2]) {
    const { branchId, section, content } = this
    if (!content || this.data.isSaving) return
    const written: Written = withEntries(content.written, section, edit)
    const { year } = content.report
    this.setData({ isSaving: true, fault: '' })
    const sent = contentOf(section, written)
    const answer = await send(this, 'report.write', { branchId, year, revision: content.revision, content: sent })
    if (answer.ok || answer.code === 'writing-changed') await this.load()
    this.setData({ isSaving: false, fault: answer.ok ? '' : sentenceOf(answer) })
  },
})

function placeOf(event: WechatMiniprogram.TouchEvent): number {
  return Number(event.currentTarget.dataset['at'])
}
