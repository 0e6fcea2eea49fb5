import { yearOf } from '../../../domain/time/civil-date'
import { notSent, readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { clockNow, today } from '../../../services/clock'
import { onSettled, sendWaiting } from '../../../services/outbox'
import { ask } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { sentenceOf } from '../../../text/refusals'
import { settledNotice } from '../../../text/settled'
import {
  offerCard,
  stepsOf,
  type OfferAct,
  type OfferCard,
  type OfferSteps,
  type OfferWithPeople,
  type Unsent,
} from '../offer-text'
import { sign, unsentOf, whyUnsent } from './unsent'

const SAID: Readonly<Record<OfferAct, string>> = {
  join: '已报名',
  stepBack: '已退出',
  signIn: '已签到',
  signOut: '已签退',
}

/** One offered shift: joining and stepping back, signing in and out. As last read it stays in view when the network goes. */
readingPage('packages/service/offer/offer', {
  data: {
    card: null as OfferCard | null,
    steps: null as OfferSteps | null,
    note: '',
    organiser: '',
    organises: false,
    unsent: 'nothing' as Unsent,
  },
  stop: undefined as (() => void) | undefined,
  stays: true,

  onShow() {
    this.stop = onSettled(({ procedure, answer }) => {
      void wx.showModal({ ...settledNotice(procedure, answer), showCancel: false, confirmText: '知道了' })
      void this.load()
    })
  },
  onHide() {
    this.stop?.()
  },
  onUnload() {
    this.stop?.()
  },

  read: (at) => ask('offer.get', at),
  show: shown,

  async act(event: WechatMiniprogram.TouchEvent) {
    const act = tapped(event, 'act') as OfferAct
    await this.attempt(async () => {
      if (act === 'join' || act === 'stepBack') await this.send(`offer.${act}`, this.at)
      else {
        const answer = await sign(`offer.${act}`, this.at)
        if (this.seen) this.setData(shown(this.seen))
        // What was kept is shown as waiting, never as done.
        if (!answer.ok) return answer.code === 'kept' ? undefined : notSent(sentenceOf(answer))
      }
      say(SAID[act])
      return this.load()
    })
  },

  async sendNow() {
    await this.attempt(async () => {
      await sendWaiting()
      if (unsentOf(this.at.offerId) === 'nothing') return this.load()
      return notSent(`还没有送到：${whyUnsent(this.at.offerId)}`)
    })
  },

  organise() {
    void open('packages/service/offer-host/offer-host', this.at)
  },
})

function shown(offer: OfferWithPeople) {
  const unsent = unsentOf(offer.offerId)
  return {
    card: offerCard(offer, yearOf(today())),
    steps: stepsOf(offer, clockNow(), unsent, whyUnsent(offer.offerId)),
    note: offer.note,
    organiser: offer.organiserName ?? '',
    organises: offer.people !== null,
    unsent,
  }
}
