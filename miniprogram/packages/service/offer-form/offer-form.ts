import type { Choice } from '../../../components/choice-chips/choice-chips'
import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepDraft } from '../../../services/drafts'
import { read } from '../../../services/page-load'
import { goBack, parametersOf, replaceWith } from '../../../services/routes'
import { submit } from '../../../services/submit'
import { chosenDay } from '../../../text/dates'
import { blankOffer, described, typedOfOffer, type TypedOffer } from './offer-form-view'

/** How many of the projects used before stand above the form. */
const OFFERED = 6

/** Offering a shift, and changing one. What is typed stays until it is sent. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    isChange: false,
    typed: blankOffer(today()),
    day: '',
    names: [] as readonly Choice[],
    isSaving: false,
    fault: '',
  },
  branchId: '',
  offerId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', offerId = '' } = parametersOf<'packages/service/offer-form/offer-form'>(query)
    Object.assign(this, { branchId, offerId })
    this.setData({ isChange: offerId !== '' })
    if (offerId !== '') void wx.setNavigationBarTitle({ title: '更改班次' })
    void this.load()
  },

  async load() {
    const { branchId, offerId } = this
    const used = await read('shift.projects', { branchId })
    if ('failed' in used) return this.setData({ ...used.failed })
    const names = used.value.projects.slice(0, OFFERED).map(({ project }) => ({ key: project, label: project }))
    if (offerId === '') this.put(draftOver(this.draftName(), blankOffer(today())))
    else {
      const offer = await read('offer.get', { branchId, offerId })
      if ('failed' in offer) return this.setData({ ...offer.failed })
      this.put(typedOfOffer(offer.value))
    }
    this.setData({ state: 'ready', names })
  },

  draftName() {
    return `offer:${this.branchId}`
  },
  put(typed: TypedOffer) {
    this.setData({ typed, day: chosenDay(typed.occurredOn), fault: '' })
  },
  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ [String(event.currentTarget.dataset['field'])]: event.detail.value })
  },
  chooseName(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.change({ project: event.detail.key })
  },
  change(change: Readonly<Record<string, string>>) {
    this.put({ ...this.data.typed, ...change })
    if (this.offerId === '') keepDraft(this.draftName(), this.data.typed)
  },

  async save() {
    const { branchId, offerId } = this
    const asked = described(this.data.typed)
    if ('fault' in asked) return this.setData({ fault: asked.fault })
    const { description } = asked
    if (offerId !== '') {
      if (await submit(this, 'offer.change', { branchId, offerId, description })) await goBack()
      return
    }
    const offer = await submit(this, 'offer.publish', { branchId, description })
    if (!offer) return
    dropDraft(this.draftName())
    void wx.showToast({ title: '已发布', icon: 'success' })
    await replaceWith('packages/service/offer/offer', { branchId, offerId: offer.offerId })
  },
})
