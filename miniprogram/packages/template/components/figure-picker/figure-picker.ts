import type { Choice } from '../../../../components/choice-chips/choice-chips'
import type { Slot } from '../../../../domain/report/slot'
import { tapped } from '../../../../page-parts/tapped'
import { outcomeOf } from '../../../../services/call-failure'
import { ask } from '../../../../services/page-load'
import type { CatalogueMeasure } from '../../../../services/reports'
import { yearPeriod } from '../../../../domain/time/period'
import type { PreviewFigure } from '../../clause-text'
import { groupsOf } from '../../../../services/sought-measures'
import {
  fitting,
  formChoices,
  keyChoices,
  measureRow,
  measuresShown,
  NOTHING_PICKED,
  nowWords,
  partChoices,
  periodChoices,
  scopeChoices,
  slotPicked,
  type MeasureRow,
  type Picked,
} from './figure-picker-view'

/** What is known and not shown: the catalogue, and how often something was asked, so that no late answer shows. */
interface Kept {
  readonly measures: readonly CatalogueMeasure[]
  readonly asked: number
}
const KEPT = new WeakMap<object, Kept>()
const keptOf = (picker: object): Kept => KEPT.get(picker) ?? { measures: [], asked: 0 }

/**
 * Picks a figure: a measure, then its part, period, scope and form, each in plain words, with what it is now. Fires `pick`
 * with `{ slot, figure }`, the figure as `template.preview` says it, and `leave`.
 */
Component({
  properties: {
    branchId: { type: String, value: '' },
    year: { type: Number, value: 0 },
    hasBelow: { type: Boolean, value: false },
  },
  data: {
    fault: '',
    groups: [] as readonly string[],
    group: '',
    sought: '',
    rows: [] as readonly MeasureRow[],
    hasMore: false,
    measure: '',
    title: '',
    definition: '',
    picked: NOTHING_PICKED,
    parts: [] as readonly Choice[],
    keys: [] as readonly Choice[],
    periods: [] as readonly Choice[],
    scopes: [] as readonly Choice[],
    forms: [] as readonly Choice[],
    now: '',
  },
  lifetimes: {
    attached() {
      void this.open()
    },
  },
  methods: {
    async open() {
      const outcome = await outcomeOf(ask('measure.catalogue', { branchId: this.data.branchId }))
      if ('failure' in outcome) return this.setData({ fault: outcome.failure.message })
      const { measures } = outcome.value
      KEPT.set(this, { measures, asked: 0 })
      const groups = groupsOf(measures)
      this.setData({ fault: '', groups, group: groups[0] ?? '' })
      return this.list()
    },
    chooseGroup(event: WechatMiniprogram.PickerChange) {
      this.setData({ group: this.data.groups[Number(event.detail.value)] ?? '', sought: '' })
      void this.list()
    },
    seek(event: WechatMiniprogram.Input) {
      this.setData({ sought: event.detail.value })
      void this.list()
    },
    /** The measures of the group, or by name: at once, and their numbers when they come. */
    async list() {
      const { group, sought } = this.data
      const { shown, hasMore } = measuresShown(keptOf(this).measures, group, sought)
      this.setData({ hasMore, rows: shown.map((measure) => measureRow(measure, new Map())) })
      const figures = await this.ask(shown.map(({ id }) => ({ measure: id })))
      const byKey = new Map(figures?.map((figure) => [figure.key, figure]))
      if (figures) this.setData({ rows: shown.map((measure) => measureRow(measure, byKey)) })
    },
    /** The figures as they are now; undefined where something else was asked meanwhile, or no answer came. */
    async ask(figures: Slot[]): Promise<readonly PreviewFigure[] | undefined> {
      const kept = keptOf(this)
      const asked = kept.asked + 1
      KEPT.set(this, { ...kept, asked })
      const { branchId, year } = this.data
      const outcome = await outcomeOf(ask('template.preview', { branchId, year, statements: [], figures }))
      if (keptOf(this).asked !== asked) return undefined
      if ('value' in outcome) return outcome.value.figures
      this.setData({ fault: `现在的数没有取到：${outcome.failure.message}`, now: '' })
      return undefined
    },

    openMeasure(event: WechatMiniprogram.TouchEvent) {
      const measure = keptOf(this).measures.find(({ id }) => id === tapped(event))
      if (!measure) return
      const { id, title, definition } = measure
      const { year, hasBelow } = this.data
      this.setData({
        ...{ measure: id, title, definition, keys: [], parts: partChoices(measure) },
        ...{ periods: periodChoices({ year, hasBelow }), scopes: scopeChoices(measure, { year, hasBelow }) },
      })
      void this.choose(NOTHING_PICKED)
    },
    closeMeasure() {
      this.setData({ measure: '' })
    },
    async choosePart(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      const by = event.detail.key
      this.setData({ keys: [] })
      void this.choose({ ...this.data.picked, by, key: '' })
      if (by === '') return
      const { branchId, year, measure: measureId } = this.data
      const scope = 'with-below'
      const period = yearPeriod(year)
      const split = await outcomeOf(ask('measure.split', { branchId, period, measureId, by, scope }))
      if (this.data.measure !== measureId || this.data.picked.by !== by) return
      if ('failure' in split) return this.setData({ fault: `各项没有取到：${split.failure.message}` })
      const { result } = split.value
      this.setData({ keys: keyChoices(result.kind === 'parts' ? result.parts : []) })
    },
    chooseOther(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
      void this.choose({ ...this.data.picked, [tapped(event, 'what')]: event.detail.key })
    },
    async choose(wanted: Picked) {
      const measure = keptOf(this).measures.find(({ id }) => id === this.data.measure)
      if (!measure) return
      const picked = fitting(measure, wanted)
      this.setData({ picked, forms: formChoices(measure, picked), now: '正在取数…', fault: '' })
      const [figure] = (await this.ask([slotPicked(measure, picked)])) ?? []
      if (figure) this.setData({ now: nowWords(figure) })
    },
    async pick() {
      const { measure: id, picked } = this.data
      const slot = slotPicked({ id }, picked)
      const { branchId, year } = this.data
      const outcome = await outcomeOf(ask('template.preview', { branchId, year, statements: [], figures: [slot] }))
      if ('failure' in outcome) return this.setData({ fault: outcome.failure.message })
      const [figure] = outcome.value.figures
      this.setData({ fault: '', measure: '' })
      if (figure) this.triggerEvent('pick', { slot, figure })
    },
    leave() {
      this.triggerEvent('leave')
    },
  },
})
