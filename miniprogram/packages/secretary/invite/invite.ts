import type { PageState } from '../../../components/page-state/page-state'
import { today } from '../../../services/clock'
import { read } from '../../../services/page-load'
import { goBack, parametersOf } from '../../../services/routes'
import { send, submit } from '../../../services/submit'
import { sentenceOf } from '../../../text/refusals'
import { invitationOf, shownInvitation, type ShownInvitation } from './invite-view'

/** One person's invitation, to be scanned or read aloud: the code that can still be used, or a new one. */
Page({
  data: {
    state: 'loading' as PageState,
    message: '',
    invitation: null as ShownInvitation | null,
    isSaving: false,
    fault: '',
  },
  branchId: '',
  memberId: '',

  onLoad(query: Record<string, string | undefined>) {
    const { branchId = '', memberId = '' } = parametersOf<'packages/secretary/invite/invite'>(query)
    Object.assign(this, { branchId, memberId })
    void this.load()
  },

  async load() {
    this.setData({ state: 'loading' })
    const { branchId, memberId } = this
    const answer = await read('invitation.list', { branchId })
    if ('failed' in answer) return this.setData({ ...answer.failed })
    const open = invitationOf(answer.value.invitations, memberId, today())
    if (open) return this.setData({ state: 'ready', invitation: open })
    const made = await send(this, 'invitation.create', { branchId, memberId })
    if (made.ok) this.setData({ state: 'ready', invitation: shownInvitation(made.value, today()) })
    else this.setData({ state: 'failed', message: sentenceOf(made) })
  },

  copy() {
    const { invitation } = this.data
    if (invitation) void wx.setClipboardData({ data: invitation.code })
  },

  async revoke() {
    const { invitation } = this.data
    if (!invitation) return
    const { confirm } = await wx.showModal({
      title: '收回邀请码',
      content: `${invitation.name}的这个邀请码将不能再用。`,
      confirmText: '收回',
    })
    if (!confirm) return
    const done = await submit(this, 'invitation.revoke', { branchId: this.branchId, code: invitation.code })
    if (!done) return
    void wx.showToast({ title: '已收回', icon: 'success' })
    await goBack()
  },
})
