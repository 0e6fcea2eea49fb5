/** Choosing the figures that an entry rests on, among those of the draft. */
import type { SectionContent } from '../written-section'
import { toggledFigure, type TypedEntry } from './section-entry-view'

const MOST_FIGURES = 12

interface ChoicePage {
  readonly data: { readonly typed: TypedEntry }
  readonly content: SectionContent | undefined
  setData(change: { isChoosing?: boolean; sought?: string; fault?: string }): void
  show(typed: TypedEntry): void
  keep(change: Partial<TypedEntry>): void
}

export const figureChoice = {
  openChoice(this: ChoicePage) {
    this.setData({ isChoosing: true, sought: '' })
    this.show(this.data.typed)
    void wx.pageScrollTo({ scrollTop: 0, duration: 0 })
  },
  closeChoice(this: ChoicePage) {
    this.setData({ isChoosing: false, fault: '' })
  },
  seek(this: ChoicePage, event: WechatMiniprogram.Input) {
    this.setData({ sought: event.detail.value })
    this.show(this.data.typed)
  },
  toggle(this: ChoicePage, event: WechatMiniprogram.TouchEvent) {
    const { figures } = this.data.typed
    const key = String(event.currentTarget.dataset['key'])
    const chosen = toggledFigure(this.content?.report.figures ?? [], figures, key)
    if (chosen.length > MOST_FIGURES) return this.setData({ fault: `最多选 ${MOST_FIGURES} 个数字。` })
    this.keep({ figures: chosen })
  },
}
