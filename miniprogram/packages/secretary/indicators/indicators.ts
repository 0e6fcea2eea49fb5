import type { PageState } from '../../../components/page-state/page-state'
import { parseMonth, yearOf } from '../../../domain/time/civil-date'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import type { IndicatorDefinition } from '../../../domain/entries/indicator'
import { gridOf, type Grid } from './indicators-view'

/** A year of the unit's own figures, month by month. A month is tapped to fill it in or to correct it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    year: 0,
    isThisYear: true,
    grid: null as Grid | null,
    definitions: [] as readonly IndicatorDefinition[],
    mayRecord: false,
    mayDefine: false,
    isSaving: false,
    fault: '',
  },
  branchId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', year } = parametersOf<'packages/secretary/indicators/indicators'>(query)
    this.branchId = branchId
    this.setData({ year: Number(year) || yearOf(today()) })
  },
  onShow() {
    void this.load()
  },
  onPullDownRefresh,

  async load() {
    const { year } = this.data
    const [permissions, answer] = await Promise.all([
      permissionsAt(this.branchId),
      read('indicator.year', { branchId: this.branchId, year }),
    ])
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const mayDefine = permissions.includes('confirm-records')
    this.setData({
      mayDefine,
      mayRecord: permissions.includes('keep-records'),
      isThisYear: year >= yearOf(today()),
      definitions: answer.value.definitions,
    })
    if (answer.value.definitions.length > 0) this.setData({ state: 'ready', grid: gridOf(answer.value, year, today()) })
    else this.setData({ state: 'empty', message: '还没有业务指标。', grid: null })
  },

  otherYear(event: WechatMiniprogram.TouchEvent) {
    const { by } = event.currentTarget.dataset as { by: number }
    this.setData({ year: this.data.year + Number(by), state: 'loading' })
    void this.load()
  },

  async adopt() {
    const done = await submit(this, 'indicator.adopt', { branchId: this.branchId, set: 'hotline' })
    if (done) await this.load()
  },
  define(event: WechatMiniprogram.TouchEvent) {
    const { code } = event.currentTarget.dataset as { code?: string }
    const { branchId } = this
    void open('packages/secretary/indicator-define/indicator-define', code ? { branchId, code } : { branchId })
  },

  openMonth(event: WechatMiniprogram.TouchEvent) {
    const month = parseMonth(String(event.currentTarget.dataset['month']))
    const row = this.data.grid?.rows.find((each) => each.month === month)
    if (month && row?.canEdit)
      void open('packages/secretary/indicator-month/indicator-month', { branchId: this.branchId, month })
    else void wx.showToast({ title: '当月最后一天起可填', icon: 'none' })
  },
  paste() {
    const { year } = this.data
    void open('packages/secretary/indicator-paste/indicator-paste', { branchId: this.branchId, year })
  },
})
