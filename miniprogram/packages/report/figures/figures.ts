import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import {
  computeAll,
  reportYear,
  yearBeside,
  yearsUntil,
  type CatalogueMeasure,
  type Resolved,
} from '../../../services/reports'
import { open, parametersOf } from '../../../services/routes'
import { figureRow, foundIn, groupsOf, isOnlyBefore, type FigureRow } from './figures-view'

/** How many figures are shown at first, and more on reaching the bottom. */
const STEP = 30

/** Every figure there is, by what it is about or by its name, beside that of the year before. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    years: yearsUntil(today()),
    yearNames: yearsUntil(today()).map((each) => `${each}年`),
    year: reportYear(today()),
    groups: [] as string[],
    group: '',
    sought: '',
    rows: [] as FigureRow[],
    hasMore: false,
    /** The year before, where only that one has records of what is shown; 0 otherwise. */
    betterYear: 0,
  },
  branchId: '',
  count: STEP,
  measures: [] as readonly CatalogueMeasure[],
  now: {} as Record<string, Resolved>,
  before: {} as Record<string, Resolved>,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', year } = parametersOf<'packages/report/figures/figures'>(query)
    this.branchId = branchId
    if (year) this.setData({ year: Number(year) })
    void this.load()
  },

  async onPullDownRefresh() {
    await this.load()
    await wx.stopPullDownRefresh()
  },

  onReachBottom() {
    if (!this.data.hasMore) return
    this.count += STEP
    void this.show()
  },

  async load() {
    const answer = await read('measure.catalogue', { branchId: this.branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.measures = answer.value.measures
    const groups = groupsOf(this.measures)
    this.setData({ groups, group: this.data.group || (groups[0] ?? '') })
    this.forget()
    await this.show()
  },

  /** Shows what is chosen or sought; values that were computed before are not asked for again. */
  async show() {
    const { year, group, sought } = this.data
    const found = foundIn(this.measures, group, sought)
    const page = found.slice(0, this.count)
    const { now, before } = yearBeside(year, today())
    const missing = page.map(({ id }) => id).filter((id) => this.now[id] === undefined)
    const [values, earlier] = await Promise.all([
      computeAll(this.branchId, now, missing),
      computeAll(this.branchId, before, missing),
    ])
    if (year !== this.data.year || group !== this.data.group || sought !== this.data.sought) return
    if ('failed' in values) return this.setData({ ...values.failed })
    if ('failed' in earlier) return this.setData({ ...earlier.failed })
    Object.assign(this.now, Object.fromEntries(values.value))
    Object.assign(this.before, Object.fromEntries(earlier.value))
    const beside = now.to.endsWith('-12-31') ? '上年' : '上年同期'
    this.setData({
      state: page.length > 0 ? 'ready' : 'empty',
      message: '没有找到这样的数字，请换个名称看看。',
      rows: page.map((measure) => figureRow(measure, this.now[measure.id], this.before[measure.id], beside)),
      hasMore: found.length > page.length,
      betterYear: isOnlyBefore(
        page.map(({ id }) => id),
        this.now,
        this.before,
      )
        ? year - 1
        : 0,
    })
  },

  forget() {
    this.now = {}
    this.before = {}
  },

  chooseYear(event: WechatMiniprogram.PickerChange) {
    const year = this.data.years[Number(event.detail.value)]
    if (year !== undefined) this.turnTo(year)
  },
  lookBack() {
    this.turnTo(this.data.betterYear)
  },
  turnTo(year: number) {
    this.forget()
    this.setData({ year, state: 'loading' })
    void this.show()
  },

  chooseGroup(event: WechatMiniprogram.PickerChange) {
    const group = this.data.groups[Number(event.detail.value)]
    if (group === undefined) return
    this.count = STEP
    this.setData({ group, sought: '', state: 'loading' })
    void this.show()
  },

  seek(event: WechatMiniprogram.Input) {
    this.count = STEP
    this.setData({ sought: event.detail.value })
    void this.show()
  },

  openFigure(event: WechatMiniprogram.TouchEvent) {
    const measure = String(event.currentTarget.dataset['id'])
    const { from, to } = yearBeside(this.data.year, today()).now
    void open('packages/report/evidence/evidence', { branchId: this.branchId, measure, from, to })
  },

  split(event: WechatMiniprogram.TouchEvent) {
    const measure = String(event.currentTarget.dataset['id'])
    void open('packages/report/split/split', { branchId: this.branchId, measure, year: this.data.year })
  },

  charts() {
    void open('packages/report/charts/charts', { branchId: this.branchId, year: this.data.year })
  },
})
