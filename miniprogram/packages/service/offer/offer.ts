import { yearOf } from '../../../domain/time/civil-date'
import { parseShiftCodeText } from '../../../domain/meeting/check-in-text'
import { copyNotice, shareNotice, type GroupNotice } from '../../../page-parts/group-notice'
import { notSent, readingPage, type OpenPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { agreed, say } from '../../../page-parts/telling'
import { clockNow, today } from '../../../services/clock'
import { onSettled, sendWaiting, type Kept } from '../../../services/outbox'
import { ask } from '../../../services/page-load'
import { askPhone } from '../../../services/phone'
import { open, type Opened } from '../../../services/routes'
import { sentenceOf } from '../../../text/refusals'
import { settledNotice } from '../../../text/settled'
import {
  codeUse,
  offerCard,
  stepsOf,
  type CodeUse,
  type OfferAct,
  type OfferCard,
  type OfferSteps,
  type OfferWithPeople,
  type Unsent,
} from '../offer-text'
import { offerNotice } from './offer-notice'
import { signByCode, signOutUnproven, unsentOf, whyUnsent, type OfferPlace, type Signed } from './unsent'

const SAID: Readonly<Record<OfferAct, string>> = {
  join: '已报名',
  stepBack: '已退出',
  signIn: '已签到',
  scanOut: '已签退',
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
    isOffered: false,
    notice: null as GroupNotice | null,
    unsent: 'nothing' as Unsent,
    /** What the code is for now; its six digits can be typed for that. */
    use: null as CodeUse | null,
    code: '',
    /** A code that was scanned before the page came; it is used once the page knows for what. */
    scanned: '',
  },
  stop: undefined as (() => void) | undefined,
  stays: true,
  begin: ({ scanned = '' }) => ({ scanned }),

  onShow() {
    this.stop?.()
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

  read: (at) => ask('offer.get', placeOf(at)),
  show: (offer, { branchId }) => ({ ...shown(offer), notice: offerNotice(offer, branchId, yearOf(today())) }),
  shown(page) {
    const { scanned, use } = page.data
    if (scanned === '') return
    page.setData({ scanned: '' })
    if (!use) return
    void page.attempt(async () => {
      // Scanned by a button that says 签到, perhaps once more to be sure: to leave is asked for.
      const isMeant = use === 'signIn' || (await agreed('您已经签到', '现在签退吗？签退以后不能再签到。', '签退'))
      return isMeant ? take(page, use, scanned) : undefined
    })
  },

  async act(event: WechatMiniprogram.TouchEvent) {
    const act = tapped(event, 'act') as OfferAct
    if (act === 'signIn' || act === 'scanOut') return this.scan(act)
    await this.attempt(async () => {
      if (act === 'signOut') return tell(this, act, await signOutUnproven(placeOf(this.at)))
      await this.send(`offer.${act}`, placeOf(this.at))
      say(SAID[act])
      return this.load()
    })
  },
  async scan(act: CodeUse) {
    await this.attempt(async () => {
      const scanned = await askPhone('scan', wx.scanCode({ onlyFromCamera: true }))
      return scanned ? take(this, act, scanned.path || scanned.result) : undefined
    })
  },

  typeCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value, fault: '' })
    // The keyboard of digits has no key to send with, and covers the button.
    if (event.detail.value.length === 6) void this.submitCode()
  },
  async submitCode() {
    const { use, code } = this.data
    await this.attempt(async () => {
      if (!/^\d{6}$/.test(code)) return notSent('请输入组织的同志手机上的 6 位数字。')
      return use ? sign(this, use, code) : undefined
    })
  },

  async sendNow() {
    await this.attempt(async () => {
      await sendWaiting()
      if (unsentOf(this.at.offerId) === 'nothing') return this.load()
      return notSent(`还没有送到：${whyUnsent(this.at.offerId)}`)
    })
  },

  copyNotice,
  onShareAppMessage: shareNotice,
  organise() {
    void open('packages/service/offer-host/offer-host', placeOf(this.at))
  },
})

type Page = Pick<OpenPage<'packages/service/offer/offer', { code: string }, OfferWithPeople>, 'at' | 'load'> & {
  readonly seen: OfferWithPeople | undefined
  setData(change: Partial<ReturnType<typeof shown>> & { readonly code?: string }): void
}

async function take(page: Page, act: CodeUse, text: string) {
  const shift = parseShiftCodeText(text)
  if (!shift) return notSent('这不是班次的签到码，请扫组织的同志出示的码。')
  if (shift.offerId !== page.at.offerId) return notSent('这是另一个班次的签到码。')
  return sign(page, act, shift.code)
}

async function sign(page: Page, act: CodeUse, code: string) {
  const procedure = act === 'signIn' ? 'offer.signIn' : 'offer.signOut'
  return tell(page, act, await signByCode(procedure, placeOf(page.at), code))
}

/** What was kept is shown as waiting, never as done. */
async function tell(page: Page, act: OfferAct, answer: Signed) {
  page.setData({ code: '' })
  if (page.seen) page.setData(shown(page.seen))
  if (!answer.ok) return answer.code === 'kept' ? undefined : notSent(whyNot(answer))
  say(SAID[act])
  return page.load()
}

function shown(offer: OfferWithPeople) {
  const unsent = unsentOf(offer.offerId)
  const steps = stepsOf(offer, clockNow(), unsent, whyUnsent(offer.offerId))
  return {
    card: offerCard(offer, yearOf(today())),
    steps,
    use: codeUse(steps),
    note: offer.note,
    organiser: offer.organiserName ?? '',
    organises: offer.people !== null,
    isOffered: offer.state === 'offered',
    unsent,
  }
}

function placeOf({ branchId, offerId }: Opened<'packages/service/offer/offer'>): OfferPlace {
  return { branchId, offerId }
}

/** Of the digits of a shift one says otherwise than of codes that are tried by the day. */
function whyNot(answer: Extract<Exclude<Signed, Kept>, { readonly ok: false }>): string {
  return answer.code === 'too-many-attempts' ? '输错的次数太多：请扫码，或请组织的同志登记。' : sentenceOf(answer)
}
