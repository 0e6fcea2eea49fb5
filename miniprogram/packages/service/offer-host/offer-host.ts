import { orSaid } from '../../../page-parts/telling'
import { codePeriod, signInPeriod, slippedIn } from '../../../domain/service/shift-offer'
import { yearOf } from '../../../domain/time/civil-date'
import { beijingTime } from '../../../domain/time/instant'
import { askAgainEvery, type AskingAgain } from '../../../page-parts/asking-again'
import { readingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { clockNow, today } from '../../../services/clock'
import { outcomeOf } from '../../../services/call-failure'
import { ask } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open } from '../../../services/routes'
import { offerCard, personRows, type OfferCard, type OfferWithPeople, type PersonRow } from '../offer-text'

/** Somebody whose times are being noted; an empty time is not noted. */
interface Noting {
  readonly memberId: string
  readonly name: string
  readonly cameTime: string
  readonly leftTime: string
}

interface Hosted {
  readonly offer: OfferWithPeople
  /** Why it could not be asked for again. */
  readonly fault: string
}

const POLL_MILLIS = 10_000

/** Who joined an offered shift, came and left; noting those without a phone, and closing it. */
readingPage('packages/service/offer-host/offer-host', {
  data: {
    card: null as OfferCard | null,
    rows: [] as readonly PersonRow[],
    isOffered: false,
    /** Somebody signed in while it was being closed. */
    hasSlippedIn: false,
    isBegun: false,
    branchId: '',
    offerId: '',
    isVisible: false,
    /** The code may be shown now. */
    hasCode: false,
    isFull: false,
    people: [] as readonly NamedPerson[],
    isChoosing: false,
    noting: null as Noting | null,
    isCancelling: false,
  },

  begin: (at) => at,
  asking: null as AskingAgain | null,

  /** Read again while it is shown; without an answer what was so a moment ago stays. */
  async read(at, _, before?: Hosted): Promise<Hosted> {
    const asked = await outcomeOf(ask('offer.get', at))
    if ('value' in asked) return { offer: asked.value, fault: '' }
    if (before) return { ...before, fault: asked.failure.message }
    throw asked.failure
  },
  show: ({ offer, fault }) => ({
    fault,
    card: offerCard(offer, yearOf(today())),
    rows: personRows(offer, yearOf(today())),
    isOffered: offer.state === 'offered',
    hasSlippedIn: (offer.people ?? []).some(({ place }) => slippedIn(offer, place)),
    isBegun: offer.startsAt <= clockNow(),
    hasCode: offer.state === 'offered' && isShownNow(offer),
  }),

  onShow() {
    this.setData({ isVisible: true })
    this.asking = askAgainEvery(POLL_MILLIS, () => this.loadArrivals())
  },
  onHide() {
    this.stop()
  },
  onUnload() {
    this.stop()
  },
  stop() {
    this.asking?.stop()
    this.setData({ isVisible: false })
  },
  /** Not under a sheet: what is being done there, and why it was refused, stays. */
  async loadArrivals() {
    const { isOffered, isChoosing, isCancelling, isSaving, noting } = this.data
    if (this.seen && isOffered && !isChoosing && !isCancelling && !isSaving && !noting) await this.refine({})
  },
  /** The branch does not scan: whoever organises notes everybody. */
  scanningOff() {
    this.setData({ hasCode: false, isFull: false })
  },
  turnFull() {
    this.setData({ isFull: !this.data.isFull })
  },

  async choosePeople() {
    const people = await orSaid(peopleOf(this.at.branchId))
    if (people) this.setData({ people, isChoosing: true, fault: '' })
  },
  stopChoosing() {
    this.setData({ isChoosing: false })
  },
  async choosePerson(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.setData({ isChoosing: false })
    const person = this.data.people.find(({ memberId }) => memberId === event.detail.memberIds[0])
    if (person) await this.beginNoting(person.memberId, person.name)
  },
  async notePerson(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows.find(({ memberId }) => memberId === tapped(event))
    if (row?.mayNote) await this.beginNoting(row.memberId, row.name, row)
  },

  /** Before people arrive there is nothing but joining to note. */
  async beginNoting(memberId: string, name: string, known = { cameTime: '', leftTime: '' }) {
    const offer = this.seen?.offer
    if (!offer) return
    if (clockNow() >= signInPeriod(offer).opensAt)
      this.setData({
        noting: { memberId, name, cameTime: known.cameTime || usualStart(offer), leftTime: known.leftTime },
      })
    else if (this.data.rows.every((row) => row.memberId !== memberId))
      await this.attempt(() => this.note(memberId, null, null))
  },
  async note(memberId: string, cameTime: string | null, leftTime: string | null) {
    await this.send('offer.note', { ...this.at, memberId, cameTime, leftTime })
    this.setData({ noting: null })
    await this.load()
  },

  labels: { cameTime: '到场时间', leftTime: '离开时间' },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { noting } = this.data
    if (noting) this.setData({ noting: { ...noting, [tapped(event, 'field')]: event.detail.value }, fault: '' })
  },
  stopNoting() {
    this.setData({ noting: null, fault: '' })
  },
  async saveNote() {
    const { noting } = this.data
    if (noting) await this.attempt(() => this.note(noting.memberId, noting.cameTime || null, noting.leftTime || null))
  },

  close() {
    void open('packages/service/offer-close/offer-close', this.at)
  },

  edit() {
    void open('packages/service/offer-form/offer-form', this.at)
  },
  askCancel() {
    this.setData({ isCancelling: true, fault: '' })
  },
  stopCancelling() {
    this.setData({ isCancelling: false, fault: '' })
  },
  async cancel(event: WechatMiniprogram.CustomEvent<{ reason: string }>) {
    await this.attempt(async () => {
      await this.send('offer.cancel', { ...this.at, reason: event.detail.reason })
      this.setData({ isCancelling: false })
      await this.load()
    })
  },
})

function isShownNow(offer: OfferWithPeople): boolean {
  const { opensAt, closesAt } = codePeriod(offer)
  const now = clockNow()
  return opensAt <= now && now < closesAt
}

/** The offered start, or now where that is still to come. */
function usualStart({ startsAt }: OfferWithPeople): string {
  const now = clockNow()
  return beijingTime(startsAt <= now ? startsAt : now)
}
