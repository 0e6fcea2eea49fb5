import { yearOf } from '../../../domain/time/civil-date'
import { listPage, type Portion } from '../../../page-parts/list-page'
import { tapped } from '../../../page-parts/tapped'
import { permissionsAt } from '../../../services/branch'
import { today } from '../../../services/clock'
import { ask, askWhoIsOnRoll } from '../../../services/page-load'
import { open } from '../../../services/routes'
import { offerCard, type Offer } from '../offer-text'

const SHOWN = [
  { key: 'coming', label: '正在招募' },
  { key: 'past', label: '以往班次' },
] as const
type Shown = (typeof SHOWN)[number]['key']

/** The shifts the branch offers (班次): those to come, and those that are over. */
listPage('packages/service/offers/offers', {
  data: { choices: SHOWN, shown: 'coming' as Shown, keeps: false },

  async portion(at, { shown }, cursor): Promise<Portion<Offer>> {
    const branchId = await branchOf(at)
    if (shown === 'past') return ask('offer.past', { branchId, cursor })
    const { items } = await ask('offer.coming', { branchId })
    return { items, next: null }
  },
  async beside(at) {
    const branchId = await branchOf(at)
    const permissions = await permissionsAt(branchId)
    return { branchId, keeps: permissions.includes('keep-records') }
  },
  rows: (items) => items.map((offer) => offerCard(offer, yearOf(today()))),
  show: ({ beside: { keeps } }) => ({ keeps }),
  nothing({ shown }, { beside: { keeps } }) {
    if (shown === 'past') return '还没有结束的班次。'
    return keeps ? '现在没有招募的班次，可以发布一个。' : '现在没有招募的班次。支部发布后会在这里。'
  },

  choose(event: WechatMiniprogram.CustomEvent<{ key: Shown }>) {
    void this.turnTo({ shown: event.detail.key })
  },
  openOffer(event: WechatMiniprogram.TouchEvent) {
    const branchId = this.seen?.beside.branchId
    if (branchId !== undefined) void open('packages/service/offer/offer', { branchId, offerId: tapped(event) })
  },
  publish() {
    const branchId = this.seen?.beside.branchId
    if (branchId !== undefined) void open('packages/service/offer-form/offer-form', { branchId })
  },
})

/** The branch on whose roll the person is, where the page was opened without one. */
async function branchOf({ branchId }: { readonly branchId?: string }): Promise<string> {
  return branchId ?? (await askWhoIsOnRoll()).branch.branchId
}
