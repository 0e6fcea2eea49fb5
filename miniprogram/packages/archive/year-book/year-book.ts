import type { OutputOf } from '#contract'
import { thisYearOrLast, NO_YEAR } from '../../../page-parts/one-year'
import { notSent, writingPage } from '../../../page-parts/page'
import { agreed } from '../../../page-parts/telling'
import { chooseFile, withFile, type ChosenFile } from '../../../services/chosen-file'
import { openFile, takeFile } from '../../../services/handed-files'
import { ask } from '../../../services/page-load'

type Check = OutputOf<'yearBook.check'>

/** A year of the branch as one workbook; and such a workbook into an empty branch, looked at before anything is made. */
writingPage('packages/archive/year-book/year-book', {
  data: {
    ...NO_YEAR,
    ...{ mayWrite: false, mayRead: false, doing: '', fileName: '' },
    check: null as Check | null,
    done: '',
  },
  file: undefined as ChosenFile | undefined,
  begin: () => thisYearOrLast(),

  read: ({ branchId }) => ask('branch.get', { branchId }),
  show: ({ permissions }) => ({
    mayWrite: (['manage-dues', 'manage-donations', 'read-confidential'] as const).every((each) =>
      permissions.includes(each),
    ),
    mayRead: permissions.includes('manage-branch'),
  }),

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    this.setData({ year: event.detail.key, fault: '' })
  },
  async write() {
    await this.attempt(async () => {
      this.setData({ doing: 'write' })
      const written = await ask('yearBook.write', { branchId: this.at.branchId, year: this.data.year })
      const fault = await openFile(await takeFile(this, written))
      return fault === undefined ? undefined : notSent(fault)
    })
  },
  async choose() {
    await this.attempt(async () => {
      this.setData({ doing: 'read' })
      const file = await chooseFile('xlsx')
      if (!file) return
      this.file = file
      this.setData({ fileName: file.name, check: null, done: '' })
      await this.look()
    })
  },
  async look() {
    const { file } = this
    if (!file) return
    const { branchId } = this.at
    this.setData({ check: await withFile(branchId, file, (uploads) => ask('yearBook.check', { branchId, uploads })) })
  },
  /** Portion by portion; broken off, it goes on from where it was when it is asked for again. */
  async takeIn() {
    const { check } = this.data
    if (!check) return
    const content = `新增 ${check.left} 条记录。导入以后不能一起撤回，只能逐条更正。`
    if (!(await agreed(`导入${check.from}${check.year}年的工作簿？`, content, '导入'))) return
    await this.attempt(async () => {
      const { file } = this
      if (!file) return
      this.setData({ doing: 'read' })
      const { branchId } = this.at
      for (let left = check.left; left > 0;) {
        const send = (uploads: string[]) => this.send('yearBook.import', { branchId, uploads })
        left = (await withFile(branchId, file, send)).left
        this.setData({ done: `还有 ${left} 条，请不要离开这一页。` })
      }
      await this.look()
      this.setData({ done: '已全部导入。再导入一次也不会重复。' })
    })
  },
})
