import { nothing, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { ask, askWhoIsOnRoll } from '../../../services/page-load'
import { lettersOf, type LetterRow } from './letters-view'

const MANY = 100

/** What waits for one's signature, and what one has signed. */
readingPage('packages/member/letters/letters', {
  data: { toSign: [] as readonly LetterRow[], signed: [] as readonly LetterRow[], savingId: '' },

  async read() {
    const { branchId } = (await askWhoIsOnRoll()).branch
    const { items } = await ask('ledger.mine', { branchId, pageSize: MANY })
    return { branchId, items }
  },
  show({ items }) {
    const letters = lettersOf(items, today())
    const isBare = letters.toSign.length + letters.signed.length === 0
    return { ...(isBare ? nothing('没有需要您签订的清单或责任书。') : {}), ...letters }
  },

  async sign(event: WechatMiniprogram.TouchEvent) {
    const entryId = tapped(event)
    await this.attempt(async () => {
      const letter = this.data.toSign.find((each) => each.entryId === entryId)
      if (!letter || !this.seen) return
      const content = `“${letter.text}”。签订日期记为今天，签订后不能撤回。请先看过内容。`
      if (!(await agreed(`签订${letter.title}`, content, '签订'))) return
      this.setData({ savingId: entryId })
      await this.send('ledger.sign', { branchId: this.seen.branchId, entryId })
      say('已签订')
      await this.load()
    })
  },
})
