import { yearOf } from '../../../domain/time/civil-date'
import { nothing, readingPage } from '../../../page-parts/page'
import { orSaid } from '../../../page-parts/telling'
import { tapped } from '../../../page-parts/tapped'
import { today } from '../../../services/clock'
import { ask } from '../../../services/page-load'
import { peopleOf, type NamedPerson } from '../../../services/register'
import { open } from '../../../services/routes'
import { momentText } from '../../../text/dates'

interface Row {
  readonly memberId: string
  readonly name: string
  readonly note: string
  readonly maySee: boolean
}

/** Invitations that can still be used, and the way to a new one. */
readingPage('packages/secretary/invitations/invitations', {
  data: { rows: [] as readonly Row[], isChoosing: false, people: [] as readonly NamedPerson[] },

  read: ({ branchId }) => ask('invitation.list', { branchId }),
  show({ invitations }) {
    const rows = invitations.map(({ memberId, name, expiresAt, createdByName, code }) => ({
      memberId,
      name,
      maySee: code !== null,
      note: `${momentText(expiresAt, yearOf(today()))}前有效${createdByName === null ? '' : ` · ${createdByName}发出`}`,
    }))
    return { ...(rows.length > 0 ? {} : nothing('没有待用的邀请码。')), rows }
  },

  inGroup() {
    void open('packages/setup/joining/joining', this.at)
  },
  async choose() {
    const people = await orSaid(peopleOf(this.at.branchId))
    if (people) this.setData({ people, isChoosing: true })
  },
  stopChoosing() {
    this.setData({ isChoosing: false })
  },
  chosen(event: WechatMiniprogram.CustomEvent<{ memberIds: string[] }>) {
    this.stopChoosing()
    this.openInvitation(event.detail.memberIds[0])
  },
  openRow(event: WechatMiniprogram.TouchEvent) {
    const id = tapped(event)
    if (this.data.rows.some(({ memberId, maySee }) => memberId === id && maySee)) this.openInvitation(id)
  },
  openInvitation(memberId: string | undefined) {
    if (memberId) void open('packages/secretary/invite/invite', { branchId: this.at.branchId, memberId })
  },
})
