import type { PageState } from '../../../components/page-state/page-state'
import { yearOf } from '../../../domain/time/civil-date'
import { emptyListing, loadMore, onPullDownRefresh } from '../../../page-parts/listing'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { read, whoIsOnRoll } from '../../../services/page-load'
import { open, parametersOf } from '../../../services/routes'
import { offerCard, type Offer, type OfferCard } from '../offer-text'

const SHOWN = [
  { key: 'coming', label: '正在招募' },
  { key: 'past', label: '以往班次' },
] as const
type Shown = (typeof SHOWN)[number]['key']

const cards = (items: readonly Offer[]) => items.map((offer) => offerCard(offer, yearOf(today())))

/** The shifts the branch offers (班次): those to come, and those that are over. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    choices: SHOWN,
    shown: 'coming' as Shown,
    keeps: false,
    ...emptyListing<OfferCard>(),
  },
  branchId: '',
  onPullDownRefresh,

  onLoad(query: Record<string, string | undefined>) {
    this.branchId = parametersOf<'packages/service/offers/offers'>(query).branchId ?? ''
  },
  onShow() {
    void this.load()
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.ask('past', cursor), cards)
  },

  async load() {
    const { shown } = this.data
    if (this.branchId === '' && !(await this.findBranch())) return
    const [permissions, answer] = await Promise.all([permissionsAt(this.branchId), this.ask(shown, null)])
    if (shown !== this.data.shown) return
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const keeps = permissions.includes('keep-records')
    const rows = cards(answer.value.items)
    const none = keeps ? '现在没有招募的班次，可以发布一个。' : '现在没有招募的班次。支部发布后会在这里。'
    const message = shown === 'past' ? '还没有结束的班次。' : none
    this.setData({ state: rows.length === 0 ? 'empty' : 'ready', message, keeps, rows, next: answer.value.next })
  },

  async ask(shown: Shown, cursor: string | null) {
    const { branchId } = this
    if (shown === 'past') return read('offer.past', { branchId, cursor })
    const coming = await read('offer.coming', { branchId })
    return 'failed' in coming ? coming : { value: { items: coming.value.items, next: null } }
  },

  /** The branch on whose roll the person is, where the page was opened without one. */
  async findBranch() {
    const me = await whoIsOnRoll()
    if ('failed' in me) this.setData({ ...me.failed })
    else this.branchId = me.value.branch.branchId
    return 'value' in me
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Shown }>) {
    this.setData({ shown: event.detail.key, state: 'loading' })
    void this.load()
  },
  openOffer(event: WechatMiniprogram.TouchEvent) {
    const offerId = String(event.currentTarget.dataset['id'])
    void open('packages/service/offer/offer', { branchId: this.branchId, offerId })
  },
  publish() {
    void open('packages/service/offer-form/offer-form', { branchId: this.branchId })
  },
})
