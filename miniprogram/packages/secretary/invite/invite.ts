import { leaveSaying } from '../../../page-parts/leaving'
import { writingPage } from '../../../page-parts/page'
import { copied } from '../../../page-parts/sharing'
import { agreed } from '../../../page-parts/telling'
import { failureOf } from '../../../services/call-failure'
import { today } from '../../../services/clock'
import { send } from '../../../services/submit'
import { shownInvitation, type ShownInvitation } from './invite-view'

/** One person's invitation, to be scanned or read aloud: the code that can still be used, or a new one. */
writingPage('packages/secretary/invite/invite', {
  data: { invitation: null as ShownInvitation | null },

  async read(at) {
    const { branchId, memberId } = at
    // Asked again after the network failed, it is the same new code.
    const made = await send(at, 'invitation.create', { branchId, memberId, isOpenKept: true })
    if (!made.ok) throw failureOf(made)
    return shownInvitation(made.value, today())
  },
  show: (invitation) => ({ invitation }),

  copy() {
    const { invitation } = this.data
    if (invitation) void this.attempt(() => copied(invitation.code))
  },

  async revoke() {
    await this.attempt(async () => {
      const { invitation } = this.data
      if (!invitation) return
      if (!(await agreed('收回邀请码', `${invitation.name}的这个邀请码将不能再用。`, '收回'))) return
      await this.send('invitation.revoke', { branchId: this.at.branchId, code: invitation.code })
      return leaveSaying('已收回')
    })
  },
})
