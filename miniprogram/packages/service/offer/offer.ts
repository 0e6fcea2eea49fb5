import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { clockNow, today } from '../../../services/clock'
import { onSettled, sendWaiting } from '../../../services/outbox'
import { read } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { sentenceFor, sentenceOf } from '../../../text/refusals'
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
import { sign, unsentOf } from './unsent'

const SAID: Readonly<Record<OfferAct, string>> = {
  join: '已报名',
  stepBack: '已退出',
  signIn: '已签到',
  signOut: '已签退',
}

/** One offered shift: joining and stepping back, signing in and out. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    card: null as OfferCard | null,
    steps: null as OfferSteps | null,
    note: '',
    organiser: '',
    organises: false,
    unsent: 'nothing' as Unsent,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  offerId: '',
  /** As last read: it stays in view when the network goes. */
  offer: undefined as OfferWithPeople | undefined,
  stop: undefined as (() => void) | undefined,
  onPullDownRefresh,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', offerId = '' } = parametersOf<'packages/service/offer/offer'>(query)
    Object.assign(this, { branchId, offerId })
  },
  onShow() {
    this.stop = onSettled(({ procedure, answer }) => {
      void wx.showModal({ ...settledNotice(procedure, answer), showCancel: false, confirmText: '知道了' })
      void this.load()
    })
    void this.load()
  },
  onHide() {
    this.stop?.()
  },
  onUnload() {
    this.stop?.()
  },

  async load() {
    const answer = await read('offer.get', this.at())
    if ('value' in answer) this.offer = answer.value
    else if (!this.offer) return this.setData({ ...answer.failed })
    this.show()
  },

  show() {
    const { offer } = this
    if (!offer) return
    const unsent = unsentOf(this.offerId)
    const { note, people, organiserName } = offer
    this.setData({
      state: 'ready',
      card: offerCard(offer, yearOf(today())),
      steps: stepsOf(offer, clockNow(), unsent),
      note,
      organiser: organiserName ?? '',
      organises: people !== null,
      unsent,
    })
  },

  at() {
    const { branchId, offerId } = this
    return { branchId, offerId }
  },

  async act(event: WechatMiniprogram.TouchEvent) {
    const act = event.currentTarget.dataset['act'] as OfferAct
    const done = act === 'signIn' || act === 'signOut' ? await this.signing(act) : await this.joining(act)
    if (!done) return
    void wx.showToast({ title: SAID[act], icon: 'success' })
    await this.load()
  },

  async joining(act: 'join' | 'stepBack') {
    return (await submit(this, `offer.${act}`, this.at())) !== undefined
  },

  /** True once the server has it. What was kept is shown as waiting, never as done. */
  async signing(act: 'signIn' | 'signOut') {
    if (this.data.isSaving) return false
    this.setData({ isSaving: true, fault: '' })
    const answer = await sign(`offer.${act}`, this.at())
    this.setData({ isSaving: false })
    if (!answer.ok && answer.code !== 'kept') this.setData({ fault: sentenceOf(answer) })
    this.show()
    return answer.ok
  },

  async sendNow() {
    this.setData({ isSaving: true, fault: '' })
    await sendWaiting()
    this.setData({ isSaving: false })
    if (unsentOf(this.offerId) === 'nothing') await this.load()
    else this.setData({ fault: sentenceFor('offline') })
  },

  organise() {
    void open('packages/service/offer-host/offer-host', this.at())
  },
})
