import type { Choice } from '../../../components/choice-chips/choice-chips'
import { leaveFor, leaveQuietly } from '../../../page-parts/leaving'
import { notSent, writingPage } from '../../../page-parts/page'
import { tapped } from '../../../page-parts/tapped'
import { say } from '../../../page-parts/telling'
import { today } from '../../../services/clock'
import { draftOver, dropDraft, keepTyped } from '../../../services/drafts'
import { ask } from '../../../services/page-load'
import { chosenDay } from '../../../text/dates'
import { blankOffer, described, typedOfOffer, type TypedOffer } from './offer-form-view'

/** How many of the projects used before stand above the form. */
const OFFERED = 6

/** As the form calls what it sends. */
const LABELS = {
  ...{ project: '服务项目', site: '地点', wanted: '希望来多少人' },
  ...{ occurredOn: '日期', startTime: '开始时间', endTime: '结束时间' },
}

/** Offering a shift, and changing one. What is typed stays until it is sent. */
writingPage('packages/service/offer-form/offer-form', {
  data: { ...typedData(blankOffer(today())), isChange: false, names: [] as readonly Choice[] },
  begin({ offerId }) {
    if (offerId !== undefined) void wx.setNavigationBarTitle({ title: '更改班次' })
    return { isChange: offerId !== undefined }
  },

  async read({ branchId, offerId }) {
    const [{ projects }, old] = await Promise.all([
      ask('shift.projects', { branchId }),
      offerId === undefined ? undefined : ask('offer.get', { branchId, offerId }),
    ])
    return { projects, old }
  },
  show: ({ projects, old }, { branchId }) => ({
    names: projects.slice(0, OFFERED).map(({ project }) => ({ key: project, label: project })),
    ...typedData(old ? typedOfOffer(old) : draftOver(draftName(branchId), blankOffer(today()))),
  }),

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.change({ [tapped(event, 'field')]: event.detail.value })
  },
  chooseName(event: WechatMiniprogram.CustomEvent<{ key: string }>) {
    this.change({ project: event.detail.key })
  },
  change(change: Readonly<Record<string, string>>) {
    const typed = { ...this.data.typed, ...change }
    this.setData({ ...typedData(typed), fault: '' })
    if (this.at.offerId === undefined) keepTyped(draftName(this.at.branchId), typed)
  },

  labels: LABELS,
  async save() {
    await this.attempt(async () => {
      const { branchId, offerId } = this.at
      const asked = described(this.data.typed)
      if ('fault' in asked) return notSent(asked.fault)
      const { description } = asked
      if (offerId !== undefined) {
        await this.send('offer.change', { branchId, offerId, description })
        return leaveQuietly
      }
      const offer = await this.send('offer.publish', { branchId, description })
      dropDraft(draftName(branchId))
      say('已发布')
      return leaveFor('packages/service/offer/offer', { branchId, offerId: offer.offerId })
    })
  },
})

function draftName(branchId: string): string {
  return `offer:${branchId}`
}

function typedData(typed: TypedOffer) {
  return { typed, day: chosenDay(typed.occurredOn), isNextDay: typed.endTime < typed.startTime }
}
