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
import { shiftFields, shiftRequest, type Whose } from './shift-form-view'

/** How many of the names used before stand above the form. */
const OFFERED = 6
const BLANK = { project: '', site: '', hours: '', minutes: '' }

/** One time of service: one's own, or that of several members by whoever keeps the records. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    note: '',
    projects: [] as readonly string[],
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
    const { branchId = '', whose = 'own' } = parametersOf<'packages/service/shift-form/shift-form'>(query)
    Object.assign(this, { branchId, whose })
    void this.load()
  },

  async load() {
    const { branchId, whose } = this
    const [me, used, people] = await Promise.all([
      whoAmI().catch(() => undefined),
      read('shift.projects', { branchId }),
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
      note: whose === 'own' ? '记下后由支部确认，确认后计入您的服务时长。' : '',
      projects: used.value.projects.slice(0, OFFERED).map(({ project }) => project),
      fields: shiftFields(whose),
      start: this.typed,
      people,
    })
  },

  keep(event: WechatMiniprogram.CustomEvent<{ typed: TypedValues }>) {
    this.typed = event.detail.typed
    keepDraft(this.draftName(), this.typed)
  },
  chooseProject(event: WechatMiniprogram.TouchEvent) {
    const { project } = event.currentTarget.dataset as { project: string }
    this.typed = { ...this.typed, project }
    this.setData({ start: this.typed })
  },

  async save() {
    const asked = shiftRequest(this.branchId, this.whose, this.memberId, this.typed)
    if (!asked.ok) {
      this.setData({ faultAt: asked.code, fault: asked.message })
      return
    }
    this.setData({ faultAt: '' })
    const done = await submit(this, 'shift.record', asked.request)
    if (!done) return
    dropDraft(this.draftName())
    const waits = done.entries.some(({ state }) => state === 'proposed')
    void wx.showToast({ title: waits ? '已登记，等支部确认' : '已登记', icon: 'none' })
    await goBack()
  },

  draftName() {
    return `shift:${this.whose}:${this.branchId}`
  },
})
