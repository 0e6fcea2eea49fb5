import { NO_YEAR, thisYearOrLast } from '../../../page-parts/one-year'
import { nothing, readingPage } from '../../../page-parts/page'
import { copied, shared } from '../../../page-parts/sharing'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { ask } from '../../../services/page-load'
import { takeFile } from '../../../services/handed-files'
import { aboutYear, yearGroups, yearText, type ShownGroup } from './own-year-view'

/** A person's own year from their records, for nobody else's eyes: a line opens its records, and all of it can be kept. */
readingPage('packages/member/own-year/own-year', {
  data: {
    ...NO_YEAR,
    about: '',
    groups: [] as readonly ShownGroup[],
    /** The line whose records are shown; empty: none. */
    opened: '',
    canShare: 'shareFileMessage' in wx,
  },
  refresh: 'opened',
  begin: () => ({ years: thisYearOrLast().years }),

  /** Opened: the latest year with records, which in January is the one before. */
  read: (_, { year }) => ask('me.year', year === NO_YEAR.year ? {} : { year }),
  show(own, _, { year }) {
    const groups = yearGroups(own)
    return {
      ...(groups.length === 0 ? nothing(`${own.year}年还没有您的记录。正在开的会议，结束以后计入。`) : {}),
      ...(year === NO_YEAR.year ? thisYearOrLast(own.year) : {}),
      ...{ about: aboutYear(own), groups, opened: '' },
    }
  },

  chooseYear(event: WechatMiniprogram.CustomEvent<{ key: number }>) {
    void this.turnTo({ year: event.detail.key })
  },
  /** Shows the records of a line, or puts them away again. */
  turnOver(event: WechatMiniprogram.TouchEvent) {
    const measure = tapped(event, 'measure')
    this.setData({ opened: measure === this.data.opened ? '' : measure })
  },

  async copy() {
    const { seen } = this
    if (!seen) return
    await this.attempt(async () => {
      await copied(yearText(seen))
      say('已复制')
    })
  },
  async share() {
    await this.attempt(async () => {
      const { path, fileName } = await takeFile(this, await ask('me.yearFile', { year: this.data.year }))
      return shared(path, fileName)
    })
  },
})
