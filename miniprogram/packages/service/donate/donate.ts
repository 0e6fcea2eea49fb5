import type { TypedValues } from '../../../components/ledger-form/ledger-form-view'
import type { PageState } from '../../../components/page-state/page-state'
import type { LedgerField } from '../../../domain/ledger'
import { today } from '../../../services/clock'
import { dropDraft, draftOver, keepDraft } from '../../../services/drafts'
import { read } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { goBack, parametersOf } from '../../../services/routes'
import { whoAmI } from '../../../services/session'
import { submit } from '../../../services/submit'
import { giftFields, giftRequest, type Whose } from './donate-view'

/** How many of the names used before stand above the form. */
const OFFERED = 6
const BLANK = { campaign: '', fen: '', receipt: '' }

/** One gift that was made: one's own, or a member's by whoever keeps the records. Nothing here asks for one. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    note: '',
    campaigns: [] as readonly string[],
    fields: [] as readonly LedgerField[],
    start: {} as TypedValues,
    people: [] as readonly NamedPerson[],
    faultAt: '',
    fault: '',
    isSaving: false,
  },
  branchId: '',
  whose: 'own' as Whose,
  memberId: '',
  typed: {} as TypedValues,

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', whose = 'own' } = parametersOf<'packages/service/donate/donate'>(query)
    Object.assign(this, { branchId, whose })
    void this.load()
  },

  async load() {
    const { branchId, whose } = this
    const [me, used, people] = await Promise.all([
      whoAmI().catch(() => undefined),
      read('donation.campaigns', { branchId }),
      whose === 'others' ? peopleOf(branchId) : [],
    ])
    if ('failed' in used) {
      this.setData({ ...used.failed })
      return
    }
    this.memberId = me?.bound ? me.memberId : ''
    this.typed = { occurredOn: today(), ...draftOver(this.draftName(), BLANK) }
    this.setData({
      state: 'ready',
      note: whose === 'own' ? '捐款完全自愿，金额随心意；这里只作登记，不收款。' : '这里只作登记，不收款。',
      campaigns: used.value.campaigns.slice(0, OFFERED).map(({ campaign }) => campaign),
      fields: giftFields(whose),
      start: this.typed,
      people,
    })
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    this.typed = event.detail.typed
    keepDraft(this.draftName(), this.typed)
  },
  chooseCampaign(event: WechatMiniprogram.TouchEvent) {
    const { campaign } = event.currentTarget.dataset as { campaign: string }
    this.typed = { ...this.typed, campaign }
    this.setData({ start: this.typed })
  },

  async save() {
    const asked = giftRequest(this.branchId, this.whose, this.memberId, this.typed)
    if (!asked.ok) {
      this.setData({ faultAt: asked.code, fault: asked.message })
      return
    }
    this.setData({ faultAt: '' })
    const done = await submit(this, 'donation.record', asked.request)
    if (!done) return
    dropDraft(this.draftName())
    const waits = done.state === 'proposed'
    void wx.showToast({ title: waits ? '已登记，等支部确认' : '已登记', icon: 'none' })
    await goBack()
  },

  draftName() {
    return `donation:${this.whose}:${this.branchId}`
  },
})
