import { onePage } from '../../../domain/report/one-page'
import { formatChineseDate } from '../../../domain/time/civil-date'
import { nothing, readingPage } from '../../../page-parts/page'
import { shared } from '../../../page-parts/sharing'
import { tapped } from '../../../page-parts/tapped'
import { ask } from '../../../services/page-load'
import { takeFile } from '../../../services/handed-files'
import { evidenceQuery } from '../../../services/reports'
import { open } from '../../../services/routes'

interface Group {
  readonly heading: string
  readonly rows: readonly { readonly key: string; readonly title: string; readonly value: string }[]
}

/** The main figures of a report's year on one page; each opens its records, and the page can be printed. */
readingPage('packages/report/one-page/one-page', {
  data: { title: '', about: '', groups: [] as readonly Group[], canShare: 'shareFileMessage' in wx },

  read: ({ branchId, reportId }) => ask('report.get', { branchId, reportId }),
  show(report) {
    const groups = onePage(report).map(({ heading, figures }): Group => ({
      heading,
      rows: figures.map(({ key, title, display, unit }) => ({ key, title, value: `${display}${unit}` })),
    }))
    const about = `${report.unit}，数据截至${formatChineseDate(report.cutOff)}`
    return { ...(groups.length > 0 ? {} : nothing('这份草稿里还没有数字。')), title: `${report.year}年`, about, groups }
  },

  openFigure(event: WechatMiniprogram.TouchEvent) {
    const figure = this.seen?.figures.find(({ key }) => key === tapped(event, 'key'))
    if (!this.seen || !figure) return
    void open('packages/report/evidence/evidence', evidenceQuery(this.at.branchId, this.seen, figure))
  },
  async share() {
    await this.attempt(async () => {
      const { path, fileName } = await takeFile(
        this,
        await ask('report.evidenceFile', { ...this.at, format: 'one-page' }),
      )
      return shared(path, fileName)
    })
  },
})
