import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { beijingTime } from '../../../domain/time/instant'
import { signInPeriod } from '../../../domain/service/shift-offer'
import { onPullDownRefresh } from '../../../page-parts/listing'
import { clockNow, today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open, parametersOf } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { offerCard, personRows, type OfferCard, type OfferWithPeople, type PersonRow } from '../offer-text'

/** Somebody whose times are being noted; an empty time is not noted. */
interface Noting {
  readonly memberId: string
  readonly name: string
  readonly cameTime: string
  readonly leftTime: string
}

/** Who joined an offered shift, came and left; noting those without a phone, and closing it. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    card: null as OfferCard | null,
    rows: [] as readonly PersonRow[],
    isOffered: false,
    isBegun: false,
    people: [] as readonly NamedPerson[],
    isChoosing: false,
    noting: null as Noting | null,
    isCancelling: false,
    isSaving: false,
    fault: '',
  },
  at: { branchId: '', offerId: '' },
  offer: undefined as OfferWithPeople | undefined,
  onPullDownRefresh,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', offerId = '' } = parametersOf<'packages/service/offer-host/offer-host'>(query)
    this.at = { branchId, offerId }
  },
  onShow() {
    void this.load()
  },

  async load() {
    const answer = await read('offer.get', this.at)
    if ('failed' in answer) return this.setData({ ...answer.failed })
    this.offer = answer.value
    const { state, startsAt } = answer.value
    this.setData({
      state: 'ready',
      card: offerCard(answer.value, yearOf(today())),
      rows: personRows(answer.value, yearOf(today())),
      isOffered: state === 'offered',
      isBegun: startsAt <= clockNow(),
    })
  },

  async choosePeople() {
    this.setData({ people: await peopleOf(this.at.branchId), isChoosing: true, fault: '' })
  },
  stopChoosing() {
    this.setData({ isChoosing: false })
  },
  async choosePerson(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.setData({ isChoosing: false })
    const person = this.data.people.find(({ memberId }) => memberId === event.detail.memberIds[0])
    if (person) await this.begin(person.memberId, person.name, '')
  },
  async notePerson(event: WechatMiniprogram.TouchEvent) {
    const row = this.data.rows.find(({ memberId }) => memberId === event.currentTarget.dataset['id'])
    if (row?.mayNote) await this.begin(row.memberId, row.name, row.cameTime)
  },

  /** Before people arrive there is nothing but joining to note. */
  async begin(memberId: string, name: string, came: string) {
    const { offer } = this
    if (!offer) return
    const isEarly = clockNow() < signInPeriod(offer).opensAt
    if (!isEarly)
      return this.setData({ noting: { memberId, name, cameTime: came || this.usualStart(offer), leftTime: '' } })
    if (this.data.rows.some((row) => row.memberId === memberId)) return
    if (await submit(this, 'offer.note', { ...this.at, memberId, cameTime: null, leftTime: null })) await this.load()
  },
  /** The offered start, or now where that is still to come. */
  usualStart({ startsAt }: OfferWithPeople) {
    const now = clockNow()
    return beijingTime(startsAt <= now ? startsAt : now)
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { noting } = this.data
    const field = String(event.currentTarget.dataset['field'])
    if (noting) this.setData({ noting: { ...noting, [field]: event.detail.value }, fault: '' })
  },
  stopNoting() {
    this.setData({ noting: null, fault: '' })
  },
  async saveNote() {
    const { noting } = this.data
    if (!noting) return
    const { memberId, cameTime, leftTime } = noting
    const times = { cameTime: cameTime || null, leftTime: leftTime || null }
    if (!(await submit(this, 'offer.note', { ...this.at, memberId, ...times }))) return
    this.setData({ noting: null })
    await this.load()
  },

  async close() {
    const content = '没有签退的同志按班次结束时间计，并注明；已记下的时长一并确认。结束后不能再签到。'
    const { confirm } = await wx.showModal({ title: '结束这个班次？', content, confirmText: '结束' })
    if (!confirm) return
    const closed = await submit(this, 'offer.close', this.at)
    if (!closed) return
    const { confirmed, proposed } = closed
    const rest = proposed > 0 ? `，${proposed} 条等待确认` : ''
    void wx.showToast({ title: `已结束，确认 ${confirmed} 条${rest}`, icon: 'none' })
    await this.load()
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
    if (!(await submit(this, 'offer.cancel', { ...this.at, reason: event.detail.reason }))) return
    this.setData({ isCancelling: false })
    await this.load()
  },
})
