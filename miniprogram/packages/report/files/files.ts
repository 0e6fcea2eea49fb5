import type { OpenPointKind } from '../../../domain/report/open-point'
import { notSent, writingPage, type NotSent } from '../../../page-parts/page'
import { copied, shared } from '../../../page-parts/sharing'
import { agreed, say } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { openFile, takeFile, type HandedFile } from '../../../services/handed-files'
import { takeReportDocument } from '../../../services/reports'
import { open } from '../../../services/routes'
import { draftNamed, finalNamed, sameWords } from '../final-words'
import { staleText, staleTitle } from '../change-text'
import { plainText } from './plain-text'

const NAME_CHOICES = [
  { key: 'without', label: '不带姓名' },
  { key: 'with', label: '带上姓名' },
] as const

/** The report as a document and what goes with it: the records behind it, a page that opens offline, its text, checking. */
writingPage('packages/report/files/files', {
  data: {
    ...{ doing: '', withNames: false, nameChoices: NAME_CHOICES, canShare: 'shareFileMessage' in wx },
    /** Which text the files are made from, and the version that was made final: empty where there is none. */
    ...{ text: '', final: '', code: '', same: '' },
  },

  read: ({ branchId, reportId }) => ask('report.get', { branchId, reportId }),
  show(report) {
    const { final } = report
    const text = draftNamed(report)
    return final
      ? { text, final: finalNamed(final), code: final.code, same: sameWords(final) }
      : { text, final: '', code: '', same: '' }
  },

  chooseNames(event: WechatMiniprogram.CustomEvent<{ key: (typeof NAME_CHOICES)[number]['key'] }>) {
    this.setData({ withNames: event.detail.key === 'with' })
  },

  /** As it was drafted; where records have changed since, that is said first. */
  async document() {
    await this.attempt(async () => {
      this.setData({ doing: 'docx' })
      const { changed, ...file } = await takeReportDocument(this, this.at)
      const stale = `${staleText(changed)}要新的，请回到报告重新起草。`
      if (changed.length > 0 && !(await agreed(staleTitle(changed), stale, '照样打开'))) return undefined
      return opened(file)
    })
  },
  /** As it was frozen, whatever became of the draft. */
  async finalDocument() {
    const final = this.seen?.final
    if (!final) return
    await this.attempt(async () => {
      this.setData({ doing: 'final' })
      const { branchId } = this.at
      return opened(await takeFile(this, await ask('report.finalDocument', { branchId, finalId: final.finalId })))
    })
  },
  async records() {
    await this.attempt(async () => {
      this.setData({ doing: 'xlsx' })
      return opened(await takeFile(this, await ask('report.evidenceFile', this.asked('xlsx'))))
    })
  },

  /** WeChat opens no page of a file: it goes to a chat, and is opened on a computer. */
  async page() {
    await this.attempt(async () => {
      this.setData({ doing: 'html' })
      const { path, fileName } = await takeFile(this, await ask('report.evidenceFile', this.asked('html')))
      return shared(path, fileName)
    })
  },

  asked(format: 'xlsx' | 'html') {
    return { ...this.at, format, withNames: this.data.withNames }
  },

  async copy() {
    const report = this.seen
    if (!report) return
    await this.attempt(async () => {
      this.setData({ doing: 'txt' })
      const { points } = await ask('report.checklist', this.at)
      const linesOf = (kind: OpenPointKind) => points.flatMap(({ is, words }) => (is === kind ? [words] : []))
      const changed = { moved: linesOf('stale'), resting: linesOf('records') }
      await copied(plainText(report, changed))
      const { length } = changed.moved
      say(length > 0 ? `已复制，文末注明了变动的 ${length} 个数字` : '已复制')
    })
  },
  verify() {
    void open('packages/final/verify/verify', { branchId: this.at.branchId })
  },
  onePage() {
    void open('packages/report/one-page/one-page', this.at)
  },
  check() {
    void open('packages/final/check/check', { branchId: this.at.branchId })
  },
})

async function opened(file: HandedFile): Promise<NotSent | undefined> {
  const fault = await openFile(file)
  return fault === undefined ? undefined : notSent(fault)
}
