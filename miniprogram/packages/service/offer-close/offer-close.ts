import { yearOf } from '../../../domain/time/civil-date'
import { leaveSaying } from '../../../page-parts/leaving'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed } from '../../../page-parts/telling'
import { clockNow, today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { offerCard, type OfferCard, type OfferWithPeople } from '../offer-text'
import { closingOf, leftWaiting, timesOf, type ClosingLine, type LookedAt } from './offer-close-view'

/** Closing a shift: where each line comes from; of what nobody but the person answers for, each is looked at before it counts. */
readingPage('packages/service/offer-close/offer-close', {
  data: {
    card: null as OfferCard | null,
    sure: [] as readonly ClosingLine[],
    unsure: [] as readonly ClosingLine[],
    waiting: '',
    isOffered: false,
    mayClose: false,
    looked: [] as readonly LookedAt[],
  },

  read: (at) => ask('offer.get', { ...at, closing: true }),
  show: (offer, _, { looked }) => shown(offer, looked),

  look(event: WechatMiniprogram.TouchEvent) {
    const memberId = tapped(event)
    const times = this.seen && timesOf(this.seen, memberId)
    if (!this.seen || !times) return
    const others = this.data.looked.filter((each) => each.memberId !== memberId)
    const isLooked = this.data.unsure.some((line) => line.memberId === memberId && line.isLooked)
    const looked = isLooked ? others : [...others, times]
    this.setData({ looked, fault: '', ...shown(this.seen, looked) })
  },

  async close() {
    await this.attempt(async () => {
      const { waiting, looked } = this.data
      const content = `${waiting || '以上时长一并确认。'}结束后不能再签到、签退。`
      // A closed one is taken up again for who slipped in: nothing else changes.
      if (this.data.isOffered && !(await agreed('结束这个班次？', content, '结束'))) return undefined
      const { confirmed, proposed } = await this.send('offer.close', { ...this.at, lookedAt: [...looked] })
      return leaveSaying(`已结束，确认 ${confirmed} 条${proposed > 0 ? `，${proposed} 条等待确认` : ''}`)
    })
  },
})

function shown(offer: OfferWithPeople, looked: readonly LookedAt[]) {
  const { sure, unsure } = closingOf(offer, looked, { now: clockNow(), thisYear: yearOf(today()) })
  return {
    card: offerCard(offer, yearOf(today())),
    isOffered: offer.state === 'offered',
    // On a closed one only who slipped in stands here.
    mayClose: offer.state === 'offered' || sure.length + unsure.length > 0,
    ...{ sure, unsure, waiting: leftWaiting(unsure) },
  }
}
