import { DUES_CATEGORIES, type DuesCategory } from '../../../domain/dues/dues'
import { today } from '../../../services/clock'
import { CATEGORY_LABELS } from '../dues-text'
import { baseLabel, calculate, type Result } from './calculator-view'

/** Works out a month's dues on the phone. It calls nothing and keeps nothing: what is typed is gone with the page. */
Page({
  data: {
    categories: DUES_CATEGORIES.map((key) => ({ key, label: CATEGORY_LABELS[key] })),
    category: 'wage-earner' as DuesCategory,
    baseLabel: baseLabel('wage-earner'),
    typed: '',
    result: calculate('wage-earner', '', today()) as Result,
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: DuesCategory }>) {
    const { key: category } = event.detail
    this.setData({ category, baseLabel: baseLabel(category) })
    this.show()
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ typed: event.detail.value })
    this.show()
  },
  show() {
    this.setData({ result: calculate(this.data.category, this.data.typed, today()) })
  },
})
