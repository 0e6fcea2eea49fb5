import type { IndicatorDefinition } from '../../../domain/entries/indicator'
import { parseMonth, yearOf } from '../../../domain/time/civil-date'
import { firstDayIn } from '../../../page-parts/asked-period'
import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { open, type Opened } from '../../../services/routes'
import { gridOf, type Grid } from './indicators-view'

/** A year of the unit's own figures, month by month. A month is tapped to fill it in or to correct it. */
readingPage('packages/secretary/indicators/indicators', {
  data: {
    year: 0,
    isThisYear: true,
    grid: null as Grid | null,
    definitions: [] as readonly IndicatorDefinition[],
    mayRecord: false,
    mayDefine: false,
  },
  begin: ({ year, ...asked }) => ({ year: year ?? yearOf(firstDayIn(asked)) }),

  async read({ branchId }, { year }) {
    const [permissions, recorded] = await Promise.all([
      permissionsAt(branchId),
      ask('indicator.year', { branchId, year }),
    ])
    return { permissions, recorded }
  },
  show({ permissions, recorded }, _, { year }) {
    const { definitions } = recorded
    return {
      ...(definitions.length > 0
        ? { grid: gridOf(recorded, year, today()) }
        : { ...nothing('还没有业务指标。'), grid: null }),
      mayDefine: permissions.includes('confirm-records'),
      mayRecord: permissions.includes('keep-records'),
      isThisYear: year >= yearOf(today()),
      definitions,
    }
  },

  otherYear(event: WechatMiniprogram.TouchEvent) {
    void this.turnTo({ year: this.data.year + Number(tapped(event, 'by')) })
  },

  async adopt() {
    await this.attempt(async () => {
      await this.send('indicator.adopt', { branchId: this.at.branchId, set: 'hotline' })
      await this.load()
    })
  },
  define(event: WechatMiniprogram.TouchEvent) {
    const code = tapped(event, 'code')
    const { branchId } = this.at
    void open('packages/secretary/indicator-define/indicator-define', code ? { branchId, code } : { branchId })
  },

  openMonth(event: WechatMiniprogram.TouchEvent) {
    const month = parseMonth(tapped(event, 'month'))
    const row = this.data.grid?.rows.find((each) => each.month === month)
    if (month && row?.canEdit)
      void open('packages/secretary/indicator-month/indicator-month', { ...askedAt(this.at), month })
    else say('当月最后一天起可填')
  },
  paste() {
    const { year } = this.data
    void open('packages/secretary/indicator-paste/indicator-paste', { branchId: this.at.branchId, year })
  },
})

/** The branch, and the days that something is missing of, for a month's form. */
function askedAt({ year: _, ...asked }: Opened<'packages/secretary/indicators/indicators'>) {
  return asked
}
