import { DUES_CATEGORIES, type DuesCategory } from '../../../domain/dues/dues'
import type { RoundingRule } from '../../../domain/values/money'
import { read } from '../../../services/call'
import { ifAnswered } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { whoAmI } from '../../../services/session'
import { CATEGORY_LABELS } from '../dues-text'
import { baseLabel, calculate, type Result } from './calculator-view'

/**
 * Works out a month's dues on the phone, rounded as one's branch has decided. What is typed is sent nowhere and kept nowhere: it
 * is gone with the page.
 */
Page({
  data: {
    categories: DUES_CATEGORIES.map((key) => ({ key, label: CATEGORY_LABELS[key] })),
    category: 'wage-earner' as DuesCategory,
    baseLabel: baseLabel('wage-earner'),
    typed: '',
    rounding: 'fen-half-up' as RoundingRule,
    result: calculate('wage-earner', '', today()) as Result,
  },

  /** Half up to the fen for whoever is in no branch, or where the server cannot be asked: the page says which it is. */
  async onLoad() {
    const me = await ifAnswered(whoAmI())
    const branchId = me?.bound ? me.branch?.branchId : undefined
    const branch = branchId === undefined ? undefined : await read('branch.get', { branchId })
    if (!branch?.ok) return
    this.setData({ rounding: branch.value.settings.duesRounding })
    this.show()
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
    this.setData({ result: calculate(this.data.category, this.data.typed, today(), this.data.rounding) })
  },
})
